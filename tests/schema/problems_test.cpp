// What cannot be right in a schema, whatever the database.
#include "schema/metadata.hpp"

#include <gtest/gtest.h>

namespace retort::schema {
namespace {

Table make_users() {
    Table table;
    table.name = {"", "users"};
    table.columns = {{.name = "id"}, {.name = "email"}};
    table.primary_key = PrimaryKey{.columns = {"id"}};
    return table;
}

std::vector<std::string> problems_of(Table table) {
    MetaData metadata;
    metadata.tables = {std::move(table), make_users()};
    metadata.tables.front().name = {"", "orders"};
    return find_problems(metadata);
}

TEST(FindProblems, FindsNoneInAGoodSchema) {
    Table table = make_users();
    table.foreign_keys = {
        {.name = "fk", .columns = {"id"}, .referred_table = {"", "users"}},
        {.columns = {"email"}, .referred_table = {"", "orders"}, .referred_columns = {"email"}}};
    table.uniques = {{.columns = {"email"}, .include = {"id"}}, {.columns = {"email"}}};
    table.indexes = {{.name = "ix", .elements = {{.text = "lower(x)", .is_expression = true}}}};
    EXPECT_EQ(problems_of(table), std::vector<std::string>());
}

TEST(FindProblems, NamesTheTableAndTheFault) {
    struct RowCase {
        void (*spoil)(Table&);
        const char* problem;
    };
    const RowCase rows[] = {
        {[](Table& t) { t.columns.push_back({.name = "id"}); }, "more than one column has the name 'id'"},
        {[](Table& t) {
             t.checks = {{.name = "c", .condition = "1"}};
             t.uniques = {{.name = "c", .columns = {"id"}}};
         },
         "more than one constraint has the name 'c'"},
        {[](Table& t) {
             t.indexes = {{.name = "i", .elements = {{.text = "id"}}},
                          {.name = "i", .elements = {{.text = "id"}}}};
         },
         "index i has the name of another index of the table"},
        {[](Table& t) { t.uniques = {{.columns = {"mail"}}}; },
         "unique constraint is over column 'mail', which the table does not have; did you mean 'email'?"},
        {[](Table& t) {
             t.uniques = {{.name = "uq", .columns = {"id", "id"}}};
         },
         "unique constraint uq names a column twice"},
        {[](Table& t) { t.primary_key->columns = {"key"}; },
         "primary key is over column 'key', which the table does not have"},
        {[](Table& t) {
             t.excludes = {{.name = "x", .elements = {{{.text = "room"}, "="}}}};
         },
         "exclude constraint x is over column 'room', which the table does not have"},
        {[](Table& t) { t.indexes = {{.name = "i", .elements = {{.text = "id"}}, .include = {"room"}}}; },
         "index i is over column 'room', which the table does not have"},
        {[](Table& t) {
             t.foreign_keys = {{.columns = {"id"}, .referred_table = {"", "user"}}};
         },
         "foreign key over (id) refers to table 'user', which is not there; did you mean 'users'?"},
        {[](Table& t) {
             t.foreign_keys = {{.columns = {"id"}, .referred_table = {"app", "users"}}};
         },
         "foreign key over (id) refers to table 'app.users', which is not there; did you mean 'users'?"},
        {[](Table& t) {
             t.foreign_keys = {
                 {.columns = {"id"}, .referred_table = {"", "users"}, .referred_columns = {"uuid"}}};
         },
         "foreign key over (id) refers to column 'uuid', which table users does not have"},
        {[](Table& t) {
             t.foreign_keys = {{.columns = {"id", "email"}, .referred_table = {"", "users"}}};
         },
         "foreign key has 2 columns and refers to 1"},
    };
    for (const auto& row : rows) {
        Table table = make_users();
        row.spoil(table);
        EXPECT_EQ(problems_of(table), std::vector<std::string>{"table orders: " + std::string(row.problem)});
    }
}

TEST(FindProblems, LooksAcrossTables) {
    MetaData metadata;
    metadata.tables = {make_users(), make_users()};
    metadata.tables.back().name.name = "others";
    for (auto& table : metadata.tables) {
        table.indexes = {{.name = "ix", .elements = {{.text = "id"}}}};
    }
    metadata.sequences = {{.name = {"", "s"}}, {.name = {"", "s"}}};
    metadata.enums = {{{"", "e"}, {"a"}}, {{"", "e"}, {"a", "b"}}};
    metadata.domains = {{.name = {"", "d"}, .base = {.kind = TypeKind::text}}};
    metadata.tables.front().columns.front().type =
        Type{.kind = TypeKind::domain, .name = "d", .item = {Type{.kind = TypeKind::integer}}};
    EXPECT_EQ(find_problems(metadata), (std::vector<std::string>{
                                           "more than one sequence has the name 's'",
                                           "table others: index ix has the name of another index of users",
                                           "enumeration e has two lists of values: (a) and (a, b)",
                                           "domain d is over Text, and over Integer in column users.id",
                                       }));
}

}  // namespace
}  // namespace retort::schema
