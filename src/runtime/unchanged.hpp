// Whether a database is as this run left it when its last transaction ended. A lock keeps
// other migrations out; where it does not, a run stops before it builds on what it does
// not know.
#pragma once

#include "runtime/journal.hpp"
#include "runtime/migrate.hpp"

#include <optional>

namespace retort::runtime {

// Inside of a transaction. Throws Error(database) where the version table has other rows,
// or the journal another entry.
void check_unchanged(const MigrateRequest& request, revisions::Rows rows,
                     const std::optional<JournalEntry>& journal);
// The journal alone.
void check_journal_unchanged(const MigrateRequest& request, const std::optional<JournalEntry>& journal);

// `found` and `expected` in a few words.
Error changed_by_others(const std::string& found, const std::string& expected);

}  // namespace retort::runtime
