// The options of a session that is to be in one schema of many.
#include "dialects/postgresql/search_path.hpp"

#include <gtest/gtest.h>

namespace retort::dialects::postgresql {
namespace {

TEST(PostgresqlSearchPath, IsAnOptionOfTheSession) {
    struct Row {
        const char* options;
        const char* schema;
        const char* expected;
    };
    const Row rows[] = {
        {"", "tenant_a", R"(-c search_path="tenant_a")"},
        {"-c lock_timeout=5s", "a", R"(-c lock_timeout=5s -c search_path="a")"},
        {"", "Mixed Case", R"(-c search_path="Mixed\ Case")"},
        {"", "a\"b'c", R"(-c search_path="a""b'c")"},
        {"", "a, public", R"(-c search_path="a,\ public")"},
        {"", "back\\slash\t", "-c search_path=\"back\\\\slash\\\t\""},
        {"", "1 100%", R"(-c search_path="1\ 100%")"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(add_search_path(row.options, row.schema), row.expected) << row.schema;
    }
}

}  // namespace
}  // namespace retort::dialects::postgresql
