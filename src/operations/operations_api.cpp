// The public Operations, for tables and what belongs to them: each call becomes
// one operation value.
#include "operations/api_parts.hpp"

namespace retort {

namespace operations {

std::string make_plain_name(Str name, std::string_view what) {
    auto text = schema::to_string(name);
    schema::require_name(text, what);
    return text;
}

Execute make_execute(Str sql, Params params) {
    Execute execute{.sql = schema::to_string(sql)};
    if (execute.sql.empty()) {
        throw Error(ErrorKind::script, "execute is given an empty statement");
    }
    for (const auto& [name, value] : params) {
        execute.parameters.push_back({make_plain_name(name, "parameter"), schema::to_datum(value)});
    }
    return execute;
}

CreateConstraint make_create_constraint(const QualifiedName& table, schema::Constraint constraint,
                                        const schema::NamingConvention& convention) {
    schema::name_unnamed(convention, schema::Table{.name = table}, constraint);
    return {table, std::move(constraint)};
}

DropConstraint make_drop_constraint(const QualifiedName& table, Str name, const OptionValues& options) {
    return {.table = table,
            .name = make_plain_name(name, "constraint"),
            .if_exists = options.has(Flag::if_exists),
            .cascade = options.has(Flag::cascade)};
}

DropConstraint make_drop_constraint(const QualifiedName& table, const Constraint& constraint,
                                    const OptionValues& options) {
    const auto& existing = constraint.box()->value.constraint;
    return {.table = table,
            .name = schema::name_of(existing),
            .kind = schema::kind_of(existing),
            .if_exists = options.has(Flag::if_exists),
            .cascade = options.has(Flag::cascade),
            .existing = existing};
}

CreateIndex make_create_index(const QualifiedName& table, Str name, IndexElements elements,
                              const OptionValues& options, const schema::NamingConvention& convention) {
    auto built = schema::build_index(name, elements, options);
    schema::name_unnamed(convention, schema::Table{.name = table}, built);
    return {.table = table,
            .index = std::move(built),
            .if_not_exists = options.has(Flag::if_not_exists),
            .concurrently = options.has(Flag::concurrently)};
}

AlterTableOptions make_alter_table_options(const QualifiedName& table, const OptionValues& changes) {
    AlterTableOptions op{.table = table};
    for (const auto& [key, value] : changes.dialect) {
        op.options[key].to = value;
    }
    for (const auto& key : changes.no_dialect) {
        if (changes.dialect.contains(key)) {
            throw Error(ErrorKind::script,
                        "alter_table_options is given both option and no_option for " + key);
        }
        op.options[key] = {};
    }
    if (op.options.empty()) {
        throw Error(ErrorKind::script, "alter_table_options is given nothing to change");
    }
    return op;
}

namespace {

const std::vector<Flag> kDropConstraintFlags = {Flag::if_exists, Flag::cascade};

// "schema.table", split at the last dot.
QualifiedName split_name(Str name) {
    const auto text = schema::to_string(name);
    const auto dot = text.rfind('.');
    return dot == std::string::npos ? QualifiedName{"", text}
                                    : QualifiedName{text.substr(0, dot), text.substr(dot + 1)};
}

}  // namespace
}  // namespace operations

using operations::Grouping;
using schema::read_options;
using schema::schema_and;

void Operations::create_table_with(Str name, std::initializer_list<TableItem> items) {
    std::vector<Flag> flags;
    auto table = schema::build_table(schema::to_string(name), items.begin(), items.size(), &flags);
    schema::name_unnamed(recorder_.context().naming_convention, table);
    recorder_.record(operations::CreateTable{std::move(table), !flags.empty()});
}

void Operations::drop_table_with(Str name, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_exists, Flag::cascade}), "drop_table");
    recorder_.record(operations::DropTable{.table = operations::make_table_name(name, values),
                                           .if_exists = values.has(Flag::if_exists),
                                           .cascade = values.has(Flag::cascade)});
}

void Operations::rename_table_with(Str name, Str new_name, Options options) {
    const auto values = read_options(options, schema_and(), "rename_table");
    recorder_.record(operations::RenameTable{operations::make_table_name(name, values),
                                             operations::make_plain_name(new_name, "table")});
}

void Operations::add_column_with(Str table, const Column& column,
                                 std::initializer_list<ColumnOption> options) {
    const auto read = operations::read_add_options(options, Grouping::single);
    const operations::QualifiedName name{read.in_schema, operations::make_plain_name(table, "table")};
    recorder_.record(operations::make_add_column(name, column, read, recorder_.context().naming_convention));
}

void Operations::drop_column_with(Str table, Str column, Options options) {
    const auto values = read_options(options, schema_and({Flag::if_exists}), "drop_column");
    recorder_.record(operations::DropColumn{.table = operations::make_table_name(table, values),
                                            .column = operations::make_plain_name(column, "column"),
                                            .if_exists = values.has(Flag::if_exists)});
}

void Operations::alter_column_with(Str table, Str column, std::initializer_list<ColumnOption> changes) {
    auto op = operations::make_alter_column(column, changes, Grouping::single);
    op.table.name = operations::make_plain_name(table, "table");
    recorder_.record(std::move(op));
}

