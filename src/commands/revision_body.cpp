// The body of a revision; see revision_body.hpp.
#include "commands/revision_body.hpp"

#include "base/text.hpp"
#include "render/render.hpp"
#include "runtime/statements.hpp"
#include "sql/split.hpp"

namespace retort::commands {

namespace {

using scripts::FileFormat;

// What a person said about drops, where the next one will read it.
std::string render_refusals(const std::vector<std::string>& refused, const std::string& mark) {
    std::string text;
    for (const auto& line : refused) {
        text += mark + base::replace_all(base::replace_all(line, "\r", " "), "\n", " ") + "\n";
    }
    return text;
}

// As it will be read again.
std::string cut_statement(const dialects::Dialect& dialect, const std::string& sql) {
    auto pieces = sql::split_statements(sql, dialect.lex_rules());
    if (pieces.size() != 1) {
        throw Error(ErrorKind::command, "A statement of this revision cannot be kept in a file of SQL")
            .with_sql(sql)
            .with_hint("write the revision in C++");
    }
    return std::move(pieces.front().text);
}

std::string render_statements(const dialects::Dialect& dialect,
                              const std::vector<operations::Operation>& operations,
                              schema::MetaData& schema) {
    std::string text;
    for (const auto& statement : runtime::list_statements(dialect, operations, schema)) {
        text += text.empty() ? "" : "\n";
        text += statement.is_autocommit ? "-- autocommit\n" : "";
        text += cut_statement(dialect, statement.sql) + ";\n";
    }
    return text;
}

RevisionBody render_sql(Session& session, const SettledComparison& settled) {
    dialects::ReflectOptions options;
    options.all_schemas = true;
    const dialects::Dialect& dialect = session.dialect();
    schema::MetaData schema = dialect.reflect(session.connection(), options);
    RevisionBody body;
    body.upgrades = render_refusals(settled.refused, "-- ") +
                    render_statements(dialect, settled.comparison.upgrade, schema);
    body.downgrades = render_statements(dialect, settled.comparison.downgrade, schema);
    return body;
}

}  // namespace

RevisionBody render_body(Session& session, FileFormat format, const SettledComparison& settled) {
    if (format == FileFormat::sql) {
        return render_sql(session, settled);
    }
    return {.upgrades = render_refusals(settled.refused, "    // ") +
                        render::render_operations(settled.comparison.upgrade),
            .downgrades = render::render_operations(settled.comparison.downgrade)};
}

}  // namespace retort::commands
