// The version table as a plan walks through it: one row for each tip of what is
// applied that nothing else applied stands on.
#pragma once

#include "revisions/reach.hpp"
#include "revisions/resolve.hpp"

#include <string>
#include <vector>

namespace retort::revisions {

struct RowUpdate {
    std::string from;
    std::string to;

    bool operator==(const RowUpdate&) const = default;
};

// What one step does to the version table, to be run in this order.
struct VersionChange {
    std::vector<std::string> deletes = {};
    std::vector<std::string> inserts = {};
    std::vector<RowUpdate> updates = {};

    bool empty() const { return deletes.empty() && inserts.empty() && updates.empty(); }
    bool operator==(const VersionChange&) const = default;
};

// "delete a; insert b; update c to d", "" for no change.
std::string dump_change(const VersionChange& change);

// Simulates the rows over the steps of a plan. The graph must outlive it.
class VersionRows {
public:
    // Throws ErrorKind::command for a row that no file declares.
    VersionRows(const Graph& graph, const Rows& rows);

    const Rows& rows() const { return rows_; }

    // The change that applying or removing `index` makes; taken over into rows().
    VersionChange upgrade(Index index);
    VersionChange downgrade(Index index);
    // Rows as told, with no thought for what the change means.
    void apply(const VersionChange& change);

private:
    bool has_row(Index index) const;
    bool is_covered(Index index) const;

    const Graph& graph_;
    Rows rows_;
    Mask applied_;
};

}  // namespace retort::revisions
