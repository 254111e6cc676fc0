// Plans: which revisions to run in which order, and what each does to the version
// table. Everything a runtime needs is in the plan; it asks the graph nothing.
#pragma once

#include "revisions/resolve.hpp"
#include "revisions/version_rows.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::revisions {

enum class Direction { upgrade, downgrade };

struct Step {
    Direction direction = Direction::upgrade;
    // Only the version table changes, no script runs.
    bool is_stamp = false;
    // The script to run; points into the graph. nullptr for a stamp.
    const Revision* revision = nullptr;
    // The two sides of the arrow, without dependencies. Either may be empty.
    std::vector<std::string> from;
    std::vector<std::string> to;
    // What stands directly below the revision, dependencies included.
    std::vector<std::string> down_revisions;
    VersionChange change;
    Rows rows_before;
    Rows rows_after;
};

struct Plan {
    std::vector<Step> steps;
    // Consequences that the request does not name, one sentence each.
    std::vector<std::string> warnings;
};

// "upgrade a -> b"; with `summary`, as the log has it, "upgrade a -> b, add users".
enum class StepText { ids, summary };
std::string describe_step(const Step& step, StepText text = StepText::summary);

// `rows` are the version table's, or the assumed start of an offline run. All
// throw ErrorKind::command with the reference's sentences; an empty plan means
// that nothing is to be done.
Plan plan_upgrade(const Graph& graph, const Rows& rows, std::string_view target);
Plan plan_downgrade(const Graph& graph, const Rows& rows, std::string_view target);
// For a purge pass no rows.
Plan plan_stamp(const Graph& graph, const Rows& rows, const std::vector<std::string>& targets);

}  // namespace retort::revisions
