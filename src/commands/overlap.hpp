// What the branches that a merge joins both change: tables, columns, types. Each
// branch is right by itself; together they may not be what either author meant.
#pragma once

#include "commands/session.hpp"

#include <string>
#include <vector>

namespace retort::commands {

struct Overlap {
    struct Change {
        std::string revision;
        std::string what;  // "drop column users.email"
    };
    std::string object;           // "column users.email", "table users", "enumeration mood"
    bool is_column = false;       // the same column, not just the same table
    std::vector<Change> changes;  // oldest first, of two branches at least
};

struct OverlapReport {
    struct Unseen {
        std::string revision;
        std::string reason;
    };
    std::vector<Overlap> overlaps;  // columns first
    std::vector<Unseen> unseen;     // revisions that could not be looked into, or not wholly
    std::string failure;            // nothing could be compared, and why; else empty
};

// Of the revisions that not all of `heads` stand on. Their upgrades are built and
// recorded without a database. Never throws for what scripts do: a merge needs
// no compiler.
OverlapReport find_overlaps(Session& session, const std::vector<revisions::Index>& heads);

}  // namespace retort::commands
