// What a comparison is asked for, and what it tells beside the operations.
#include "autogenerate/compare_rows.hpp"
#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {

namespace {

TEST(Compare, OptionsTurnComparisonsOff) {
    auto options = all_abilities();
    options.compare_type = false;
    options.compare_server_default = false;
    EXPECT_EQ(source_of(compare_models(t(column("a", Integer(), server_default(1))),
                                       t(column("a", String(), server_default("x"))), options)
                            .upgrade),
              "");
}

TEST(Compare, WhatTheDatabaseCannotHoldIsLeftAlone) {
    const auto model = MetaData(table("t", column("a", Integer(), comment("x")), comment("y")),
                                enum_type("e", {"a"}), domain_type("d", Text()), sequence("s"));
    EXPECT_EQ(source_of(compare_models(MetaData(table("t", column("a", Integer()))), model, {}).upgrade), "");
}

TEST(Compare, AViewOfTheTablesNameIsLeftAlone) {
    schema::MetaData database;
    database.raw_objects.push_back({"view", {"", "t"}, "", "CREATE VIEW t AS SELECT 1"});
    EXPECT_TRUE(compare_values(database, value_of(t())).upgrade.empty());
}

TEST(Compare, UnequalShapesAreADefect) {
    const auto model = value_of(t());
    EXPECT_THROW(autogenerate::compare({model, model, {}}, {}), Error);
}

TEST(Compare, DropsKnowWhatTheyLose) {
    const auto database = t(column("a", Integer(), unique, comment("x")));
    const auto up = compare_models(database, t()).upgrade;
    ASSERT_EQ(up.size(), 2U);
    EXPECT_EQ(*std::get<operations::DropConstraint>(up[0].value).existing,
              schema::Constraint(value_of(database).tables[0].uniques[0]));
    EXPECT_EQ(*std::get<operations::DropColumn>(up[1].value).existing,
              value_of(database).tables[0].columns[1]);
}

TEST(Compare, LogsOneLineADifference) {
    const MetaData database(table("old", column("id", Integer(), primary_key)),
                            table("t", column("a", Integer(), not_null), column("gone", Integer()),
                                  index("ix_x", {"a"}), foreign_key_constraint("f", {"a"}, "old", {"id"})));
    const MetaData model(table("new", column("id", Integer(), primary_key), index("ix_new", {"id"})),
                         table("t", column("a", BigInteger()), column("b", Integer(), unique),
                               check_constraint("c", "a > 0"), index("ix_x", {"a"}, unique_index)));
    EXPECT_EQ(
        compare_models(database, model).log,
        (std::vector<std::string>{
            "Detected added table 'new'", "Detected added index 'ix_new' on '('id',)'",
            "Detected removed table 'old'", "Detected NULL on column 't.a'",
            "Detected type change from Integer to BigInteger on 't.a'", "Detected added column 't.b'",
            "Detected removed column 't.gone'",
            "Detected changed index 'ix_x' on 't': unique=False to unique=True",
            "Detected added unique constraint None on '('b',)'",
            "Detected removed foreign key (a)(id) on table t",
            "Detected added check constraint 'c' on table 't'",
            "Column 't.gone' may have been renamed to 'b': renamed_from(\"gone\") in the models keeps its "
            "values",
            "Table 'old' may have been renamed to 'new': renamed_from(\"old\") in the models keeps its "
            "rows"}));
}

TEST(Compare, TheFilterIsAskedAboutEachObject) {
    struct Case {
        const char* type;
        const char* name;
        bool reflected;
        bool has_counterpart;
    };
    const MetaData database(
        table("gone", column("id", Integer(), primary_key)),
        table("t", column("a", Integer()), column("gone", Integer()), index("ix_gone", {"a"}),
              unique_constraint("uq_gone", {"a"}), check_constraint("ck_gone", "a > 0")),
        enum_type("gone_type", {"a"}), sequence("gone_sequence"));
    const MetaData model(
        table("t", column("a", BigInteger()), column("new", Integer()), index("ix_new", {"a"}, unique_index),
              foreign_key_constraint("fk_new", {"a"}, "t", {"new"})),
        table("new_table", column("id", Integer(), primary_key)));
    const Case cases[] = {
        {"table", "gone", true, false},
        {"table", "new_table", false, false},
        {"column", "a", false, true},
        {"column", "gone", true, false},
        {"column", "new", false, false},
        {"index", "ix_gone", true, false},
        {"index", "ix_new", false, false},
        {"unique_constraint", "uq_gone", true, false},
        {"check_constraint", "ck_gone", true, false},
        {"foreign_key_constraint", "fk_new", false, false},
        {"enum", "gone_type", true, false},
        {"sequence", "gone_sequence", true, false},
    };
    const auto all = compare_models(database, model).upgrade.size();
    ASSERT_EQ(all, std::size(cases));
    for (const auto& [type, name, reflected, has_counterpart] : cases) {
        auto options = all_abilities();
        options.include_object = [&](const autogenerate::Candidate& candidate) {
            return !(candidate.type == type && candidate.name == name && candidate.reflected == reflected &&
                     candidate.has_counterpart == has_counterpart);
        };
        EXPECT_EQ(compare_models(database, model, options).upgrade.size(), all - 1) << type << " " << name;
    }
}

}  // namespace
}  // namespace retort::test
