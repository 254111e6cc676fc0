// What an upgrade is asked to reach; ranges of the history use it as well.
#pragma once

#include "revisions/resolve.hpp"
#include "revisions/walk.hpp"

#include <vector>

namespace retort::revisions {

struct UpgradeTargetOptions {
    // A walk that would leave the graph ends at its last revision.
    bool clamp = false;
    // What `current` stands for, where it is allowed.
    const Rows* current = nullptr;
};

// The revisions that `target` names, +N counted from `start`. None for base.
std::vector<Index> resolve_upgrade_target(const Graph& graph, const std::vector<Index>& start,
                                          const Symbol& target, const UpgradeTargetOptions& options = {});

}  // namespace retort::revisions
