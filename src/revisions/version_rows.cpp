// Row changes of single steps.
#include "revisions/version_rows.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::revisions {

std::string dump_change(const VersionChange& change) {
    std::vector<std::string> parts;
    for (const std::string& row : change.deletes) {
        parts.push_back("delete " + row);
    }
    for (const std::string& row : change.inserts) {
        parts.push_back("insert " + row);
    }
    for (const RowUpdate& update : change.updates) {
        parts.push_back("update " + update.from + " to " + update.to);
    }
    return base::join(parts, "; ");
}

VersionRows::VersionRows(const Graph& graph, const Rows& rows)
    : graph_(graph), rows_(rows), applied_(mark_ancestors(graph, get_rows(graph, rows))) {}

bool VersionRows::has_row(Index index) const {
    return std::find(rows_.begin(), rows_.end(), graph_[index].id) != rows_.end();
}

// Something else that is applied stands on it, so it needs no row.
bool VersionRows::is_covered(Index index) const {
    const auto& above = graph_.links(index).all_children;
    return std::any_of(above.begin(), above.end(), [this](Index child) { return applied_[child]; });
}

VersionChange VersionRows::upgrade(Index index) {
    const std::string& id = graph_[index].id;
    // Only what has a row: of two revisions below, one may have come with the other.
    std::vector<std::string> below;
    for (const Index down : graph_.links(index).down) {
        if (has_row(down)) {
            below.push_back(graph_[down].id);
        }
    }
    VersionChange change;
    if (below.empty()) {
        change.inserts = {id};
    } else {
        change.updates = {{.from = below.back(), .to = id}};
        below.pop_back();
        change.deletes = std::move(below);
    }
    applied_[index] = true;
    apply(change);
    return change;
}

VersionChange VersionRows::downgrade(Index index) {
    applied_[index] = false;
    VersionChange change;
    if (!has_row(index)) {
        return change;
    }
    const std::string& id = graph_[index].id;
    for (const Index down : graph_.links(index).down) {
        if (!is_covered(down) && !has_row(down)) {
            change.inserts.push_back(graph_[down].id);
        }
    }
    if (change.inserts.empty()) {
        change.deletes = {id};
    } else {
        change.updates = {{.from = id, .to = change.inserts.back()}};
        change.inserts.pop_back();
    }
    apply(change);
    return change;
}

void VersionRows::apply(const VersionChange& change) {
    for (const std::string& row : change.deletes) {
        std::erase(rows_, row);
    }
    rows_.insert(rows_.end(), change.inserts.begin(), change.inserts.end());
    for (const RowUpdate& update : change.updates) {
        std::replace(rows_.begin(), rows_.end(), update.from, update.to);
    }
}

}  // namespace retort::revisions
