// The revisions that were loaded for one target, kept for those that follow. Which ones a target
// needs is known only when its version table was read: the process of the first one that needs a
// revision loads it and says so, and the one that starts the processes keeps it for the rest.
#pragma once

#include "runtime/settings.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace retort::commands {

class ScriptCache {
public:
    explicit ScriptCache(runtime::LoadScripts load) : load_(std::move(load)) {}

    // May hold more than was asked for.
    std::shared_ptr<scripts::LoadedScripts> get(const std::vector<revisions::Revision>& revisions);
    // The identifiers of what get() had to load.
    const std::set<std::string>& missed() const { return missed_; }
    // Loads them all, beside those that are kept. What cannot be loaded is left to get().
    void keep(const std::vector<revisions::Revision>& revisions);

private:
    bool has_all(const std::vector<revisions::Revision>& revisions) const;

    runtime::LoadScripts load_;
    std::vector<revisions::Revision> kept_;
    std::set<std::string> kept_ids_;
    std::shared_ptr<scripts::LoadedScripts> scripts_;
    std::set<std::string> missed_;
};

}  // namespace retort::commands
