// Naming conventions: templates and their tokens (OPS-48).
#include "schema/naming.hpp"

#include "base/caught.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

namespace retort::schema {
namespace {

const retort::Table& orders() {
    static const auto table = retort::table("orders", column("a", Integer()), column("b", Integer()));
    return table;
}

const std::pair<const char*, retort::Constraint> kConstraints[] = {
    {"pk", primary_key_constraint({"a"})},
    {"uq", unique_constraint({"a", "b"})},
    {"fk", foreign_key_constraint({"a", "b"}, "users", {"x", "y"})},
    {"ck", check_constraint("positive", "a > 0")},
};

std::string name_by(const char* key, const char* text) {
    for (const auto& [kind, constraint] : kConstraints) {
        if (std::string(kind) == key) {
            return conventional_name({{key, text}}, orders().box()->value,
                                     constraint.box()->value.constraint);
        }
    }
    const auto made = index("", {"a", retort::text("lower(b)")});
    return conventional_name({{key, text}}, orders().box()->value, made.box()->value);
}

TEST(ConventionalName, ExpandsTokens) {
    const struct {
        const char* key;
        const char* text;
        const char* name;
    } rows[] = {
        {"pk", "pk_%(table_name)s", "pk_orders"},
        {"uq", "%(column_0_name)s", "a"},
        {"uq", "%(column_1_name)s", "b"},
        {"uq", "%(column_2_name)s", ""},
        {"uq", "%(column_0_key)s", "a"},
        {"uq", "%(column_0_N_name)s", "a_b"},
        {"uq", "%(column_0N_name)s", "ab"},
        {"uq", "%(column_0_label)s", "orders_a"},
        {"uq", "%(column_0_N_label)s", "orders_a_orders_b"},
        {"uq", "100%%_%(table_name)s", "100%_orders"},
        {"fk", "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s", "fk_orders_a_b_users"},
        {"fk", "%(referred_column_0_name)s", "x"},
        {"fk", "%(referred_column_0N_name)s", "xy"},
        {"fk", "%(referred_column_0_N_name)s", "x_y"},
        {"ck", "ck_%(table_name)s_%(constraint_name)s", "ck_orders_positive"},
        {"ck", "ck_%(column_0_name)s", "ck_"},
        {"ix", "ix_%(table_name)s_%(column_0_name)s", "ix_orders_a"},
        {"ix", "%(column_0_N_name)s", "a_expr"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(name_by(row.key, row.text), row.name) << row.text;
    }
}

TEST(ConventionalName, RefusesUnknownTokens) {
    const struct {
        const char* key;
        const char* text;
        const char* fault;
    } rows[] = {
        {"pk", "%(tabel_name)s", "unknown token %(tabel_name)s in '%(tabel_name)s'"},
        {"pk", "%(referred_table_name)s",
         "unknown token %(referred_table_name)s in '%(referred_table_name)s'"},
        {"pk", "%(column_0_size)s", "unknown token %(column_0_size)s in '%(column_0_size)s'"},
        {"pk", "%(column_1_N_name)s", "unknown token %(column_1_N_name)s in '%(column_1_N_name)s'"},
        {"pk", "%(column_name)s", "unknown token %(column_name)s in '%(column_name)s'"},
        {"pk", "%(column_0)s", "unknown token %(column_0)s in '%(column_0)s'"},
        {"pk", "%d", "a '%' that begins no token in '%d'"},
        {"pk", "%(table_name)", "a '%' that begins no token in '%(table_name)'"},
        {"pk", "%", "a '%' that begins no token in '%'"},
    };
    for (const auto& row : rows) {
        const auto message = base::caught([&] { name_by(row.key, row.text); });
        EXPECT_EQ(message.substr(0, message.find("; ")), std::string("naming convention 'pk': ") + row.fault);
    }
}

TEST(ConventionalName, NeedsANameWhereTheTemplateTakesIt) {
    const Check unnamed{.condition = "a > 0"};
    const NamingConvention convention = {{"ck", "ck_%(constraint_name)s"}};
    EXPECT_EQ(
        base::caught([&] { conventional_name(convention, orders().box()->value, unnamed); }),
        "the naming convention for 'ck' has the token %(constraint_name)s, but a check constraint of table "
        "orders has no name; name it, or leave the token out of the template");
}

TEST(ApplyNamingConvention, NamesWhatHasNoName) {
    Table made =
        table("orders", in_schema("app"), column("id", Integer(), primary_key),
              column("code", Text(), unique), column("at", Date(), indexed),
              column("user_id", Integer(), foreign_key("users.id")), check_constraint("positive", "id > 0"),
              unique_constraint("mine", {"at"}), index("", {"code", "at"}))
            .box()
            ->value;
    apply_naming_convention({{"pk", "pk_%(table_name)s"},
                             {"uq", "uq_%(table_name)s_%(column_0_name)s"},
                             {"fk", "fk_%(table_name)s_%(referred_table_name)s"},
                             {"ck", "ck_%(table_name)s_%(constraint_name)s"}},
                            made);
    EXPECT_EQ(dump_table(made),
              "table app.orders\n"
              "    id Integer not null\n"
              "    code Text null\n"
              "    at Date null\n"
              "    user_id Integer null\n"
              "    primary key pk_orders (id)\n"
              "    foreign key fk_orders_users (user_id) -> users (id)\n"
              "    unique uq_orders_code (code)\n"
              "    unique mine (at)\n"
              "    check ck_orders_positive (id > 0)\n"
              "    index ix_app_orders_at (at)\n"
              "    index ix_app_orders_code_at (code, at)\n");
}

TEST(NameUnnamed, LeavesWrittenNames) {
    Table made =
        table("t", column("a", Integer(), unique), check_constraint("positive", "a > 0")).box()->value;
    name_unnamed({{"ck", "ck_%(constraint_name)s"}, {"uq", "uq_%(column_0_name)s"}}, made);
    EXPECT_EQ(made.checks.front().name, "positive");
    EXPECT_EQ(made.uniques.front().name, "uq_a");
}

}  // namespace
}  // namespace retort::schema
