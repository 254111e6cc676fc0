// The history table, beside the version table: what retort ran, one row a step,
// never changed afterwards. The version table alone says what a database is at.
#pragma once

#include "dialects/dialect.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace retort::dialects {

struct HistoryRow {
    std::string revision;                 // "base" where a stamp left none
    std::string action;                   // "upgrade", "downgrade", "stamp"
    std::string applied_at;               // UTC: "2026-11-22T13:40:00Z"
    std::string applied_by;               // "anna@build-3"
    std::int64_t duration_ms = 0;         // of its statements in the database
    std::string tool;                     // "retort 0.1.0"
    std::optional<std::string> checksum;  // of an upgrade's operations, where they are always the same

    bool operator==(const HistoryRow&) const = default;
};

// "alembic_version_history", in the same schema.
schema::QualifiedName history_table_name(const schema::QualifiedName& version_table);
schema::Table history_table(const schema::QualifiedName& name);

// Appends the rows with literals in the text; none for none.
std::vector<Statement> insert_history(const Dialect& dialect, const schema::QualifiedName& table,
                                      std::span<const HistoryRow> rows);
// Oldest first; empty where there is no such table.
std::vector<HistoryRow> read_history(const Dialect& dialect, Connection& connection,
                                     const schema::QualifiedName& table);

}  // namespace retort::dialects
