// Models in the words that reflection uses: what is built and read back equals
// what canonical() says of the model.
#include "dialects/sqlite/dialect.hpp"
#include "sqlite_database.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {

namespace {

using schema::TypeKind;
using test::column_of;
using test::type_of;

schema::Type enum_type() {
    schema::Type type = type_of(TypeKind::enum_);
    type.name = "mood";
    type.values = {"sad", "größer"};
    return type;
}

schema::Type with_variant(schema::Type type, schema::Type variant) {
    type.variants.push_back({"sqlite", std::move(variant)});
    return type;
}

schema::Type numeric(int precision, int scale) {
    schema::Type type = type_of(TypeKind::numeric);
    type.precision = precision;
    type.scale = scale;
    return type;
}

schema::Type domain_over(schema::Type base) {
    schema::Type type = type_of(TypeKind::domain);
    type.name = "d";
    type.item = {std::move(base)};
    return type;
}

// A model that says everything that SQLite cannot keep, too.
schema::MetaData model() {
    schema::Table users{.name = {"", "users"}};
    const std::vector<schema::Type> types{type_of(TypeKind::big_integer),
                                          type_of(TypeKind::boolean),
                                          type_of(TypeKind::small_integer),
                                          numeric(10, 2),
                                          numeric(0, -1),
                                          type_of(TypeKind::float_),
                                          type_of(TypeKind::double_),
                                          type_of(TypeKind::string, 36),
                                          type_of(TypeKind::unicode, 7),
                                          type_of(TypeKind::text),
                                          type_of(TypeKind::unicode_text),
                                          type_of(TypeKind::char_, 3),
                                          type_of(TypeKind::date),
                                          type_of(TypeKind::time),
                                          type_of(TypeKind::date_time),
                                          type_of(TypeKind::timestamp),
                                          type_of(TypeKind::interval),
                                          type_of(TypeKind::large_binary),
                                          type_of(TypeKind::json),
                                          type_of(TypeKind::jsonb),
                                          type_of(TypeKind::uuid),
                                          enum_type(),
                                          domain_over(type_of(TypeKind::string, 4)),
                                          type_of(TypeKind::bit, 3),
                                          with_variant(type_of(TypeKind::array), type_of(TypeKind::json))};
    for (std::size_t i = 0; i < types.size(); ++i) {
        schema::Column column = column_of("c" + std::to_string(i), TypeKind::integer);
        column.type = types[i];
        column.comment = "a comment";
        users.columns.push_back(column);
    }
    users.columns[0].nullable = false;
    users.columns[0].identity = schema::SequenceOptions{.start = 5};
    users.columns[1].server_default = schema::ServerDefault{true, std::nullopt};
    users.columns[4].server_default = schema::ServerDefault{{}, "(1 + 2)"};
    users.columns[5].server_default = schema::ServerDefault{2.0, std::nullopt};
    users.columns[7].server_default = schema::ServerDefault{"it's", std::nullopt};
    users.columns[9].type.collation = "NOCASE";
    users.columns[14].server_default = schema::ServerDefault{{}, "CURRENT_TIMESTAMP"};
    users.columns[12].options["postgresql_storage"] = "plain";
    users.primary_key = schema::PrimaryKey{
        .name = "pk_users", .columns = {"c0"}, .deferrability = schema::Deferrability::deferred};
    users.comment = "everybody";
    schema::Index index;
    index.name = "ix";
    index.elements = {{.text = "c7", .order = schema::SortOrder::ascending, .op_class = "text_pattern_ops"},
                      {.text = "(lower(c9))", .is_expression = true, .order = schema::SortOrder::descending}};
    index.method = "gin";
    index.include = {"c1"};
    index.where = "c1 > 0";
    users.indexes = {index};
    schema::Table orders{.name = {"", "orders"}};
    orders.columns = {column_of("user", TypeKind::big_integer), column_of("n", TypeKind::integer)};
    schema::ForeignKey key;
    key.columns = {"user"};
    key.referred_table.name = "users";
    key.not_valid = true;
    key.deferrability = schema::Deferrability::deferred;
    orders.foreign_keys = {key};
    schema::Unique unique;
    unique.columns = {"n"};
    unique.nulls_not_distinct = true;
    orders.uniques = {unique};
    schema::MetaData metadata;
    metadata.enums = {{{"", "mood"}, {"sad"}}};
    metadata.tables = {orders, users};
    return metadata;
}

TEST(SqliteCanonical, IsWhatReflectionGivesBack) {
    test::SqliteDatabase database;
    for (const schema::Table& table : model().tables) {
        schema::Table creatable = table;
        creatable.columns = table.columns;
        database.run(operations::CreateTable{creatable});
    }
    const schema::MetaData reflected = database.reflect();
    const schema::MetaData canonical = sqlite_dialect().canonical(model(), reflected, database.connection());
    EXPECT_EQ(schema::dump_metadata(canonical), schema::dump_metadata(reflected));
    EXPECT_EQ(canonical, reflected);
    EXPECT_EQ(sqlite_dialect().canonical(reflected, reflected, database.connection()), reflected);
}

TEST(SqliteCanonical, TakesTheDatabasesSpellingOfTheSameThing) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, a INTEGER DEFAULT 5, b DATETIME DEFAULT "
        "(DATETIME( 'now' )), c AS ( A+1 ), CONSTRAINT ck CHECK ((\"a\" >  0))); CREATE INDEX i ON t (a) "
        "WHERE (a>0)");
    schema::Table table{.name = {"", "t"}};
    table.columns = {column_of("id", TypeKind::big_integer), column_of("a", TypeKind::integer),
                     column_of("b", TypeKind::date_time), column_of("c", TypeKind::integer)};
    table.columns[0].nullable = false;
    table.columns[1].server_default = schema::ServerDefault{"5", std::nullopt};
    table.columns[2].server_default = schema::ServerDefault{{}, "datetime('now')"};
    table.columns[3].type.kind = TypeKind::named;
    table.columns[3].computed = schema::Computed{"a + 1", false};
    table.primary_key = schema::PrimaryKey{.columns = {"id"}};
    schema::Check check;
    check.name = "ck";
    check.condition = "a > 0";
    table.checks = {check};
    schema::Index index;
    index.name = "i";
    index.elements = {{.text = "a"}};
    index.where = "a > 0";
    table.indexes = {index};
    schema::MetaData model;
    model.tables = {table};
    const schema::MetaData reflected = database.reflect();
    EXPECT_EQ(sqlite_dialect().canonical(model, reflected, database.connection()), reflected);
}

