// Columns: options in any order, and those that contradict each other.
#include "base/caught.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace retort::schema {
namespace {

std::string dump(const retort::Column& column) {
    return dump_column(column.box()->value.column);
}

TEST(Column, HoldsWhatItsOptionsSay) {
    const std::pair<retort::Column, const char*> rows[] = {
        {column("a", Integer()), "a Integer null"},
        {column("a", Integer(), not_null), "a Integer not null"},
        {column("a", Integer(), nullable(false)), "a Integer not null"},
        {column("a", nullable(true), Integer()), "a Integer null"},
        {column("a", Integer(), primary_key), "a Integer not null"},
        {column("a", Integer(), primary_key, nullable(true)), "a Integer null"},
        {column("a", Boolean(), server_default(true)), "a Boolean null default true"},
        {column("a", Integer(), server_default(0)), "a Integer null default 0"},
        {column("a", BigInteger(), server_default(5000000000LL)), "a BigInteger null default 5000000000"},
        {column("a", Double(), server_default(1.5)), "a Double null default 1.5"},
        {column("a", Double(), server_default(2.0)), "a Double null default 2.0"},
        {column("a", Text(), server_default("it's")), "a Text null default 'it''s'"},
        {column("a", Text(), server_default(Str("x"))), "a Text null default 'x'"},
        {column("a", DateTime(), server_default(text("now()"))), "a DateTime null default (now())"},
        {column("a", Integer(), identity()), "a Integer not null identity"},
        {column("a", Integer(), identity({.always = true, .start = 5, .cycle = true})),
         "a Integer not null identity(always, start 5, cycle)"},
        {column("a", Integer(), identity({.increment = 2, .min_value = 1, .max_value = 9, .cache = 3})),
         "a Integer not null identity(increment 2, min_value 1, max_value 9, cache 3)"},
        {column("a", Integer(), computed("b * 2")), "a Integer null computed (b * 2) stored"},
        {column("a", Integer(), computed("b * 2", virtual_)), "a Integer null computed (b * 2) virtual"},
        {column("a", Text(), comment("two\nlines")), "a Text null comment 'two\\nlines'"},
        {column("a", Integer(), autoincrement), "a Integer null autoincrement"},
        {column("a", Integer(), no_autoincrement), "a Integer null no_autoincrement"},
        {column("a", collation("C"), String(3)), "a String(3).collate('C') null"},
        {column("a", Integer(), option("sqlite_on_conflict", "ignore")),
         "a Integer null sqlite_on_conflict='ignore'"},
        {column("a b", Integer()), "\"a b\" Integer null"},
        {column("a\"b", Integer()), "\"a\"\"b\" Integer null"},
    };
    for (const auto& [made, text] : rows) {
        EXPECT_EQ(dump(made), text);
    }
}

TEST(Column, BringsItsConstraints) {
    const auto made =
        column("user_id", Integer(), unique, indexed,
               foreign_key("app.users.id", on_delete::cascade, on_update::set_null, match::full,
                           initially_deferred, not_valid),
               named_foreign_key("fk_x", "x.id"), check("user_id > 0"), check("ck_y", "user_id < 9"));
    Table table;
    add_draft_constraints(table, made.box()->value);
    EXPECT_EQ(dump_table(table),
              "table \"\"\n"
              "    foreign key (user_id) -> app.users (id) match full on delete cascade on update set null "
              "deferrable initially deferred not valid\n"
              "    foreign key fk_x (user_id) -> x (id)\n"
              "    check (user_id > 0)\n"
              "    check ck_y (user_id < 9)\n"
              "    unique index (user_id)\n");
}

TEST(Column, RefusesContradictions) {
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[] { column("", Integer()); }, "the name of a column is empty"},
        {[] { column("a"); }, "column 'a' has no type; name one among its options: column(\"a\", Integer())"},
        {[] { column("a", Integer(), Text()); }, "column 'a' is given a type twice"},
        {[] { column("a", Integer(), not_null, nullable(true)); }, "column 'a' is given nullable twice"},
        {[] { column("a", Integer(), nullable(true), not_null); },
         "column 'a' is given both not_null and nullable(true)"},
        {[] { column("a", Integer(), server_default(1), server_default(2)); },
         "column 'a' is given server_default twice"},
        {[] { column("a", Integer(), server_default(1), identity()); },
         "column 'a' can have only one of server_default, identity and computed"},
        {[] { column("a", Integer(), computed("1"), identity()); },
         "column 'a' can have only one of server_default, identity and computed"},
        {[] { column("a", Integer(), autoincrement, no_autoincrement); },
         "column 'a' is given both autoincrement and no_autoincrement"},
        {[] { column("a", Integer(), new_name("b")); }, "new_name does not apply to column 'a'"},
        {[] { column("a", Integer(), no_server_default()); },
         "no_server_default does not apply to column 'a'"},
        {[] { column("a", Integer(), existing_type(Text())); }, "existing_type does not apply to column 'a'"},
        {[] { column("a", Integer(), insert_after("b")); }, "insert_after does not apply to column 'a'"},
        {[] { column("a", Integer(), in_schema("b")); }, "in_schema does not apply to column 'a'"},
        {[] { column("a", Integer(), if_not_exists); }, "if_not_exists does not apply to column 'a'"},
        {[] { column("a", Integer(), collation("C")); }, "a collation does not apply to Integer"},
        {[] { column("a", Integer(), foreign_key("users")); },
         "foreign_key(\"users\") names no column; write \"table.column\" or \"schema.table.column\""},
        {[] { column("a", Integer(), foreign_key("users.")); }, "the name of a column is empty"},
        {[] { column("a", Integer(), foreign_key("users.id", where("x"))); },
         "where does not apply to foreign_key(\"users.id\")"},
        {[] { column("a", Integer(), foreign_key("users.id", not_deferrable, deferrable)); },
         "not_deferrable contradicts the other options of its constraint"},
        {[] { column("a", Integer(), check("")); }, "a check constraint has no condition"},
        {[] { column("a", Integer(), computed("")); }, "computed has no expression"},
        {[] { column("a", Integer(), option("strict")); },
         "option 'strict' does not start with a dialect's name; write option(\"<dialect>_<name>\", "
         "\"<value>\")"},
        {[] { existing_server_default(nullable(true)); },
         "existing_server_default takes server_default(…) or no_server_default()"},
        {[] { existing_identity(nullable(true)); }, "existing_identity takes identity(…) or no_identity()"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

}  // namespace
}  // namespace retort::schema
