// Names of a project's databases, and what is made of them.
#include "base/database_names.hpp"

#include "base/caught.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

using testing::ElementsAreArray;
using testing::StartsWith;

TEST(DatabaseNames, AreRead) {
    struct Row {
        const char* text;
        std::vector<std::string> names;
    };
    const Row rows[] = {
        {"", {}},
        {" , ", {}},
        {"users", {"users"}},
        {"users, products", {"users", "products"}},
        {"users products,orders\n  x1", {"users", "products", "orders", "x1"}},
        {"_a,B_2", {"_a", "B_2"}},
    };
    for (const auto& row : rows) {
        EXPECT_THAT(parse_database_names(row.text), ElementsAreArray(row.names)) << row.text;
    }
}

TEST(DatabaseNames, OthersAreRefused) {
    struct Row {
        const char* text;
        const char* error;
    };
    const Row rows[] = {
        {"my-users", "'my-users' can't be the name of a database"},
        {"1st", "'1st' can't be the name of a database"},
        {"../users", "'../users' can't be the name of a database"},
        {"us\xC3\xA9rs", "'us\xC3\xA9rs' can't be the name of a database"},
        {"alembic", "'alembic' can't be the name of a database"},
        {"users, retort", "'retort' can't be the name of a database"},
        {"users, users", "'users' is twice among the databases"},
        {"users, Users", "'Users' is twice among the databases"},
    };
    for (const auto& row : rows) {
        EXPECT_THAT(caught([&] { parse_database_names(row.text); }), StartsWith(row.error)) << row.text;
    }
}

TEST(DatabaseNames, HaveAVariable) {
    EXPECT_EQ(database_variable("users"), "DATABASE_URL_USERS");
    EXPECT_EQ(database_variable("Big_2"), "DATABASE_URL_BIG_2");
}

}  // namespace
}  // namespace retort::base