// SQLite compares the names of collations so, too.
TEST(SqliteCanonical, ACollationIsTheSameInAnyCase) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a TEXT COLLATE nocase, b TEXT); CREATE INDEX i ON t (b COLLATE Rtrim)");
    const schema::MetaData reflected = database.reflect();
    schema::MetaData model = reflected;
    model.tables[0].columns[0].type.collation = "NOCASE";
    model.tables[0].indexes[0].elements[0].collation = "RTRIM";
    EXPECT_EQ(sqlite_dialect().canonical(model, reflected, database.connection()), reflected);
    model.tables[0].columns[0].type.collation = "RTRIM";
    EXPECT_NE(sqlite_dialect().canonical(model, reflected, database.connection()), reflected);
}

TEST(SqliteCanonical, RefusesAColumnsOptionThatThereIsNot) {
    test::SqliteDatabase database;
    schema::MetaData model;
    model.tables = {{.name = {"", "t"}, .columns = {column_of("a", TypeKind::text)}}};
    model.tables[0].columns[0].options = {{"sqlite_stroage", "x"}, {"postgresql_storage", "main"}};
    try {
        sqlite_dialect().canonical(model, {}, database.connection());
        FAIL() << "the option was passed over";
    } catch (const Error& error) {
        EXPECT_EQ(error.message(), "column a: SQLite's columns have no option sqlite_stroage");
    }
}

}  // namespace

}  // namespace retort::dialects
