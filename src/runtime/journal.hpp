// The journal of a step that cannot be one transaction, because its script has an
// autocommit block: a table of one row, which says how far into the script the
// database is. It is made in the transaction that the block's beginning commits, and
// dropped in the one that writes the version row; so it is there only while a step is
// under way or was interrupted.
#pragma once

#include "runtime/settings.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace retort::runtime {

struct JournalEntry {
    std::string revision;
    revisions::Direction direction = revisions::Direction::upgrade;
    // So many operations of the script are committed, and this is their checksum.
    std::size_t position = 0;
    std::string checksum;
    // What was sent next, where nobody knows whether it took effect; "" for nothing.
    std::string statement;
    std::string statement_checksum;
    std::string started;  // UTC

    bool operator==(const JournalEntry&) const = default;
};

schema::QualifiedName journal_table(const schema::QualifiedName& version_table);

// nullopt where nothing is interrupted, and no step under way.
std::optional<JournalEntry> read_journal(const dialects::Dialect& dialect, dialects::Connection& connection,
                                         const schema::QualifiedName& version_table);

// Makes the table and its row.
std::vector<dialects::Statement> emit_open_journal(const dialects::Dialect& dialect,
                                                   const schema::QualifiedName& version_table,
                                                   const JournalEntry& entry);
// Changes the row, if it still is `before`: of two runs that go on with one step, one gets
// further, whatever became of their lock.
dialects::Statement emit_journal_entry(const dialects::Dialect& dialect,
                                       const schema::QualifiedName& version_table, const JournalEntry& before,
                                       const JournalEntry& entry);
std::vector<dialects::Statement> emit_close_journal(const dialects::Dialect& dialect,
                                                    const schema::QualifiedName& version_table);

// "upgrade of b"
std::string describe_interrupted(const JournalEntry& entry);

}  // namespace retort::runtime
