// Checks between statements; see checks.hpp.
#include "dialects/sqlite/checks.hpp"

#include "dialects/sqlite/words.hpp"

namespace retort::dialects::sqlite {

namespace {

constexpr std::string_view kInsert = "INSERT INTO temp._retort_check ";

}  // namespace

bool writes_a_row(const Statement& statement) {
    return statement.sql.starts_with(kInsert);
}

// SQLite has no statement that fails with a text of one's own, but the message
// of a broken constraint is the constraint's name.
std::vector<Statement> emit_check(const std::string& query, const std::string& failure, bool offline) {
    if (!offline) {
        return {{query, {}, {}, failure}};
    }
    const std::string constraint = write().words("CONSTRAINT").name(failure).take();
    return {
        {"CREATE TEMP TABLE _retort_check (found INTEGER " + constraint + " CHECK (found = 0))", {}, {}, {}},
        {std::string(kInsert) + "SELECT EXISTS (" + query + ")", {}, {}, {}},
        {"DROP TABLE temp._retort_check", {}, {}, {}}};
}

}  // namespace retort::dialects::sqlite
