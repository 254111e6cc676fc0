// The samples: lists of values for each part, put together for each operation.
#include "render/corpus.hpp"

#include "retort/schema.hpp"
#include "schema/elements.hpp"

#include <cstdint>
#include <limits>

namespace retort::test {

namespace {

using namespace operations;
using schema::QualifiedName;

const QualifiedName kTable{"", "users"};
const QualifiedName kOther{"billing", "users"};

schema::Type type_of(const Type& type) {
    return type.box()->value;
}
schema::Column column_of(const retort::Column& column) {
    return column.box()->value.column;
}
schema::Table table_of(const retort::Table& table) {
    return table.box()->value;
}
schema::Constraint constraint_of(const retort::Constraint& constraint) {
    return constraint.box()->value.constraint;
}
schema::Index index_of(const retort::Index& index) {
    return index.box()->value;
}

schema::Column plain_column(const std::string& name) {
    return column_of(column(Str(name), Integer()));
}

// Quotes, line ends, comment marks, escapes, digits after an escape, other
// scripts, broken UTF-8, a character that reverses the text.
std::vector<std::string> hostile_texts() {
    return {"\"); abort(); //",
            "a\nb",
            "*/ /* x",
            "back\\slash\\",
            "\\",
            "tab\tbell\a1",
            "\x01"
            "7",
            "\x7f",
            "Größe 名前 🚀",
            "\xff\xfe broken",
            "\xe2\x80\xae"
            "desrever",
            "R\"(raw)\"",
            "%s ${x} {0}",
            "'single'",
            "?\?/?\?",
            "\xc3",
            "\u0085next",
            "a.b.c",
            "dot.",
            "#include <x>",
            "\r\n",
            " ",
            "\\u0041",
            "u8\"x\""};
}

std::vector<schema::Constraint> constraints() {
    std::vector<schema::Constraint> list = {
        constraint_of(primary_key_constraint("pk", {"a"})),
        constraint_of(
            primary_key_constraint("pk", {"a", "b"}, initially_deferred, include({"c"}), option("x_y", "z"))),
        constraint_of(unique_constraint("uq", {"a", "b"})),
        constraint_of(unique_constraint("uq", {"a"}, deferrable, nulls_not_distinct, include({"b", "c"}),
                                        option("x_y"))),
        constraint_of(check_constraint("ck", "a > 0 AND b <> 'x\"y'")),
        constraint_of(check_constraint("ck", "a > 0", not_valid)),
        constraint_of(check_constraint("ck", "a > 0", no_inherit, not_valid, option("x_y"))),
        constraint_of(check_constraint("", "a > 0", no_inherit)),
        constraint_of(foreign_key_constraint("fk", {"a", "c"}, "t", {"b", "d"}, on_delete::set_null,
                                             on_delete_columns({"c"}))),
        constraint_of(primary_key_constraint("pk", {"a"}, storage("fillfactor", "70"), tablespace("fast"))),
        constraint_of(unique_constraint("uq", {"a"}, storage("fillfactor", "70"), storage("x", "y"),
                                        tablespace("fast"))),
        constraint_of(exclude_constraint("ex", {excluding("a", "=")}, include({"b"}),
                                         storage("fillfactor", "70"), tablespace("fast"))),
        constraint_of(foreign_key_constraint("fk", {"a"}, "t", {"b"})),
        constraint_of(foreign_key_constraint("fk", {"a", "b"}, "t", {})),
        constraint_of(foreign_key_constraint("fk", {"a"}, "t", {"b"}, in_schema("s.s"))),
        constraint_of(foreign_key_constraint("fk", {"a"}, "t.t", {"b"}, on_delete::restrict_,
                                             on_update::set_null, match::full, deferrable, not_valid,
                                             option("x_y", "z"))),
        constraint_of(foreign_key_constraint("fk", {"a"}, "t", {"b"}, on_delete::set_default,
                                             on_update::cascade, match::partial, initially_deferred)),
        constraint_of(
            exclude_constraint("ex", {excluding("a", "="), excluding(text("tsrange(b, c)"), "&&")})),
        constraint_of(exclude_constraint("ex", {excluding(col("a").op_class("o"), "=")}, using_method("gist"),
                                         where("a > 0"), initially_deferred)),
    };
    for (const auto& text : hostile_texts()) {
        list.push_back(constraint_of(unique_constraint(Str(text), {text, "x"})));
        list.push_back(constraint_of(check_constraint(Str(text), text)));
        list.push_back(constraint_of(foreign_key_constraint(Str(text), {text}, text, {text})));
    }
    return list;
}

std::vector<schema::Index> indexes() {
    std::vector<schema::Index> list = {
        index_of(index("ix", {"a"})),
        index_of(index("ix", {"a", asc("b"), desc("c"), text("lower(d)"), desc(text("e + f"))})),
        index_of(
            index("ix", {col("a").nulls_first(), desc("b").nulls_last(), col("c").op_class("o").collate("C"),
                         IndexElement(text("lower(d)")).nulls_last().op_class("o")})),
        index_of(index("ix", {"a"}, unique_index, using_method("btree"), include({"b", "c"}),
                       nulls_not_distinct, where("a > 0"), storage("fillfactor", "70"), storage("x", "y"),
                       tablespace("fast"), option("x_y"), option("x_z", "1"))),
    };
    for (const auto& text : hostile_texts()) {
        list.push_back(index_of(index(Str(text), {Str(text), retort::text(text)}, where(text))));
    }
    return list;
}

std::vector<schema::ServerDefault> server_defaults() {
    std::vector<schema::ServerDefault> list;
    for (const Datum& literal :
         {Datum(true), Datum(false), Datum(std::int64_t{0}), Datum(std::int64_t{-7}),
          Datum(std::int64_t{5'000'000'000}), Datum(std::numeric_limits<std::int64_t>::min()),
          Datum(std::numeric_limits<std::int64_t>::max()),
          Datum(std::int64_t{std::numeric_limits<std::int32_t>::min()}), Datum(0.0), Datum(-1.5),
          Datum(1e300), Datum(0.1), Datum(3.0), Datum(std::string("x")), Datum(std::string())}) {
        list.push_back({literal, std::nullopt});
    }
    list.push_back({{}, "now()"});
    for (const auto& text : hostile_texts()) {
        list.push_back({text, std::nullopt});
        list.push_back({{}, text});
    }
    return list;
}

std::vector<schema::Column> columns() {
    std::vector<schema::Column> list = {
        column_of(column("a", Integer())),
        column_of(column("a", Integer(), not_null, autoincrement)),
        column_of(column("a", Integer(), no_autoincrement, comment("c"))),
        column_of(column("a", Text(), option("d_storage", "external"), option("d_x"))),
        column_of(column("a", BigInteger(), identity())),
        column_of(column("a", BigInteger(), nullable(true),
                         identity({.always = true,
                                   .start = -5,
                                   .increment = 2,
                                   .min_value = -9'000'000'000,
                                   .max_value = 7,
                                   .cache = 1,
                                   .cycle = true}))),
        column_of(column("a", String(5), computed("b || 'x'"))),
        column_of(column("a", String(5), not_null, computed("b", virtual_), comment("x"), option("x_y"),
                         option("x_z", "\"1\""))),
    };
    for (const auto& server_default : server_defaults()) {
        list.push_back(plain_column("a"));
        list.back().server_default = server_default;
    }
    for (const auto& text : hostile_texts()) {
        list.push_back(column_of(column(Str(text), named_type(text), comment(text))));
    }
    for (const auto& type : sample_types()) {
        list.push_back(plain_column("a"));
        list.back().type = type;
    }
    return list;
}

std::vector<schema::Table> tables() {
    std::vector<schema::Table> list = {
        table_of(table("t", column("a", Integer(), primary_key))),
        table_of(table("t", column("a", Integer(), primary_key, nullable(true)), in_schema("s"))),
        table_of(table("t", column("a", Integer(), not_null), column("b", Integer()),
                       primary_key_constraint({"b", "a"}))),
        table_of(table("t", column("a", Integer()), primary_key_constraint("pk", {"a"}))),
        table_of(table("t", column("a", Integer(), primary_key, identity()),
                       column("b", Integer(), unique, check("b > 0")),
                       column("c", Integer(), foreign_key("u.id")), unique_constraint({"a", "b"}, deferrable),
                       foreign_key_constraint({"a", "b"}, "u", {"c", "d"}, in_schema("s")),
                       check_constraint("", "a > b", not_valid),
                       exclude_constraint("x", {excluding("a", "=")}), index("ix", {"a"}, unique_index),
                       comment("text"), option("sqlite_strict"), option("x_y", "z"))),
    };
    list.push_back({});
    list.back().name.name = "empty";
    for (const auto& text : hostile_texts()) {
        list.push_back(table_of(table(Str(text), column(Str(text), Integer(), primary_key), comment(text))));
    }
    return list;
}

// One for each thing to change, one for all at once.
std::vector<AlterColumn> alterations() {
    std::vector<AlterColumn> list;
    const auto add = [&](auto set) {
        AlterColumn op;
        op.table = kTable;
        op.column = "a";
        set(op);
        list.push_back(op);
    };
    add([](auto& op) { op.new_name = "b"; });
    add([](auto& op) { op.type = type_of(String(80)); });
    add([](auto& op) { op.nullable = true; });
    add([](auto& op) { op.server_default.emplace(); });
    add([](auto& op) { op.comment.emplace(); });
    add([](auto& op) { op.identity.emplace(); });
    add([](auto& op) { op.computed.emplace(); });
    add([](auto& op) { op.computed = {schema::Computed{"b + 1", false}}; });
    add([](auto& op) { op.identity = {schema::SequenceOptions{}}; });
    add([](auto& op) { op.autoincrement = schema::Autoincrement::on; });
    add([](auto& op) { op.autoincrement = schema::Autoincrement::off; });
    add([](auto& op) { op.options = {{"d_a", {"it's"}}, {"d_b", {}}, {"d_c", {"true"}}}; });
    add([](auto& op) {
        op.type = type_of(Integer());
        op.using_expression = "a::integer";
        op.nullable = false;
        op.server_default = {schema::ServerDefault{std::int64_t{5}, std::nullopt}};
        op.comment = {"new"};
        op.new_name = "b";
        op.existing.type = type_of(String(9));
        op.existing.nullable = true;
        op.existing.server_default = {schema::ServerDefault{{}, "'x'"}};
        op.existing.comment = {"old"};
    });
    add([](auto& op) {
        op.type = type_of(Integer());
        op.existing.server_default.emplace();
        op.table = kOther;
    });
    for (const auto& server_default : server_defaults()) {
        add([&](auto& op) { op.server_default = {server_default}; });
    }
    for (const auto& text : hostile_texts()) {
        add([&](auto& op) {
            op.column = text;
            op.comment = {text};
            op.new_name = text;
        });
    }
    return list;
}

AddColumn add_column(const QualifiedName& table, const schema::Column& column) {
    AddColumn op;
    op.table = table;
    op.column = column;
    return op;
}

DropColumn drop_column(const QualifiedName& table, const std::string& column) {
    DropColumn op;
    op.table = table;
    op.column = column;
    return op;
}

DropConstraint drop_constraint(const QualifiedName& table, const std::string& name) {
    DropConstraint op;
    op.table = table;
    op.name = name;
    return op;
}

// By its definition: such has no name.
DropConstraint drop_unnamed(schema::Constraint constraint) {
    schema::set_name(constraint, "");
    auto op = drop_constraint(kTable, "");
    op.kind = schema::kind_of(constraint);
    op.existing = constraint;
    return op;
}

DropIndex drop_index(const QualifiedName& table, const std::string& name) {
    DropIndex op;
    op.table = table;
    op.name = name;
    return op;
}

AlterTableOptions option_changes(const schema::QualifiedName& table) {
    return {.table = table,
            .options = {{"postgresql_with", {"fillfactor=70"}}, {"sqlite_strict", {"true"}}, {"x_y", {}}}};
}

void add_table_samples(std::vector<Sample>& list) {
    for (const auto& table : tables()) {
        list.push_back({"create_table", {CreateTable{table}}});
    }
    list.push_back({"create_table if_not_exists", {CreateTable{tables().front(), true}}});
    for (const auto& table : {kTable, kOther}) {
        DropTable drop;
        drop.table = table;
        list.push_back({"drop_table", {drop}});
        drop.if_exists = drop.cascade = true;
        list.push_back({"drop_table with options", {drop}});
        list.push_back({"rename_table", {RenameTable{table, "new \"name\""}}});
        SetTableComment comment;
        comment.table = table;
        list.push_back({"drop_table_comment", {comment}});
        comment.comment = "people";
        list.push_back({"create_table_comment", {comment}});
        list.push_back({"alter_table_options", {option_changes(table)}});
    }
}

void add_column_samples(std::vector<Sample>& list) {
    for (const auto& column : columns()) {
        list.push_back({"add_column", {add_column(kTable, column)}});
    }
    auto add = add_column(kOther, plain_column("a"));
    add.if_not_exists = true;
    list.push_back({"add_column if_not_exists", {add}});
    add.constraints = {
        constraint_of(foreign_key_constraint({"a"}, "u", {"id"}, in_schema("s"), on_delete::cascade)),
        constraint_of(foreign_key_constraint("fk", {"a"}, "u", {"id"})),
        constraint_of(unique_constraint({"a"})), constraint_of(check_constraint("a > 0")),
        constraint_of(check_constraint("ck", "a > 1"))};
    list.push_back({"add_column with constraints", {add}});
    auto drop = drop_column(kOther, "a");
    list.push_back({"drop_column", {drop_column(kTable, "a"), drop}});
    drop.if_exists = true;
    list.push_back({"drop_column if_exists", {drop}});
    for (const auto& alter : alterations()) {
        list.push_back({"alter_column", {alter}});
    }
}

void add_constraint_samples(std::vector<Sample>& list) {
    for (auto constraint : constraints()) {
        list.push_back({"create_constraint",
                        {CreateConstraint{kTable, constraint}, CreateConstraint{kOther, constraint}}});
        if (schema::kind_of(constraint) != schema::ConstraintKind::exclude) {
            schema::set_name(constraint, "");
            list.push_back({"create_constraint unnamed", {CreateConstraint{kTable, constraint}}});
            list.push_back({"drop_constraint unnamed", {drop_unnamed(constraint)}});
        }
    }
    list.push_back(
        {"rename_constraint", {RenameConstraint{kTable, "a", "b"}, RenameConstraint{kOther, "x\"y", "b"}}});
    list.push_back({"validate_constraint",
                    {ValidateConstraint{.table = kTable, .name = "a"},
                     ValidateConstraint{.table = kOther, .name = "x\"y"}}});
    auto drop = drop_constraint(kOther, "x\"y");
    list.push_back({"drop_constraint", {drop_constraint(kTable, "uq"), drop}});
    drop.if_exists = drop.cascade = true;
    list.push_back({"drop_constraint with options", {drop}});
}

void add_index_samples(std::vector<Sample>& list) {
    for (const auto& index : indexes()) {
        CreateIndex create;
        create.table = kTable;
        create.index = index;
        list.push_back({"create_index", {create}});
        create.table = kOther;
        create.if_not_exists = create.concurrently = true;
        list.push_back({"create_index with options", {create}});
    }
    auto drop = drop_index(kOther, "ix");
    list.push_back(
        {"drop_index", {drop_index(kTable, "ix"), drop_index({}, "ix"), drop_index({"s", ""}, "ix"), drop}});
    drop.if_exists = drop.concurrently = true;
    list.push_back({"drop_index with options", {drop}});
    list.push_back({"rename_index", {RenameIndex{kTable, "a", "b"}, RenameIndex{kOther, "a", "b"}}});
}

void add_type_samples(std::vector<Sample>& list) {
    list.push_back({"schemas",
                    {CreateSchema{"a", false}, CreateSchema{"a.b", true}, DropSchema{"a", false, false},
                     DropSchema{"b", true, true}}});
    for (const auto& name : {QualifiedName{"", "mood"}, QualifiedName{"s", "mood"}}) {
        DropEnum drop;
        drop.type = name;
        list.push_back({"enums", {CreateEnum{{name, hostile_texts()}}, drop}});
        drop.if_exists = true;
        list.push_back({"drop_enum if_exists", {drop}});
        list.push_back({"add_enum_value",
                        {AddEnumValue{name, "x", "", "", false}, AddEnumValue{name, "x", "y", "", false},
                         AddEnumValue{name, "x", "", "y", true}}});
        list.push_back({"alter_enum", {AlterEnum{name, {"a", "b"}, std::nullopt}}});
        schema::DomainType domain;
        domain.name = name;
        domain.base = type_of(String(8));
        list.push_back({"create_domain", {CreateDomain{domain}}});
        domain.check_name = "ck";
        domain.check = "VALUE <> ''";
        list.push_back({"create_domain with a check", {CreateDomain{domain}}});
        domain.nullable = false;
        domain.server_default = schema::ServerDefault{"x", std::nullopt};
        list.push_back({"create_domain with everything", {CreateDomain{domain}}});
        domain.check_name.clear();
        domain.check.clear();
        domain.server_default = schema::ServerDefault{{}, "upper('x')"};
        list.push_back({"create_domain without a check", {CreateDomain{domain}}});
        list.push_back(
            {"drop_domain", {DropDomain{name, false, std::nullopt}, DropDomain{name, true, std::nullopt}}});
        list.push_back(
            {"sequences",
             {CreateSequence{{name, {}}, false}, CreateSequence{{name, {}}, true},
              CreateSequence{
                  {name,
                   {.start = 5, .increment = -1, .min_value = -5, .max_value = 5, .cache = 2, .cycle = true}},
                  true},
              AlterSequence{.sequence = name},
              AlterSequence{.sequence = name, .options = {.increment = 2, .cycle = true}},
              DropSequence{name, false, std::nullopt}, DropSequence{name, true, std::nullopt}}});
    }
}

std::vector<Parameter> parameters() {
    std::vector<Parameter> list = {{"n", std::monostate{}},
                                   {"t", true},
                                   {"i", std::int64_t{-1}},
                                   {"b", std::numeric_limits<std::int64_t>::min()},
                                   {"d", 0.25},
                                   {"e", Bytes{}},
                                   {"x", Bytes{std::byte{0}, std::byte{'7'}, std::byte{255}}}};
    for (const auto& text : hostile_texts()) {
        list.push_back({"p", text});
    }
    return list;
}

void add_data_samples(std::vector<Sample>& list) {
    list.push_back(
        {"execute", {Execute{"UPDATE t SET a = ':b'", {}}, Execute{"UPDATE t SET a = :n", parameters()}}});
    for (const auto& text : hostile_texts()) {
        list.push_back({"execute", {Execute{text, {}}}});
    }
    std::vector<std::vector<Datum>> rows;
    for (const auto& [name, value] : parameters()) {
        rows.push_back({name, value});
    }
    list.push_back({"bulk_insert",
                    {BulkInsert{kTable, {"a", "b"}, rows}, BulkInsert{kOther, {"a"}, {{std::int64_t{1}}}},
                     BulkInsert{kTable, {"a", "b"}, {{std::string("x"), std::string("y")}}}}});
}

void add_group_samples(std::vector<Sample>& list) {
    BatchAlterTable batch;
    for (const auto& table : {kTable, kOther}) {
        batch.table = table;
        auto placed = add_column(table, plain_column("b"));
        placed.insert_before = "a";
        placed.if_not_exists = true;
        auto moved = alterations().front();
        moved.table = table;
        moved.insert_after = "b";
        SetTableComment comment;
        comment.table = table;
        comment.comment = "x";
        auto drop = drop_constraint(table, "uq");
        drop.if_exists = true;
        batch.operations = {placed,
                            moved,
                            drop_column(table, "c"),
                            drop,
                            drop_index(table, "ix"),
                            comment,
                            SetTableComment{table, std::nullopt, std::nullopt},
                            option_changes(table),
                            Execute{"DELETE FROM t", {}}};
        for (const auto& constraint : constraints()) {
            batch.operations.push_back(CreateConstraint{table, constraint});
        }
        for (const auto& index : indexes()) {
            CreateIndex create;
            create.table = table;
            create.index = index;
            batch.operations.push_back(create);
        }
        auto unnamed = drop_unnamed(constraints()[4]);
        unnamed.table = table;
        batch.operations.push_back(unnamed);
        list.push_back({"batch_alter_table", {batch, CreateSchema{"after", false}}});
    }
    batch.operations = {drop_column(kOther, "c")};
    batch.recreate = Recreate::always;
    list.push_back({"batch recreate_always", {batch}});
    batch.recreate = Recreate::never;
    list.push_back({"batch recreate_never", {batch}});
    list.push_back(
        {"autocommit_block", {AutocommitBlock{{Execute{"VACUUM", {}}, batch}}, Execute{"SELECT 1", {}}}});
}

}  // namespace

std::vector<schema::Type> sample_types() {
    std::vector<schema::Type> list;
    for (const auto& type : {Boolean(),
                             SmallInteger(),
                             Integer(),
                             BigInteger(),
                             Numeric(),
                             Numeric(10),
                             Numeric(10, 0),
                             Numeric(10, 2),
                             Float(),
                             Float(24),
                             Double(),
                             String(),
                             String(36),
                             Unicode(),
                             Unicode(8),
                             Text(),
                             UnicodeText(),
                             Char(),
                             Char(1),
                             Char(3),
                             Date(),
                             Time(),
                             Time(with_timezone),
                             DateTime(),
                             DateTime(with_timezone),
                             Timestamp(),
                             Timestamp(with_timezone),
                             Interval(),
                             LargeBinary(),
                             LargeBinary(16),
                             JSON(),
                             Uuid(),
                             Enum("e", {"a"}),
                             Enum("e", {"a", "b"}, "s"),
                             JSONB(),
                             ARRAY(Integer()),
                             ARRAY(String(3), 2),
                             ARRAY(Enum("e", {"a"})),
                             INET(),
                             CIDR(),
                             MACADDR(),
                             MACADDR8(),
                             TSVECTOR(),
                             TSQUERY(),
                             INT4RANGE(),
                             INT8RANGE(),
                             NUMRANGE(),
                             TSRANGE(),
                             TSTZRANGE(),
                             DATERANGE(),
                             BIT(),
                             BIT(8),
                             VARBIT(),
                             VARBIT(8),
                             HSTORE(),
                             CITEXT(),
                             MONEY(),
                             XML(),
                             OID(),
                             Domain("d", Text()),
                             Domain("d", Integer(), "s"),
                             named_type("ltree"),
                             named_type("\"my type\"(3)"),
                             String(3).collate("de_DE"),
                             JSON().with_variant("postgresql", JSONB()),
                             String().with_variant("a", Text().collate("C")).with_variant("b", Integer())}) {
        list.push_back(type_of(type));
    }
    return list;
}

std::vector<Sample> samples() {
    std::vector<Sample> list;
    add_table_samples(list);
    add_column_samples(list);
    add_constraint_samples(list);
    add_index_samples(list);
    add_type_samples(list);
    add_data_samples(list);
    add_group_samples(list);
    return list;
}

}  // namespace retort::test
