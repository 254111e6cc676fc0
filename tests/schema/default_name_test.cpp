// The names that PostgreSQL gives; the rows were read from a server.
#include "retort/elements.hpp"
#include "schema/elements.hpp"
#include "schema/naming.hpp"

#include <gtest/gtest.h>

namespace retort::schema {
namespace {

std::string name_of_constraint(const std::string& table_name, const retort::Constraint& constraint) {
    const auto made = table(table_name, column("price", Integer()), column("amount", Integer()));
    return default_name(made.box()->value, constraint.box()->value.constraint);
}

TEST(DefaultName, IsTheServers) {
    const std::string long_name(60, 't');
    const std::string other(60, 'c');
    const std::string umlauts = "straßenverzeichnisstraßenverzeichnisstraßenverzeichnis";
    const struct {
        std::string table;
        retort::Constraint constraint;
        std::string name;
    } rows[] = {
        {"users", primary_key_constraint({"id", "x"}), "users_pkey"},
        {"users", unique_constraint({"email"}), "users_email_key"},
        {"users", unique_constraint({"email", "at"}), "users_email_at_key"},
        {"orders", foreign_key_constraint({"user_id"}, "users", {"id"}), "orders_user_id_fkey"},
        {"orders", foreign_key_constraint({"a", "b"}, "users", {"c", "d"}), "orders_a_b_fkey"},
        {"orders", check_constraint("price > 0"), "orders_price_check"},
        {"orders", check_constraint("price > amount"), "orders_check"},
        {"orders", check_constraint("1 > 0"), "orders_check"},
        {"orders", check_constraint("'price' <> ''"), "orders_check"},
        {"rooms", exclude_constraint("", {excluding("room", "="), excluding(text("f(x)"), "&&")}),
         "rooms_room_f_excl"},
        {long_name, primary_key_constraint({"id"}), std::string(58, 't') + "_pkey"},
        {long_name, unique_constraint({"email"}), std::string(53, 't') + "_email_key"},
        {long_name, unique_constraint({Str(other)}),
         std::string(29, 't') + "_" + std::string(29, 'c') + "_key"},
        {umlauts, unique_constraint({"e"}), "straßenverzeichnisstraßenverzeichnisstraßenverzeichnis_e_key"},
    };
    for (const auto& row : rows) {
        const auto name = name_of_constraint(row.table, row.constraint);
        EXPECT_EQ(name, row.name);
        EXPECT_LE(name.size(), 63U) << name;
    }
}

TEST(DefaultName, NeverCutsACharacter) {
    std::string table_name;
    for (int i = 0; i < 40; ++i) {
        table_name += "ß";
    }
    const auto name = name_of_constraint("a" + table_name, primary_key_constraint({"id"}));
    // 58 bytes remain for the table's name; the 58th begins a character.
    EXPECT_EQ(name, "a" + table_name.substr(0, 56) + "_pkey");
}

TEST(ListNamedConstraints, NumbersWhatIsTaken) {
    const auto made = table("t", column("a", Integer(), primary_key, unique, check("a > 0"), check("a > 1")),
                            unique_constraint("t_a_key1", {"a"}), unique_constraint({"a"}));
    std::vector<std::string> names;
    for (const auto& named : list_named_constraints(made.box()->value)) {
        names.push_back(named.name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"t_pkey", "t_a_key", "t_a_key1", "t_a_key2", "t_a_check",
                                               "t_a_check1"}));
}

}  // namespace
}  // namespace retort::schema
