// One schema of many; see search_path.hpp. The path is set by the options of the session and not
// by a SET after it began: then RESET and DISCARD in a revision go back to it, and not to the
// schema of everybody.
#include "dialects/postgresql/search_path.hpp"

#include "base/text.hpp"

namespace retort::dialects::postgresql {

namespace {

// White space ends an option, and a backslash takes that away.
std::string escape_option(const std::string& value) {
    std::string text;
    for (const char c : value) {
        if (c == '\\' || std::string_view(" \t\n\v\f\r").find(c) != std::string_view::npos) {
            text += '\\';
        }
        text += c;
    }
    return text;
}

std::string quote_always(const std::string& name) {
    return '"' + base::replace_all(name, "\"", "\"\"") + '"';
}

}  // namespace

std::vector<std::string> list_schemas(Connection& connection, const std::string& pattern) {
    const Datum parameter = pattern;
    const auto rows = connection.query(
        "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname LIKE $1 AND nspname !~ '^pg_' "
        "AND nspname <> 'information_schema' ORDER BY nspname::text COLLATE \"C\"",
        std::span(&parameter, 1));
    std::vector<std::string> names;
    for (const auto& row : rows.rows) {
        names.push_back(row.at(0).value());
    }
    return names;
}

std::string add_search_path(const std::string& options, const std::string& schema) {
    return options + (options.empty() ? "" : " ") + "-c search_path=" + escape_option(quote_always(schema));
}

Statement emit_schema_check(const std::string& schema) {
    return {
        .sql =
            "SELECT coalesce(nullif(current_setting('search_path'), ''), '\"\"') "
            "WHERE pg_catalog.current_schemas(false) <> ARRAY[$1::name]",
        .parameters = {schema},
        .expected_rows = {},
        .check = "the revision leaves search_path changed: it was " + quote_always(schema) + ", and is now",
        .hint =
            "end the revision with RESET search_path; or leave the path as it is, and write the "
            "schema before the names that are in another one, as in public.citext"};
}

void require_schema(Connection& connection, const std::string& schema) {
    const auto rows = connection.query("SELECT current_schema()");
    const auto& current = rows.rows.at(0).at(0);
    if (current == schema) {
        return;
    }
    if (!current) {
        throw Error(ErrorKind::connection, "the schema \"" + schema + "\" cannot be worked in")
            .with_hint("it may have been dropped, or the role may lack the right to use it: GRANT USAGE");
    }
    throw Error(ErrorKind::connection,
                "the session is in the schema \"" + *current + "\", and was to be in \"" + schema + "\"")
        .with_hint(
            "a connection pooler that drops the options of a session is the likely cause: connect to the "
            "server itself");
}

}  // namespace retort::dialects::postgresql
