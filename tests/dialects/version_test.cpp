// The version table's statements, as the reference writes them.
#include "dialects/dialect.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

struct VersionTexts {
    const char* table;
    const char* insert;
    const char* update;
    const char* remove;
};

TEST(VersionTable, StatementsAreTheReferences) {
    const schema::QualifiedName names[] = {{"", "alembic_version"}, {"ops", "Version"}};
    const VersionTexts texts[] = {
        {"alembic_version", "INSERT INTO alembic_version (version_num) VALUES ('x')",
         "UPDATE alembic_version SET version_num='y' WHERE alembic_version.version_num = 'x'",
         "DELETE FROM alembic_version WHERE alembic_version.version_num = 'x'"},
        {"ops.\"Version\"", "INSERT INTO ops.\"Version\" (version_num) VALUES ('x')",
         "UPDATE ops.\"Version\" SET version_num='y' WHERE ops.\"Version\".version_num = 'x'",
         "DELETE FROM ops.\"Version\" WHERE ops.\"Version\".version_num = 'x'"},
    };
    for (const Dialect* dialect : all_dialects()) {
        for (std::size_t i = 0; i < 2; ++i) {
            const auto insert = insert_version(*dialect, names[i], "x");
            EXPECT_EQ(insert.sql, texts[i].insert);
            EXPECT_EQ(insert.expected_rows, 1);
            EXPECT_EQ(update_version(*dialect, names[i], "x", "y").sql, texts[i].update);
            EXPECT_EQ(update_version(*dialect, names[i], "x", "y").expected_rows, 1);
            EXPECT_EQ(delete_version(*dialect, names[i], "x").sql, texts[i].remove);
            EXPECT_EQ(delete_version(*dialect, names[i], "x").expected_rows, 1);
        }
    }
}

TEST(VersionTable, IsTheReferences) {
    for (const Dialect* dialect : all_dialects()) {
        const operations::CreateTable with{version_table({"", "alembic_version"}, true), false};
        EXPECT_EQ(dialect->emit(with, {}).at(0).sql,
                  "CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL,\n"
                  "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)");
        const operations::CreateTable without{version_table({"", "v"}, false), false};
        EXPECT_EQ(dialect->emit(without, {}).at(0).sql,
                  "CREATE TABLE v (\n    version_num VARCHAR(32) NOT NULL\n)");
    }
}

}  // namespace
}  // namespace retort::dialects
