// Constraints and indexes: words, options, canonical text.
#include "base/caught.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace retort::schema {
namespace {

TEST(Constraint, HoldsWhatItsOptionsSay) {
    const std::pair<retort::Constraint, const char*> rows[] = {
        {primary_key_constraint({"a", "b"}), "primary key (a, b)"},
        {primary_key_constraint("pk", {"a"}, deferrable), "primary key pk (a) deferrable"},
        {unique_constraint({"a"}), "unique (a)"},
        {unique_constraint("uq", {"a"}, nulls_not_distinct, include({"b", "c"})),
         "unique uq (a) nulls not distinct include (b, c)"},
        {unique_constraint("uq", {"a"}, deferrable, initially_deferred),
         "unique uq (a) deferrable initially deferred"},
        {unique_constraint("uq", {"a"}, initially_immediate), "unique uq (a) deferrable"},
        {unique_constraint("uq", {"a"}, option("sqlite_on_conflict", "replace")),
         "unique uq (a) sqlite_on_conflict='replace'"},
        {foreign_key_constraint({"a"}, "t", {}), "foreign key (a) -> t"},
        {foreign_key_constraint("fk", {"a", "b"}, "t", {"c", "d"}, in_schema("s"), on_delete::restrict_,
                                on_update::set_default, match::partial),
         "foreign key fk (a, b) -> s.t (c, d) match partial on delete restrict on update set default"},
        {check_constraint("a > 0"), "check (a > 0)"},
        {check_constraint("ck", "a > 0", not_valid), "check ck (a > 0) not valid"},
        {check_constraint("ck", "a > 0", not_valid, no_inherit), "check ck (a > 0) no inherit not valid"},
        {foreign_key_constraint("fk", {"a", "b"}, "t", {"x", "y"}, on_delete::set_null,
                                on_delete_columns({"b"}), on_update::cascade),
         "foreign key fk (a, b) -> t (x, y) on delete set null (b) on update cascade"},
        {unique_constraint("uq", {"a"}, storage("fillfactor", "70"), tablespace("fast"), deferrable),
         "unique uq (a) with (fillfactor='70') tablespace fast deferrable"},
        {primary_key_constraint({"a"}, include({"b"}), storage("fillfactor", "70")),
         "primary key (a) include (b) with (fillfactor='70')"},
        {exclude_constraint("ex", {excluding("a", "=")}, include({"b"}), storage("fillfactor", "70"),
                            tablespace("fast")),
         "exclude ex (a with =) include (b) with (fillfactor='70') tablespace fast"},
        {exclude_constraint("ex", {excluding("room", "="), excluding(text("tsrange(a, b)"), "&&")},
                            using_method("gist"), where("live"), deferrable),
         "exclude ex using gist (room with =, (tsrange(a, b)) with &&) where (live) deferrable"},
    };
    for (const auto& [made, text] : rows) {
        EXPECT_EQ(dump_constraint(made.box()->value.constraint), text);
    }
}

TEST(Index, HoldsWhatItsOptionsSay) {
    const std::pair<retort::Index, const char*> rows[] = {
        {index("ix", {"a"}), "index ix (a)"},
        {index("", {"a"}), "index (a)"},
        {index("ix", {"a", desc("b")}, unique_index), "unique index ix (a, b desc)"},
        {index("ix", {text("lower(a)"), col("b").asc().nulls_first(), col("c").nulls_last()}),
         "index ix ((lower(a)), b asc nulls first, c nulls last)"},
        {index("ix", {col("a").collate("C").op_class("text_pattern_ops")}),
         "index ix (a collate C text_pattern_ops)"},
        {index("ix", {"a"}, using_method("gin"), where("a IS NOT NULL"), include({"b"}),
               storage("fillfactor", "70"), storage("fastupdate", "off"), tablespace("fast"),
               option("postgresql_x", "y")),
         "index ix using gin (a) include (b) with (fastupdate='off', fillfactor='70') tablespace fast where "
         "(a IS NOT "
         "NULL) postgresql_x='y'"},
        {index("ix", {"a"}, unique_index, nulls_not_distinct), "unique index ix (a) nulls not distinct"},
    };
    for (const auto& [made, text] : rows) {
        EXPECT_EQ(dump_index(made.box()->value), text);
    }
}

TEST(Constraint, RefusesOptionsThatDoNotApply) {
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[] { unique_constraint("uq", {"a"}, where("x")); },
         "where does not apply to unique_constraint 'uq'"},
        {[] { unique_constraint({"a"}, on_delete::cascade); },
         "on_delete does not apply to unique_constraint"},
        {[] {
             foreign_key_constraint("fk", {"a"}, "t", {"b"}, on_delete::cascade, on_delete_columns({"a"}));
         },
         "on_delete_columns does not apply to a foreign key that sets nothing; say on_delete::set_null or "
         "on_delete::set_default"},
        {[] { unique_constraint("uq", {"a"}, no_inherit); },
         "no_inherit does not apply to unique_constraint 'uq'"},
        {[] { unique_constraint("uq", {}); }, "a unique constraint has no columns"},
        {[] { unique_constraint("uq", {""}); }, "the name of a column is empty"},
        {[] { primary_key_constraint("pk", {"a"}, not_valid); },
         "not_valid does not apply to primary_key_constraint 'pk'"},
        {[] { foreign_key_constraint("fk", {"a"}, "", {"b"}); }, "the name of a table is empty"},
        {[] { foreign_key_constraint("fk", {"a"}, "t", {"b"}, match::full, match::simple); },
         "foreign_key_constraint 'fk' is given match twice"},
        {[] { check_constraint("ck", "x", deferrable); },
         "deferrable does not apply to check_constraint 'ck'"},
        {[] { exclude_constraint("ex", {}); }, "an exclusion constraint has no elements"},
        {[] { exclude_constraint("ex", {excluding("a", "")}); }, "the name of an operator is empty"},
        {[] { index("ix", {}); }, "index 'ix' has no elements"},
        {[] { index("ix", {"a"}, concurrently); }, "concurrently does not apply to index 'ix'"},
        {[] { index("ix", {"a"}, nulls_not_distinct); },
         "nulls_not_distinct does not apply to index 'ix', which is not unique"},
        {[] { index("ix", {"a"}, initially_deferred); }, "initially_deferred does not apply to index 'ix'"},
        {[] { unique_constraint("uq", {"a"}, initially_deferred, initially_immediate); },
         "initially_deferred contradicts initially_immediate"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

}  // namespace
}  // namespace retort::schema