void Operations::create_primary_key_with(Str name, Str table, Names columns, Options options) {
    const auto values =
        read_options(options, schema::primary_key_options() | schema_and(), "create_primary_key");
    recorder_.record(operations::make_create_constraint(operations::make_table_name(table, values),
                                                        schema::build_primary_key(name, columns, values),
                                                        recorder_.context().naming_convention));
}

void Operations::create_unique_with(Str name, Str table, Names columns, Options options) {
    const auto values =
        read_options(options, schema::unique_options() | schema_and(), "create_unique_constraint");
    recorder_.record(operations::make_create_constraint(operations::make_table_name(table, values),
                                                        schema::build_unique(name, columns, values),
                                                        recorder_.context().naming_convention));
}

void Operations::create_foreign_key_with(Str name, Str table, Str referred_table, Names columns,
                                         Names referred, Options options) {
    const auto values =
        read_options(options, schema::foreign_key_options() | schema_and(), "create_foreign_key");
    auto key =
        schema::build_foreign_key(name, columns, operations::split_name(referred_table), referred, values);
    recorder_.record(operations::make_create_constraint(
        operations::make_table_name(table, values), std::move(key), recorder_.context().naming_convention));
}

void Operations::create_check_with(Str name, Str table, Str condition, Options options) {
    const auto values =
        read_options(options, schema::check_options() | schema_and(), "create_check_constraint");
    recorder_.record(operations::make_create_constraint(operations::make_table_name(table, values),
                                                        schema::build_check(name, condition, values),
                                                        recorder_.context().naming_convention));
}

void Operations::create_exclude_with(Str name, Str table, ExcludeElements elements, Options options) {
    const auto values =
        read_options(options, schema::exclude_options() | schema_and(), "create_exclude_constraint");
    recorder_.record(operations::make_create_constraint(operations::make_table_name(table, values),
                                                        schema::build_exclude(name, elements, values),
                                                        recorder_.context().naming_convention));
}

void Operations::create_constraint_with(Str table, const Constraint& constraint, Options options) {
    const auto values = read_options(options, schema_and(), "create_constraint");
    recorder_.record(operations::make_create_constraint(operations::make_table_name(table, values),
                                                        constraint.box()->value.constraint,
                                                        recorder_.context().naming_convention));
}

void Operations::drop_constraint_with(Str name, Str table, Options options) {
    const auto values =
        read_options(options, schema_and(operations::kDropConstraintFlags), "drop_constraint");
    recorder_.record(
        operations::make_drop_constraint(operations::make_table_name(table, values), name, values));
}

void Operations::drop_constraint_with(Str table, const Constraint& constraint, Options options) {
    const auto values =
        read_options(options, schema_and(operations::kDropConstraintFlags), "drop_constraint");
    recorder_.record(
        operations::make_drop_constraint(operations::make_table_name(table, values), constraint, values));
}

void Operations::rename_constraint_with(Str table, Str name, Str renamed, Options options) {
    const auto values = read_options(options, schema_and(), "rename_constraint");
    recorder_.record(operations::RenameConstraint{operations::make_table_name(table, values),
                                                  operations::make_plain_name(name, "constraint"),
                                                  operations::make_plain_name(renamed, "constraint")});
}

void Operations::validate_constraint_with(Str table, Str name, Options options) {
    const auto values = read_options(options, schema_and(), "validate_constraint");
    recorder_.record(operations::ValidateConstraint{.table = operations::make_table_name(table, values),
                                                    .name = operations::make_plain_name(name, "constraint")});
}

void Operations::create_index_with(Str name, Str table, IndexElements elements, Options options) {
    const auto accepted = schema::index_options() | schema_and({Flag::concurrently, Flag::if_not_exists});
    const auto values = read_options(options, accepted, "create_index");
    recorder_.record(operations::make_create_index(operations::make_table_name(table, values), name, elements,
                                                   values, recorder_.context().naming_convention));
}

void Operations::drop_index_with(Str name, Str table, Options options) {
    const auto values =
        read_options(options, schema_and({Flag::concurrently, Flag::if_exists}), "drop_index");
    recorder_.record(operations::DropIndex{.table = {values.in_schema, schema::to_string(table)},
                                           .name = operations::make_plain_name(name, "index"),
                                           .if_exists = values.has(Flag::if_exists),
                                           .concurrently = values.has(Flag::concurrently)});
}

void Operations::rename_index_with(Str name, Str table, Str renamed, Options options) {
    const auto values = read_options(options, schema_and(), "rename_index");
    recorder_.record(operations::RenameIndex{operations::make_table_name(table, values),
                                             operations::make_plain_name(name, "index"),
                                             operations::make_plain_name(renamed, "index")});
}

void Operations::alter_table_options_with(Str name, Options changes) {
    const auto values =
        read_options(changes, schema::table_option_changes() | schema_and(), "alter_table_options");
    recorder_.record(operations::make_alter_table_options(operations::make_table_name(name, values), values));
}

void Operations::create_table_comment_with(Str table, Str text, Options options) {
    const auto values = read_options(options, schema_and(), "create_table_comment");
    recorder_.record(operations::SetTableComment{.table = operations::make_table_name(table, values),
                                                 .comment = schema::to_string(text)});
}

void Operations::drop_table_comment_with(Str table, Options options) {
    const auto values = read_options(options, schema_and(), "drop_table_comment");
    recorder_.record(operations::SetTableComment{.table = operations::make_table_name(table, values)});
}

}  // namespace retort
