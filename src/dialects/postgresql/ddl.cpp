// Definitions in PostgreSQL's words; see ddl.hpp.
#include "dialects/postgresql/ddl.hpp"

#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "dialects/postgresql/types.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::postgresql {

namespace {

// After DEFAULT stands a b_expr of the grammar: the words that end one belong
// to the column definition (NOT NULL, COLLATE), or to no b_expr at all.
bool is_bare_default(std::string_view expression) {
    constexpr std::array<std::string_view, 15> kWords = {"AND",     "AT", "BETWEEN",  "COLLATE", "ILIKE",
                                                         "IN",      "IS", "ISNULL",   "LIKE",    "NOT",
                                                         "NOTNULL", "OR", "OVERLAPS", "SIMILAR", "SYMMETRIC"};
    int depth = 0;
    for (const auto& token : sql::tokenize_code(expression, rules().lex)) {
        depth += sql::is_symbol(token, "(") ? 1 : sql::is_symbol(token, ")") ? -1 : 0;
        if (depth == 0 && std::ranges::any_of(kWords, [&](auto word) { return sql::is_word(token, word); })) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string find_option(const schema::DialectOptions& options, const std::string& name) {
    const auto found = options.find("postgresql_" + name);
    return found == options.end() ? "" : found->second;
}

PostgresqlDdl::PostgresqlDdl() : Ddl(postgresql::rules()) {}

std::string PostgresqlDdl::type(const schema::Type& type) const {
    return dump_sql_type(type);
}

std::string PostgresqlDdl::default_value(const schema::ServerDefault& value) const {
    const std::string text = Ddl::default_value(value);
    return value.expression && !is_bare_default(text) ? "(" + text + ")" : text;
}

std::string PostgresqlDdl::column_type(const schema::Table& table, const schema::Column& column) const {
    const schema::Type resolved = schema::resolve_variant(column.type, "postgresql");
    const bool written_otherwise = column.server_default || column.identity || column.computed;
    if (!written_otherwise && schema::counts_by_itself(table, column)) {
        switch (resolved.kind) {
            case schema::TypeKind::small_integer:
                return "SMALLSERIAL";
            case schema::TypeKind::integer:
                return "SERIAL";
            case schema::TypeKind::big_integer:
                return "BIGSERIAL";
            default:
                break;
        }
    }
    return type(resolved);
}

std::string_view PostgresqlDdl::create_words(const schema::Table& table) const {
    return is_unlogged(table.options) ? "CREATE UNLOGGED TABLE" : "CREATE TABLE";
}

std::string PostgresqlDdl::collation(const std::string& name) const {
    return dump_collation(name);
}

std::string PostgresqlDdl::table_options(const schema::Table& table) const {
    const auto parenthesized = [](const std::string& text) {
        return text.empty() || text.front() == '(' ? text : "(" + text + ")";
    };
    require_known_options(table.options, table.name);
    const std::string tablespace = find_option(table.options, "tablespace");
    return writer()
        .clause("INHERITS", parenthesized(find_option(table.options, "inherits")))
        .clause("PARTITION BY", find_option(table.options, "partition_by"))
        .clause("USING", find_option(table.options, "using"))
        .clause("WITH", parenthesized(find_option(table.options, "with")))
        .clause("TABLESPACE",
                tablespace.empty() ? "" : sql::quote(rules().quote, std::string_view(tablespace)))
        .take();
}

void PostgresqlDdl::add_include(sql::Writer& out, const std::vector<std::string>& columns) const {
    if (!columns.empty()) {
        out.words("INCLUDE").names(columns);
    }
}

void PostgresqlDdl::add_storage(sql::Writer& out, const std::map<std::string, std::string>& storage) {
    std::vector<std::string> parameters;
    for (const auto& [key, value] : storage) {
        std::string& parameter = parameters.emplace_back(key);
        parameter.append(" = ").append(value);
    }
    if (!parameters.empty()) {
        out.words("WITH").list(parameters);
    }
}

template <class Key>
void PostgresqlDdl::add_place(sql::Writer& out, const Key& key) const {
    add_include(out, key.include);
    add_storage(out, key.storage);
    if (!key.tablespace.empty()) {
        out.words("USING INDEX TABLESPACE").name(key.tablespace);
    }
}

std::string PostgresqlDdl::primary_key(const schema::PrimaryKey& key) const {
    sql::Writer out = writer();
    out.words("PRIMARY KEY").names(key.columns);
    add_place(out, key);
    return out.words(deferrability(key.deferrability)).take();
}

std::string PostgresqlDdl::unique(const schema::Unique& unique) const {
    sql::Writer out = writer();
    out.words("UNIQUE").words_if(unique.nulls_not_distinct, "NULLS NOT DISTINCT").names(unique.columns);
    add_place(out, unique);
    return out.words(deferrability(unique.deferrability)).take();
}

std::string PostgresqlDdl::exclude(const schema::Exclude& exclude) const {
    std::vector<std::string> elements;
    for (const auto& each : exclude.elements) {
        elements.push_back(index_element(each.element) + " WITH " + each.op);
    }
    sql::Writer out = writer();
    out.words("EXCLUDE").clause("USING", exclude.method).list(elements);
    add_place(out, exclude);
    out.clause("WHERE", exclude.where.empty() ? "" : "(" + exclude.where + ")");
    return out.words(deferrability(exclude.deferrability)).take();
}

std::string PostgresqlDdl::create_index(const schema::QualifiedName& table, const schema::Index& index,
                                        const CreateIndexFlags& flags) const {
    std::vector<std::string> elements;
    for (const auto& element : index.elements) {
        elements.push_back(index_element(element));
    }
    sql::Writer out = writer();
    out.words("CREATE").words_if(index.unique, "UNIQUE").words("INDEX");
    out.words_if(flags.concurrently, "CONCURRENTLY").words_if(flags.if_not_exists, "IF NOT EXISTS");
    out.name(index.name).words("ON").name(table).clause("USING", index.method).list(elements);
    add_include(out, index.include);
    out.words_if(index.nulls_not_distinct, "NULLS NOT DISTINCT");
    add_storage(out, index.storage);
    if (!index.tablespace.empty()) {
        out.words("TABLESPACE").name(index.tablespace);
    }
    return out.clause("WHERE", index.where).take();
}

}  // namespace retort::dialects::postgresql
