// Pairs that once broke a law, each by a name that says how, tried like the
// random ones.
#include "laws/laws.hpp"

#include "retort/schema.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

namespace retort::laws {

namespace {

// The public words and the values behind them have names in common.
namespace models {

using namespace retort;
using Tables = std::initializer_list<MetaItem>;

schema::MetaData of(Tables items) {
    return MetaData(items.begin(), items.size()).box()->value;
}

struct Case {
    const char* name;
    schema::MetaData a, b;
    std::vector<const char*> rows{};
    const char* view = nullptr;
};

MetaItem users(const Column& more) {
    return table("users", column("id", Integer(), not_null), more);
}

// Of these and a column the server makes the same name.
constexpr const char* kLongName = "a_name_that_is_as_long_as_a_name_can_be_in_most_of_the_database";
constexpr const char* kLongNameToo = "a_name_that_is_as_long_as_a_name_can_be_in_most_of_the_databas2";

std::vector<Case> on_postgresql() {
    const auto numbers = [](const Type& type) {
        return table("t", column("a", type), check_constraint("ck", "a % 2 IN (0, 1)"),
                     index("ix", {text("a % 10")}), column("twice", BigInteger(), computed("a * 2")));
    };
    return {
        {"AColumnGetsAnExpressionOnceNothingIsGeneratedFromIt",
         of({table("t", column("c", Integer()), column("group", Integer(), computed("\"c\" % 100 + 1")))}),
         of({table("t", column("id", Integer()), column("c", Integer(), computed("\"id\" % 100 + 1")))})},
        {"DefaultsWithOperatorsAreInParentheses", of({}),
         of({table("t", column("a", Boolean(), server_default(text("NOT (1 > 2)")), not_null),
                   column("b", Text(), server_default(text("'x' COLLATE \"C\""))))})},
        {"SeveralKeysOverTheSameColumnsAreAllMade", of({}),
         of({table("t", column("id", Integer(), primary_key, identity()), unique_constraint("uq", {"id"}),
                   exclude_constraint("x1", {excluding("id", "=")}, using_method("btree")),
                   exclude_constraint("x2", {excluding("id", "=")}, using_method("btree")))})},
        {"SerialBecomesIdentityAndGoesOnCounting",
         of({users(column("n", Integer(), primary_key))}),
         of({users(column("n", Integer(), primary_key, identity()))}),
         {"INSERT INTO users (id) VALUES (1)", "INSERT INTO users (id) VALUES (2)"}},
        {"StorageParametersComeChangeAndGo",
         of({table("t", column("a", Integer()),
                   option("postgresql_with", "fillfactor=70, vacuum_truncate"))}),
         of({table("t", column("a", Integer()),
                   option("postgresql_with", "autovacuum_enabled=off, vacuum_truncate=off"))}),
         {"INSERT INTO t VALUES (1)"}},
        {"ColumnsAreStoredOtherwise",
         of({table("t", column("a", Text(), option("postgresql_storage", "external")),
                   column("b", Text(), option("postgresql_compression", "pglz")), column("c", Text()))}),
         of({table("t", column("a", String(99), option("postgresql_storage", "external")),
                   column("b", Text()),
                   column("c", Text(), option("postgresql_storage", "MAIN"),
                          option("postgresql_compression", "pglz")))}),
         {"INSERT INTO t VALUES ('a', 'b', 'c')"}},
        {"AColumnOfAChangedDomainKeepsItsStorage",
         of({domain_type("d", Text(), "VALUE <> ''"),
             table("t", column("a", Domain("d", Text()), option("postgresql_storage", "external")))}),
         of({domain_type("d", Text(), "VALUE <> 'x'"),
             table("t", column("a", Domain("d", Text()), option("postgresql_storage", "external")))}),
         {"INSERT INTO t VALUES ('a')"}},
        {"ATableIsUnloggedOnceNothingRefersToIt",
         of({table("a", column("id", Integer(), primary_key), column("n", Integer())),
             table("b", column("id", Integer(), primary_key), column("a", Integer(), foreign_key("a.id")))}),
         of({table("a", column("id", Integer(), primary_key), column("n", Integer()),
                   option("postgresql_unlogged")),
             table("b", column("id", Integer(), primary_key), column("a", Integer()))}),
         {"INSERT INTO a VALUES (1, 1)", "INSERT INTO b VALUES (1, 1)"}},
        // The key under the reference is made anew, and with it the reference.
        {"AReferenceMadeAnewSetsTheSameColumns",
         of({table("a", column("i", Integer()), column("j", Integer()), unique_constraint("old", {"i", "j"})),
             table("b", column("i", Integer()), column("j", Integer()),
                   foreign_key_constraint("fk", {"i", "j"}, "a", {"i", "j"}, on_delete::set_null,
                                          on_delete_columns({"j"})))}),
         of({table("a", column("i", Integer()), column("j", Integer()), unique_constraint("new", {"i", "j"})),
             table("b", column("i", Integer()), column("j", Integer()),
                   foreign_key_constraint("fk", {"i", "j"}, "a", {"i", "j"}, on_delete::set_null,
                                          on_delete_columns({"j"})))}),
         {"INSERT INTO a VALUES (1, 2)", "INSERT INTO b VALUES (1, 2)"}},
        {"ConstraintsKeepWhatTheySay",
         of({table("t", column("a", Integer()), column("r", INT4RANGE()),
                   check_constraint("ck", "a > 0", no_inherit),
                   unique_constraint("uq", {"a"}, storage("fillfactor", "70")),
                   exclude_constraint("ex", {excluding("r", "&&")}, using_method("gist"), include({"a"}),
                                      storage("fillfactor", "70")))}),
         of({table("t", column("a", BigInteger()), column("r", INT4RANGE()),
                   check_constraint("ck", "a > 0", no_inherit),
                   unique_constraint("uq", {"a"}, storage("fillfactor", "80")),
                   exclude_constraint("ex", {excluding("r", "&&")}, using_method("gist"), include({"a"}),
                                      storage("fillfactor", "70")))}),
         {"INSERT INTO t VALUES (1, '[1,2)')"}},
        {"SerialGetsAnotherDefault", of({users(column("n", Integer(), primary_key))}),
         of({users(column("n", Integer(), primary_key, server_default(7)))})},
        {"TheSequenceOfASerialFollowsItsType", of({users(column("n", Integer(), primary_key))}),
         of({users(column("n", BigInteger(), primary_key))})},
        {"ANullableColumnBecomesIdentity", of({users(column("n", Integer(), server_default(3)))}),
         of({users(column("n", Integer(), identity()))})},
        {"AnIdentityTurnsRound", of({users(column("n", Integer(), identity({.start = 5, .increment = 2})))}),
         of({users(column("n", Integer(), identity({.increment = -2})))})},
        {"AnEnumerationUnderAViewGetsValues",
         of({table("t", column("a", Enum("mood", {"sad", "ok"}), server_default("sad")),
                   check_constraint("ck", "a <> 'ok'"))}),
         of({table("t",
                   column("a", Enum("mood", {"new", "sad", "so so", "ok", "it's"}), server_default("sad")),
                   check_constraint("ck", "a <> 'ok'"))}),
         {"INSERT INTO t VALUES ('sad')"},
         "CREATE VIEW v AS SELECT a FROM t WHERE a > 'sad'"},
        {"AnEnumerationGetsAValueThatADefaultSays",
         of({table("t", column("a", Enum("mood", {"sad", "ok"})), column("b", Text()))}),
         of({table("t", column("a", Enum("mood", {"sad", "new", "ok"}), server_default("new")),
                   column("b", Enum("mood", {"sad", "new", "ok"})))}),
         {"INSERT INTO t VALUES ('sad', 'new')"}},
        {"ASequenceGoesOnCounting",
         of({sequence("s", {.start = 5, .max_value = 100}), table("t", column("a", Integer()))}),
         of({sequence("s", {.increment = 3, .cache = 4, .cycle = true}),
             table("t", column("a", Integer()))})},
        {"ASequenceTurnsRound", of({sequence("s", {.start = 5, .increment = 2})}),
         of({sequence("s", {.increment = -2})})},
        {"ConstraintsAndIndexesGetOtherNames",
         of({table("p", column("id", Integer()), column("n", Integer()), primary_key_constraint("pk", {"id"}),
                   unique_constraint("uq", {"n"}), index("ix", {"n"})),
             table("t", column("a", Integer()), column("b", Integer()),
                   foreign_key_constraint("fk", {"a"}, "p", {"id"}),
                   foreign_key_constraint("fk2", {"b"}, "p", {"n"}), check_constraint("ck", "a > 0"),
                   exclude_constraint("ex", {excluding("a", "=")}, using_method("btree")))}),
         of({table("p", column("id", Integer()), column("n", Integer()),
                   primary_key_constraint("pk'", {"id"}), unique_constraint("Uq", {"n"}),
                   index("i x", {"n"})),
             table("t", column("a", Integer()), column("b", Integer()),
                   foreign_key_constraint("f\"k", {"a"}, "p", {"id"}),
                   foreign_key_constraint("fk3", {"b"}, "p", {"n"}), check_constraint("ck2", "a > 0"),
                   exclude_constraint("ex2", {excluding("a", "=")}, using_method("btree")))}),
         {"INSERT INTO p VALUES (1, 2)", "INSERT INTO t VALUES (1, 2)"}},
        {"NamesSwap",
         of({table("t", column("a", Integer()), column("b", Integer()), unique_constraint("x", {"a"}),
                   unique_constraint("y", {"b"}), check_constraint("v", "a > 0"),
                   check_constraint("w", "b > 0"))}),
         of({table("t", column("a", Integer()), column("b", Integer()), unique_constraint("y", {"a"}),
                   unique_constraint("x", {"b"}), check_constraint("w", "a > 0"),
                   check_constraint("v", "b > 0"))}),
         {"INSERT INTO t VALUES (1, 2)"}},
        {"AKindTakesTheNameOfAnother",
         of({table("t", column("a", Integer()), column("b", Integer()), unique_constraint("x", {"a"}),
                   check_constraint("y", "b > 0"), index("z", {"b"}))}),
         of({table("t", column("a", Integer()), column("b", Integer()), unique_constraint("z", {"a"}),
                   check_constraint("x", "b > 0"), index("y", {"b"}))}),
         {"INSERT INTO t VALUES (1, 2)"}},
        {"AConstraintGetsAnotherNameWithItsColumnsType",
         of({table("p", column("id", Integer()), unique_constraint("uq", {"id"})),
             table("t", column("a", Integer()), foreign_key_constraint("fk", {"a"}, "p", {"id"}),
                   check_constraint("ck", "a > 0"))}),
         of({table("p", column("id", Text()), unique_constraint("uq2", {"id"})),
             table("t", column("a", Text()), foreign_key_constraint("fk2", {"a"}, "p", {"id"}),
                   check_constraint("ck2", "length(a) > 0"))}),
         {"INSERT INTO p VALUES (1)", "INSERT INTO t VALUES (1)"}},
        {"AReferenceGetsAnotherNameWhileItsKeyIsMadeAnew",
         of({table("p", column("id", Integer()), unique_constraint("uq", {"id"})),
             table("t", column("a", Integer()), foreign_key_constraint("fk", {"a"}, "p", {"id"}))}),
         of({table("p", column("id", Integer()), column("n", Integer()),
                   unique_constraint("uq", {"id"}, include({"n"}))),
             table("t", column("a", Integer()), foreign_key_constraint("fk2", {"a"}, "p", {"id"}))}),
         {"INSERT INTO p VALUES (1)", "INSERT INTO t VALUES (1)"}},
        {"ConstraintsAreValidated",
         of({table("p", column("id", Integer()), unique_constraint("uq", {"id"})),
             table("t", column("a", Integer()), foreign_key_constraint("fk", {"a"}, "p", {"id"}, not_valid),
                   check_constraint("ck", "a > 0", not_valid), check_constraint("b", "a > 1", not_valid))}),
         of({table("p", column("id", Integer()), unique_constraint("uq", {"id"})),
             table("t", column("a", Integer()), foreign_key_constraint("fk", {"a"}, "p", {"id"}),
                   check_constraint("ck", "a > 0"), check_constraint("c", "a > 1"))}),
         {"INSERT INTO p VALUES (7)", "INSERT INTO t VALUES (7)"}},
        {"ASequenceLosesItsLimit", of({sequence("s", {.max_value = 100})}), of({sequence("s")})},
        {"ASequenceThatADefaultDrawsFromChanges",
         of({sequence("s", {.cache = 5}),
             table("t", column("a", Integer(), server_default(text("nextval('s')"))))}),
         of({sequence("s", {.cache = 9}),
             table("t", column("a", Integer(), server_default(text("nextval('s')"))))})},
        {"SourcesOfGeneratedColumnsChangeTheirTypes", of({numbers(Integer())}), of({numbers(BigInteger())})},
        {"AnExpressionIsTakenFromAColumn",
         of({table("t", column("a", Integer()), column("b", Integer(), unique, computed("a + 1")))}),
         of({table("t", column("a", Integer()), column("b", Integer(), unique))}),
         {"INSERT INTO t (a) VALUES (1)"}},
        {"AnExpressionChanges",
         of({table("t", column("a", Integer()), column("b", Integer(), unique, computed("a + 1")))}),
         of({table("t", column("a", Integer()), column("b", Integer(), unique, computed("a + 2")))}),
         {"INSERT INTO t (a) VALUES (1)"}},
        {"BothEndsOfAReferenceChangeTheirTypes",
         of({table("p", column("id", String(36), primary_key)),
             table("c", column("p", String(36), foreign_key("p.id")))}),
         of({table("p", column("id", Uuid(), primary_key)),
             table("c", column("p", Uuid(), foreign_key("p.id")))})},
        {"EnumerationsUnderAReferenceChange",
         of({table("p", column("m", Enum("mood", {"a", "b"}), primary_key)),
             table("c", column("m", Enum("mood", {"a", "b"}), foreign_key("p.m")))}),
         of({table("p", column("m", Enum("mood", {"b", "a", "c"}), primary_key)),
             table("c", column("m", Enum("mood", {"b", "a", "c"}), foreign_key("p.m")))}),
         {"INSERT INTO p VALUES ('a')", "INSERT INTO c VALUES ('a')"}},
        {"ADefaultHasTheValueThatGoes",
         of({table("t", column("m", Enum("mood", {"a", "old"}), server_default("old")),
                   column("k", Integer()))}),
         of({table("t", column("m", Enum("mood", {"a", "new"}), server_default("new")),
                   column("k", Integer()))})},
        {"OfTwoEqualKeysAReferenceTakesTheOneThatStays",
         of({table("a_child", column("p", Integer())),
             table("p", column("id", Integer()), unique_constraint("uq_new", {"id"}),
                   index("ix", {"id"}, unique_index))}),
         of({table("a_child", column("p", Integer(), foreign_key("p.id"))),
             table("p", column("id", Integer()), index("ix", {"id"}, unique_index))})},
        {"AnIncludedColumnGoesWithAKeyThatIsReferredTo",
         of({table("c", column("p", Integer(), foreign_key("t.id"))),
             table("t", column("id", Integer()), column("b", Text()),
                   unique_constraint("uq", {"id"}, include({"b"})))}),
         of({table("t", column("id", Integer()))})},
        {"UnnamedKeysWithIncludedColumnsHaveTheServersName",
         of({table("t", column("a", Integer()), column("b", Integer()),
                   unique_constraint({"a"}, include({"b"})))}),
         of({table("t", column("a", Integer()), column("b", Integer()))})},
        {"AnEnumerationIncludedInAKeyThatIsReferredToChanges",
         of({table("c", column("p", Integer(), foreign_key("t.id"))),
             table("t", column("id", Integer()), column("m", Enum("mood", {"a", "b"})),
                   unique_constraint("uq", {"id"}, include({"m"})))}),
         of({table("c", column("p", Integer(), foreign_key("t.id"))),
             table("t", column("id", Integer()), column("m", Enum("mood", {"b", "a"})),
                   unique_constraint("uq", {"id"}, include({"m"})))})},
        {"AReferenceComesToAKeyWhoseIncludedColumnChanges",
         of({table("t", column("id", Integer()), column("m", String(20)),
                   unique_constraint("uq", {"id"}, include({"m"})))}),
         of({table("c", column("p", Integer(), foreign_key("t.id"))),
             table("t", column("id", Integer()), column("m", Numeric(5, 0)),
                   unique_constraint("uq", {"id"}, include({"m"})))})},
        {"AKeyUnderAReferenceInAnotherOrderIsRenamed",
         of({table("c", column("x", Integer()), column("y", Integer()),
                   foreign_key_constraint({"x", "y"}, "p", {"b", "a"})),
             table("p", column("a", Integer()), column("b", Integer()),
                   unique_constraint("uq", {"a", "b"}))}),
         of({table("c", column("x", Integer()), column("y", Integer()),
                   foreign_key_constraint({"x", "y"}, "p", {"b", "a"})),
             table("p", column("a", Integer()), column("b", Integer()),
                   unique_constraint("uq2", {"a", "b"}))})},
        {"KeysThatAreReferencesDoNotCount", of({}),
         of({table("a", column("id", Integer(), primary_key, foreign_key("b.id"))),
             table("b", column("id", Integer(), primary_key, foreign_key("a.id"))),
             table("c", column("id", Integer(), primary_key, foreign_key("a.id", not_valid)))})},
        {"ADomainGetsEverything",
         of({schema_name("app"), domain_type("d", Integer(), in_schema("app")),
             table("t", column("id", Integer()), column("x", Domain("d", Integer(), "app")))}),
         of({schema_name("app"),
             domain_type("d", Integer(), not_null, server_default(3), check("ck", "VALUE > 0"),
                         in_schema("app")),
             table("t", column("id", Integer()), column("x", Domain("d", Integer(), "app")))}),
         {"INSERT INTO t VALUES (1, 2)"}},
        {"TheNameOfADomainsCheckIsLeftToTheDatabase",
         of({domain_type("d", Integer(), check("ck", "VALUE > 0"))}),
         of({domain_type("d", Integer(), "VALUE > 0")})},
        {"ADomainHasAnExpressionAsItsDefault", of({domain_type("d", Text())}),
         of({domain_type("d", Text(), "length(VALUE) < 9", server_default(text("lower('X')")))})},
        {"MomentsLoseTheirPrecision",
         of({table("t", column("a", DateTime()), column("b", Time(with_timezone)), column("c", Interval()))}),
         of({table("t", column("a", DateTime(precision(3))), column("b", Time(with_timezone, precision(2))),
                   column("c", Interval(precision(1))),
                   column("d", Timestamp(with_timezone, precision(6))))}),
         {"INSERT INTO t VALUES ('2020-01-02 03:04:05.25', '10:11:12.5+01', '1 hour 0.5 seconds')"}},
        {"ADefaultStaysWhileTheTypeChanges",
         of({table("t", column("a", DateTime(), server_default("2020-01-02 03:04:05")))}),
         of({table("t", column("a", DateTime(with_timezone), server_default("2020-01-02 03:04:05")))})},
        {"SeveralUnnamedChecksGo",
         of({table("t", column("a", Integer()), check_constraint("a > 0"), check_constraint("a < 9"),
                   check_constraint("a < 9"))}),
         of({table("t", column("a", Integer()))})},
        {"ATableTakesTheNameOfAType", of({enum_type("thing", {"a"})}),
         of({table("thing", column("a", Integer()))})},
        {"AReferenceIsValidatedAtLast",
         of({table("p", column("id", Integer(), primary_key)),
             table("c", column("p", Integer(), foreign_key("p.id", not_valid)))}),
         of({table("p", column("id", Integer(), primary_key)),
             table("c", column("p", Integer(), foreign_key("p.id")))})},
        {"ASerialStopsWhoseSequenceHasAnothersName",
         of({table(kLongName, column("id", BigInteger(), not_null, identity())),
             table(kLongNameToo, column("id", Integer(), primary_key))}),
         of({table(kLongName, column("id", BigInteger(), not_null, identity())),
             table(kLongNameToo, column("id", Integer()))}),
         {"INSERT INTO a_name_that_is_as_long_as_a_name_can_be_in_most_of_the_databas2 VALUES (5)"}},
        {"AColumnIsExcludedWhoseNameHasQuotes",
         of({table("t", column("id", Integer()),
                   exclude_constraint("x", {excluding("id", "=")}, using_method("hash")))}),
         of({table("t", column("id", BigInteger()), column("quo\"te", BigInteger(), computed("id % 100")),
                   exclude_constraint("ex", {excluding("quo\"te", "=")}, using_method("btree")))})},
        {"OfTwoEqualChecksOneIsNotValid", of({}),
         of({table("t", column("a", Integer()), check_constraint("", "a > 0", not_valid),
                   check_constraint("a > 0"))})},
        {"ConditionsThatTheServerWordsTwice",
         of({table("t", column("a", String(9)), column("b", Integer()))}),
         of({table("t", column("a", String(9)), column("b", Integer()),
                   check_constraint("ck", "a NOT IN ('x', 'y')"),
                   index("ix", {"b"}, where("b BETWEEN 1 AND 5 AND a IS NOT NULL")))})},
    };
}

// What earlier servers have not.
std::vector<Case> on_postgresql_18() {
    const auto t = [](const Column& n) { return of({table("t", column("a", Integer()), n)}); };
    const std::vector<const char*> rows = {"INSERT INTO t (a) VALUES (1)", "INSERT INTO t (a) VALUES (NULL)"};
    return {
        {"AVirtualColumnComes", of({table("t", column("a", Integer()))}),
         t(column("n", Integer(), computed("a + 1", virtual_))), rows},
        {"AVirtualExpressionChanges", t(column("n", Integer(), computed("a + 1", virtual_))),
         t(column("n", BigInteger(), computed("a * 2", virtual_))), rows},
        {"AVirtualColumnIsStored", t(column("n", Integer(), computed("a + 1", virtual_))),
         t(column("n", Integer(), computed("a + 1"))), rows},
        {"AVirtualColumnGetsValuesOfItsOwn", t(column("n", Integer(), computed("a + 1", virtual_))),
         t(column("n", Integer())), rows},
        {"TheSourceOfAVirtualColumnChangesItsType", t(column("n", BigInteger(), computed("a + 1", virtual_))),
         of({table("t", column("a", BigInteger()), column("n", BigInteger(), computed("a + 1", virtual_)))}),
         rows},
        {"NullIsForbiddenAndAllowed",
         t(column("n", Integer(), not_null, server_default(1))),
         of({table("t", column("a", Integer(), primary_key), column("n", Integer()))}),
         {"INSERT INTO t (a) VALUES (1)"}},
    };
}

std::vector<Case> on_sqlite() {
    const auto strict = option("sqlite_strict");
    const auto rowless = option("sqlite_without_rowid");
    const auto counting = option("sqlite_autoincrement");
    const auto keyed = [](const auto&... more) {
        return of({table("t", column("id", Integer(), primary_key), column("a", String(9)),
                         column("b", Float()), index("ix", {"a"}), more...)});
    };
    const std::vector<const char*> rows{"INSERT INTO t VALUES (7, 'x', 1.5)",
                                        "INSERT INTO t VALUES (-3, NULL, 2)"};
    return {
        {"ABigKeyIsAKeyNoMore",
         of({table("t", column("id", BigInteger(), primary_key))}),
         of({table("t", column("id", BigInteger(), not_null))}),
         {"INSERT INTO t VALUES (5)"}},
        {"ABigKeyCountsNoMore",
         of({table("t", column("id", BigInteger(), primary_key), column("a", Integer())),
             table("u", column("t", BigInteger(), foreign_key("t.id")))}),
         of({table("t", column("id", BigInteger(), primary_key, no_autoincrement), column("a", Integer())),
             table("u", column("t", BigInteger(), foreign_key("t.id")))}),
         {"INSERT INTO t (a) VALUES (5)", "INSERT INTO u VALUES (1)"}},
        {"AKeyCountsNoMoreAndIsSmall",
         of({table("t", column("id", Integer(), primary_key))}),
         of({table("t", column("id", SmallInteger(), primary_key, no_autoincrement))}),
         {"INSERT INTO t VALUES (5)"}},
        {"ABigKeyLosesItsRowids",
         of({table("t", column("id", BigInteger(), primary_key))}),
         of({table("t", column("id", BigInteger(), primary_key), rowless)}),
         {"INSERT INTO t VALUES (5)"}},
        {"AKeyOfTextBecomesOneThatCounts",
         of({table("t", column("id", String(36), primary_key)),
             table("u", column("t", String(36), foreign_key("t.id")))}),
         of({table("t", column("id", Integer(), primary_key), counting)})},
        {"OfTwoEqualChecksTheOneWithoutANameGoes",
         of({table("t", column("a", Integer()), check_constraint("ck", "a > 0"), check_constraint("a > 0"))}),
         of({table("t", column("a", Integer()), check_constraint("ck", "a > 0"))})},
        {"OfTwoEqualChecksBothGoWithTheirColumn",
         of({table("t", column("a", Integer()), column("b", Integer()), check_constraint("ck", "a > 0"),
                   check_constraint("a > 0"))}),
         of({table("t", column("b", Integer()))})},
        {"ATableBecomesStrict", keyed(), keyed(strict), rows},
        {"ATableIsStrictNoMore", keyed(strict), keyed(), rows},
        {"ATableLosesItsRowids", keyed(), keyed(rowless), rows},
        {"ATableGetsRowids", keyed(rowless), keyed(), rows},
        {"AKeyNeverReturns", keyed(), keyed(counting), rows},
        {"AKeyMayReturn", keyed(counting), keyed(), rows},
        {"ACountingTableBecomesAStrictOneWithoutRowids", keyed(counting), keyed(strict, rowless), rows},
        {"AStrictTableGetsAColumnAndIsStrictNoMore",
         of({table("t", column("a", String(5)), strict)}),
         of({table("t", column("a", String(5)),
                   column("b", DateTime(), not_null, server_default("2020-01-01")))}),
         {"INSERT INTO t VALUES ('x')"}},
        {"AColumnIsAddedToAStrictTable",
         of({table("t", column("a", Integer()), strict)}),
         of({table("t", column("a", Integer()), column("b", String(5)), column("c", Float()), strict)}),
         {"INSERT INTO t VALUES (1)"}},
        {"AColumnLeavesAStrictTable", of({table("t", column("a", Integer()), column("c", Float()), strict)}),
         of({table("t", column("a", Integer()), strict)})},
        {"ATableWithoutRowidGetsAnotherKey",
         of({table("t", column("a", String(9), primary_key), column("b", String(9), not_null), rowless)}),
         of({table("t", column("a", String(9), not_null), column("b", String(9), primary_key), rowless)}),
         {"INSERT INTO t VALUES ('x', 'y')"}},
        {"AKeyUnderAReferenceToItselfIsRenamed",
         of({table("t", column("a", Integer(), not_null), column("up", Integer(), foreign_key("t.a")),
                   unique_constraint("uq", {"a"}))}),
         of({table("t", column("a", Integer(), not_null), column("up", Integer(), foreign_key("t.a")),
                   unique_constraint("uq2", {"a"}))}),
         {"INSERT INTO t VALUES (1, NULL)", "INSERT INTO t VALUES (2, 1)"}},
        {"AKeyAndTheReferenceToItGo",
         of({table("c", column("p", Integer(), foreign_key("p.id"))),
             table("p", column("id", Integer(), primary_key))}),
         of({table("c", column("p", Integer())), table("p", column("id", Integer()))}),
         {"INSERT INTO p VALUES (1)", "INSERT INTO c VALUES (1)"}},
        {"AKeyGoesWithTheTableThatRefersToIt",
         of({table("c", column("x", Integer()), column("y", Integer()),
                   foreign_key_constraint({"x", "y"}, "p", {"b", "a"})),
             table("p", column("a", Integer()), column("b", Integer()), column("d", Integer()),
                   unique_constraint("uq", {"a", "b"}))}),
         of({table("p", column("a", Integer()), column("b", Integer()), column("d", Text()))}),
         {"INSERT INTO p VALUES (1, 2, 3)", "INSERT INTO c VALUES (2, 1)"}},
        {"AnIndexOfAnotherCollationIsNoKey",
         of({table("c", column("p", Text(), foreign_key("p.id"))),
             table("p", column("id", Text()), column("n", Integer()),
                   index("ix", {IndexElement("id").collate("NOCASE")}, unique_index))}),
         of({table("c", column("p", Text(), foreign_key("p.id"))),
             table("p", column("id", Text()), column("n", Text()),
                   index("ix", {IndexElement("id").collate("NOCASE")}, unique_index))})},
        {"ABigIntegerBecomesTheKey", of({table("t", column("id", BigInteger()))}),
         of({table("t", column("id", BigInteger(), primary_key))})},
        {"AColumnWithADefaultBecomesGenerated",
         of({table("t", column("a", Integer()), column("b", Integer(), server_default(3)))}),
         of({table("t", column("a", Integer()), column("b", Integer(), computed("a + 1", virtual_)))})},
    };
}

}  // namespace models

void expect_laws(Database database, const std::vector<models::Case>& cases) {
    Stages stages(database);
    for (const auto& each : cases) {
        for (const bool batches : {false, true}) {
            Pair pair{.a = each.a, .b = each.b, .batches = batches};
            for (const char* row : each.rows) {
                pair.rows.push_back({{"", ""}, row});
            }
            if (each.view != nullptr) {
                pair.extras.push_back({.kind = "view", .name = {"", "v"}, .table = "t", .sql = each.view});
            }
            const auto verdict = try_laws(stages, pair, {});
            for (const auto& failure : verdict.failures) {
                ADD_FAILURE() << each.name << (batches ? " in batches" : "") << ", law " << failure.law
                              << "\n"
                              << failure.text << "\n"
                              << verdict.sent << "----\n"
                              << verdict.returned;
            }
            EXPECT_FALSE(verdict.refused) << each.name;
        }
    }
}

TEST(LawCases, HoldOnPostgresql) {
    expect_laws(Database::postgresql, models::on_postgresql());
    Stage stage(Database::postgresql);
    if (std::stoi(stage.connection().query("SHOW server_version_num").rows.at(0).at(0).value_or("0")) >=
        180000) {
        expect_laws(Database::postgresql, models::on_postgresql_18());
    }
}

// An alias of the rowid makes a number of NULL without a word.
TEST(LawCases, ANullIsNeverNumbered) {
    using namespace models;
    const auto model = [](const auto& key) {
        return of({table("t", column("id", Integer()), column("n", Integer()), key)});
    };
    Stages stages(Database::sqlite);
    Pair pair{.a = model(primary_key_constraint({"id"})), .b = model(primary_key_constraint({"n"}))};
    pair.rows.push_back({{"", "t"}, "INSERT INTO t VALUES (1, NULL)"});
    const auto verdict = try_laws(stages, pair, {});
    EXPECT_TRUE(verdict.failures.empty()) << verdict.failures.front().text;
    EXPECT_TRUE(verdict.refused);
}

TEST(LawCases, HoldOnSqlite) {
    expect_laws(Database::sqlite, models::on_sqlite());
}

}  // namespace

}  // namespace retort::laws
