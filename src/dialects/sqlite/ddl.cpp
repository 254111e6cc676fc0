// Definitions in SQLite's words; see ddl.hpp, and parse_create.hpp for the options.
#include "dialects/sqlite/ddl.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

namespace retort::dialects::sqlite {

namespace {

std::string option(const schema::DialectOptions& options, const std::string& key) {
    const auto found = options.find(key);
    return found == options.end() ? "" : found->second;
}

// "CONSTRAINT name", for the column constraints that have no value of their own.
std::string constraint_name(const schema::DialectOptions& options, const std::string& key) {
    const std::string name = option(options, key);
    return name.empty() ? "" : "CONSTRAINT " + quote(name);
}

// " (a, b COLLATE nocase DESC)"
std::vector<std::string> key_columns(const std::vector<std::string>& columns,
                                     const schema::DialectOptions& options) {
    std::vector<std::string> texts;
    for (const std::string& column : columns) {
        const std::string place = std::to_string(texts.size() + 1);
        const std::string collation = option(options, "sqlite_collation_" + place);
        texts.push_back(write()
                            .name(column)
                            .clause("COLLATE", collation.empty() ? "" : quote(collation))
                            .words(option(options, "sqlite_order_" + place))
                            .take());
    }
    return texts;
}

// AUTOINCREMENT, and the DESC that unmakes a rowid alias, stand in the column only.
bool is_inline(const schema::Table& table) {
    return table.primary_key && table.primary_key->columns.size() == 1 &&
           (is_autoincrement(table) || has_option(table.primary_key->options, "sqlite_inline_desc"));
}

std::string inline_primary_key(const schema::Table& table) {
    const schema::PrimaryKey& key = *table.primary_key;
    sql::Writer out = write();
    if (!key.name.empty()) {
        out.words("CONSTRAINT").name(key.name);
    }
    return out.words("PRIMARY KEY")
        .words_if(has_option(key.options, "sqlite_inline_desc"), "DESC")
        .clause("ON CONFLICT", option(key.options, "sqlite_on_conflict"))
        .words_if(is_autoincrement(table), "AUTOINCREMENT")
        .take();
}

bool is_clock(std::string_view expression) {
    return same_name(expression, "CURRENT_TIMESTAMP") || same_name(expression, "CURRENT_DATE") ||
           same_name(expression, "CURRENT_TIME");
}

}  // namespace

SqliteDdl::SqliteDdl() : Ddl(sqlite::rules()) {}

const SqliteDdl& ddl() {
    static const SqliteDdl ddl;
    return ddl;
}

std::string SqliteDdl::type(const schema::Type& type) const {
    return type_words(schema::resolve_variant(type, "sqlite"));
}

std::string SqliteDdl::default_value(const schema::ServerDefault& value) const {
    if (!value.expression) {
        return literal(value.literal);
    }
    const std::string expression = strip_parentheses(*value.expression);
    return is_clock(expression) ? expression : "(" + expression + ")";
}

std::string SqliteDdl::column(const schema::Table& table, const schema::Column& column) const {
    require_known_options(column);
    const schema::Type type = schema::resolve_variant(column.type, "sqlite");
    sql::Writer out = write();
    out.name(column.name).words(declared_type(table, column));
    if (!type.collation.empty()) {
        out.words(constraint_name(column.options, "sqlite_collate_name"))
            .words("COLLATE")
            .name(type.collation);
    }
    if (column.server_default) {
        out.words(constraint_name(column.options, "sqlite_default_name"));
        out.words("DEFAULT").words(default_value(*column.server_default));
    }
    if (column.computed) {
        out.words(constraint_name(column.options, "sqlite_generated_name")).words(computed(*column.computed));
    }
    if (!column.nullable) {
        out.words(constraint_name(column.options, "sqlite_not_null_name")).words("NOT NULL");
        out.clause("ON CONFLICT", option(column.options, "sqlite_not_null_on_conflict"));
    }
    const bool is_key = is_inline(table) && table.primary_key->columns.front() == column.name;
    return out.words(is_key ? inline_primary_key(table) : "").take();
}

std::vector<std::string> SqliteDdl::members(const schema::Table& table) const {
    std::vector<std::string> texts;
    for (const schema::Column& each : table.columns) {
        texts.push_back(column(table, each));
    }
    for (const schema::Constraint& each : schema::list_constraints(table)) {
        if (!is_inline(table) || schema::kind_of(each) != schema::ConstraintKind::primary_key) {
            texts.push_back(constraint(each));
        }
    }
    return texts;
}

std::string SqliteDdl::table_options(const schema::Table& table) const {
    require_known_options(table.options, table.name);
    const bool both = is_without_rowid(table) && is_strict(table);
    return std::string(is_without_rowid(table) ? "WITHOUT ROWID" : "") + (both ? ", " : "") +
           (is_strict(table) ? "STRICT" : "");
}

std::string SqliteDdl::index_element(const schema::IndexElement& element) const {
    schema::IndexElement known = element;
    known.op_class.clear();
    known.nulls = schema::NullsOrder::unstated;
    return Ddl::index_element(known);
}

// The index, not its table, is qualified with the schema.
std::string SqliteDdl::create_index(const schema::QualifiedName& table, const schema::Index& index,
                                    const CreateIndexFlags& flags) const {
    std::vector<std::string> elements;
    for (const schema::IndexElement& element : index.elements) {
        elements.push_back(index_element(element));
    }
    sql::Writer out = write();
    out.words("CREATE").words_if(index.unique, "UNIQUE").words("INDEX");
    out.words_if(flags.if_not_exists, "IF NOT EXISTS").name(schema::QualifiedName{table.schema, index.name});
    return out.words("ON").name(table.name).list(elements).clause("WHERE", index.where).take();
}

std::string SqliteDdl::primary_key(const schema::PrimaryKey& key) const {
    return write()
        .words("PRIMARY KEY")
        .list(key_columns(key.columns, key.options))
        .clause("ON CONFLICT", option(key.options, "sqlite_on_conflict"))
        .take();
}

std::string SqliteDdl::foreign_key(const schema::ForeignKey& key) const {
    if (!key.on_delete_columns.empty()) {
        throw Error(ErrorKind::command,
                    "SQLite sets all columns of a foreign key on delete, and cannot set only " +
                        base::join(key.on_delete_columns, ", "))
            .with_hint("leave out on_delete_columns, or guard it with the dialect's name");
    }
    schema::ForeignKey known = key;
    known.referred_table.schema.clear();  // always in the same database file
    known.not_valid = false;
    known.deferrability = schema::Deferrability::none;
    const std::string match = option(key.options, "sqlite_match");
    return write()
        .words(Ddl::foreign_key(known))
        .clause("MATCH", match.empty() ? "" : quote(match))
        .words(deferrability(key.deferrability))
        .take();
}

std::string SqliteDdl::unique(const schema::Unique& unique) const {
    return write()
        .words("UNIQUE")
        .list(key_columns(unique.columns, unique.options))
        .clause("ON CONFLICT", option(unique.options, "sqlite_on_conflict"))
        .take();
}

std::string SqliteDdl::check(const schema::Check& check) const {
    return write()
        .words("CHECK (")
        .glue(check.condition)
        .glue(")")
        .clause("ON CONFLICT", option(check.options, "sqlite_on_conflict"))
        .take();
}

}  // namespace retort::dialects::sqlite
