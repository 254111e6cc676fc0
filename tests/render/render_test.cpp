// How rendered source looks, and what is refused rather than rendered wrong.
#include "render/render.hpp"

#include "operations/readers.hpp"
#include "retort/error.hpp"
#include "retort/schema.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace retort::test {

namespace {

using namespace operations;
using namespace std::string_literals;
using render::render_literal;
using render::render_operation;

struct LiteralRow {
    std::string text;
    const char* literal;
};

TEST(RenderLiteral, StaysWithinItsQuotes) {
    const LiteralRow rows[] = {
        {"", R"("")"},
        {"plain", R"("plain")"},
        {"a\"b", R"("a\"b")"},
        {"a\\b", R"("a\\b")"},
        {"a\nb\tc", R"("a\nb\tc")"},
        {"\r", R"("\015")"},
        {"\x01"
         "7",
         R"("\0017")"},
        {"\x7f", R"("\177")"},
        {"Größe 名前 🚀", R"("Größe 名前 🚀")"},
        {"\xff", R"("\377")"},
        {"\xc3(", R"("\303(")"},
        {"\xe2\x82", R"("\342\202")"},
        {"\xc0\x80", R"("\300\200")"},
        {"\xed\xa0\x80", R"("\355\240\200")"},
        {"\xf4\x90\x80\x80", R"("\364\220\200\200")"},
        {"\xe2\x80\xae"
         "x",
         R"("\342\200\256x")"},
        {"?\?/?\?\?", R"("?\?/?\?\?")"},
    };
    for (const auto& [text, literal] : rows) {
        EXPECT_EQ(render_literal(text), literal);
    }
}

TEST(RenderLiteral, RefusesNul) {
    try {
        render_literal("a\0b"s);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::command);
        EXPECT_NE(error.message().find("a\\0b"), std::string::npos) << error.message();
    }
}

CreateTable create_table(const Table& table) {
    return {table.box()->value};
}

TEST(Render, OneLineWhereItFits) {
    EXPECT_EQ(render_operation(create_table(table("users", column("id", String(36), primary_key)))),
              "    op.create_table(\"users\", column(\"id\", String(36), primary_key));\n");
}

TEST(Render, OneItemALineWhereItDoesNot) {
    EXPECT_EQ(
        render_operation(create_table(table(
            "users", column("id", String(36), primary_key),
            column("email", String(320), not_null, server_default("")),
            column("at", DateTime(with_timezone), server_default(text("now()"))),
            unique_constraint("uq_users_email", {"email"}), in_schema("app"), option("sqlite_strict")))),
        "    op.create_table(\"users\",\n"
        "        column(\"id\", String(36), primary_key),\n"
        "        column(\"email\", String(320), not_null, server_default(\"\")),\n"
        "        column(\"at\", DateTime(with_timezone), server_default(text(\"now()\"))),\n"
        "        unique_constraint(\"uq_users_email\", {\"email\"}),\n"
        "        in_schema(\"app\"),\n"
        "        option(\"sqlite_strict\"));\n");
}

TEST(Render, RowsStandBelowOneAnother) {
    BulkInsert insert{{"", "t"}, {"a", "b"}, {{std::int64_t{1}, "x"s}, {std::monostate{}, true}}};
    EXPECT_EQ(render_operation(insert),
              "    op.bulk_insert(\"t\", {\"a\", \"b\"},\n"
              "        {{1, \"x\"},\n"
              "         {nullptr, true}});\n");
}

TEST(Render, GroupsAreBlocks) {
    DropColumn drop;
    drop.table = {"s", "accounts"};
    drop.column = "name";
    BatchAlterTable batch;
    batch.table = drop.table;
    batch.operations = {drop};
    const auto text = render_operation(AutocommitBlock{{batch}});
    const auto loss = describe_loss(drop);
    EXPECT_EQ(text,
              "    {\n"
              "        auto block = op.autocommit_block();\n"
              "        {\n"
              "            auto batch = op.batch_alter_table(\"accounts\", in_schema(\"s\"));\n"
              "            // loses " +
                  loss +
                  "\n"
                  "            batch.drop_column(\"name\");\n"
                  "        }\n"
                  "    }\n");
}

TEST(Render, ACommentCannotBeBrokenOutOf) {
    for (const auto& name : {"a\nabort();"s, "a\r b"s, "a\\"s, "\xe2\x80\xa8x"s}) {
        DropTable drop;
        drop.table.name = name;
        const auto text = render_operation(drop);
        EXPECT_EQ(text.find("    // loses "), 0U) << text;
        EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2) << text;
        EXPECT_EQ(text.find("\\\n"), std::string::npos) << text;
    }
}

TEST(Render, NothingForNothing) {
    EXPECT_EQ(render::render_operations({}), "");
    EXPECT_EQ(render_operation(BatchAlterTable{{"", "t"}, Recreate::automatic, {}}), "");
}

TEST(Render, PrecisionOfMoments) {
    AlterColumn alter;
    alter.table.name = "t";
    alter.column = "a";
    alter.type.emplace();
    alter.type->kind = schema::TypeKind::date_time;
    alter.type->precision = 3;
    EXPECT_EQ(render_operation(alter), "    op.alter_column(\"t\", \"a\", type(DateTime(precision(3))));\n");
    alter.type->timezone = true;
    EXPECT_EQ(render_operation(alter),
              "    op.alter_column(\"t\", \"a\", type(DateTime(with_timezone, precision(3))));\n");
}

// What a column's own words cannot say about it follows.
TEST(Render, AddedColumnsKeepTheirIndexes) {
    AddColumn add;
    add.table.name = "t";
    add.column = column("a", Integer()).box()->value.column;
    add.constraints = {unique_constraint("uq", {"a"}).box()->value.constraint};
    add.indexes = {index("ix", {desc("a")}).box()->value};
    EXPECT_EQ(render_operation(add),
              "    op.add_column(\"t\", column(\"a\", Integer()));\n"
              "    op.create_unique_constraint(\"uq\", \"t\", {\"a\"});\n"
              "    op.create_index(\"ix\", \"t\", {desc(\"a\")});\n");
}

// Only a database that says it so gives bytes back.
TEST(Render, DefaultsOfBytesAreExpressions) {
    AlterColumn alter{.table = {"", "t"}, .column = "a"};
    alter.server_default = {schema::ServerDefault{Bytes{std::byte{0}, std::byte{255}}, std::nullopt}};
    EXPECT_EQ(render_operation(alter),
              "    op.alter_column(\"t\", \"a\", server_default(text(\"X'00ff'\")));\n");
}

TEST(Render, RefusesWhatHasNoWords) {
    std::vector<std::pair<const char*, Operation>> rows;
    rows.emplace_back("NUL in a name", CreateSchema{"a\0b"s, false});
    DropColumn drop;
    drop.if_exists = true;
    rows.emplace_back("if_exists in a batch", BatchAlterTable{{"", "t"}, Recreate::automatic, {drop}});
    rows.emplace_back("a table in a batch", BatchAlterTable{{"", "t"}, Recreate::automatic, {DropTable{}}});
    rows.emplace_back("an unknown constraint", DropConstraint{});
    rows.emplace_back("infinity", Execute{"x", {{"p", std::numeric_limits<double>::infinity()}}});
    for (const auto& [what, operation] : rows) {
        EXPECT_THROW(render_operation(operation), Error) << what;
    }
}

}  // namespace
}  // namespace retort::test
