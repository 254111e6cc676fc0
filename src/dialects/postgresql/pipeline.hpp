// Sends statements several at a time and takes their results in order.
#pragma once

#include "dialects/dialect.hpp"
#include "dialects/postgresql/libpq.hpp"
#include "dialects/postgresql/watching.hpp"

#include <span>
#include <string>
#include <vector>

namespace retort::dialects::postgresql {

// A statement's values as libpq takes them: text, in the server's own forms.
class ParameterTexts {
public:
    explicit ParameterTexts(std::span<const Datum> values);
    int size() const { return static_cast<int>(pointers_.size()); }
    const char* const* data() const { return pointers_.empty() ? nullptr : pointers_.data(); }

private:
    std::vector<std::string> texts_;
    std::vector<const char*> pointers_;
};

// Throws what a result means for its statement: the server's error, a wrong
// number of rows, rows of a check.
void verify_result(const PGconn* connection, const PGresult* result, const Statement& statement);

// Throws Error(database) for a text with a zero byte, which libpq would cut.
const char* checked_text(const std::string& sql);

// All in one pipeline; only inside a transaction, for after an error the
// statements behind it may or may not have run.
// `affected` is kept as Connection::affected says.
void run_pipeline(PGconn* connection, std::span<const Statement> statements, const BeforeStatement& before,
                  Watching& watching, std::optional<std::int64_t>& affected);

// Each by itself, committed by itself.
void run_singly(PGconn* connection, std::span<const Statement> statements, const BeforeStatement& before,
                Watching& watching, std::optional<std::int64_t>& affected);

}  // namespace retort::dialects::postgresql
