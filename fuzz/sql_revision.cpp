// Fuzzes a revision in SQL: its header, other parents for it, and its body by the
// rules of databases that cut their SQL differently.
#include "fuzz_target.hpp"
#include "revisions/graph.hpp"
#include "scripts/front_end.hpp"
#include "scripts/sql/body.hpp"
#include "scripts/sql/header.hpp"
#include "sql/split.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace {

using namespace retort;

constexpr sql::LexRules kRules[] = {
    {},
    {.nested_comments = true, .dollar_quotes = true, .escape_strings = true},
    {.bracket_names = true, .backtick_names = true},
};

// Each statement is one statement, wherever it is cut again.
void check_statement(const scripts::sql::BodyStatement& statement, std::string_view text,
                     const sql::LexRules& rules) {
    const auto again = sql::split_statements(statement.text, rules);
    fuzz::require(again.size() == 1 && again.front().text == statement.text, "a statement that is cut again");
    fuzz::require(text.find(statement.text) != std::string_view::npos, "a statement that is not in the file");
    const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    fuzz::require(statement.line > 0 && statement.line <= lines, "a statement in no line of the file");
}

void check_body(std::string_view text, const scripts::sql::Header& header) {
    for (const auto& rules : kRules) {
        fuzz::accepts(ErrorKind::script, [&] {
            for (const auto& part :
                 scripts::sql::parse_body("a.sql", text.substr(header.body), header.body_line, rules)) {
                for (const auto& statement : part.statements) {
                    check_statement(statement, text, rules);
                }
            }
        });
    }
}

// Nothing but the parents reads differently afterwards.
void check_reparenting(std::string_view text, const revisions::Revision& before) {
    const scripts::FrontEnd& front_end = scripts::get_front_end(scripts::FileFormat::sql);
    const std::string edited = front_end.reparent("a.sql", text, {"p1", "p2"});
    const revisions::Revision after = front_end.scan("a.sql", edited);
    fuzz::require(after.down_revisions == std::vector<std::string>{"p1", "p2"}, "parents that are not read");
    fuzz::require(after.id == before.id && after.message == before.message &&
                      after.depends_on == before.depends_on && after.branch_labels == before.branch_labels,
                  "more than the parents has changed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    fuzz::accepts(ErrorKind::script, [&] {
        const scripts::sql::Header header = scripts::sql::parse_header("a.sql", text);
        fuzz::require(header.body <= text.size() && header.line > 0, "a header beyond the file");
        check_body(text, header);
        revisions::Revision revision = scripts::get_front_end(scripts::FileFormat::sql).scan("a.sql", text);
        check_reparenting(text, revision);
        const revisions::Graph graph({std::move(revision)});
    });
    return 0;
}
