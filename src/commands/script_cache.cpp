// Keeping loaded revisions; see script_cache.hpp.
#include "commands/script_cache.hpp"

#include "retort/error.hpp"

#include <algorithm>

namespace retort::commands {

bool ScriptCache::has_all(const std::vector<revisions::Revision>& revisions) const {
    return std::ranges::all_of(revisions, [this](const auto& each) { return kept_ids_.contains(each.id); });
}

std::shared_ptr<scripts::LoadedScripts> ScriptCache::get(const std::vector<revisions::Revision>& revisions) {
    if (scripts_ && has_all(revisions)) {
        return scripts_;
    }
    auto loaded = load_(revisions);
    for (const auto& revision : revisions) {
        missed_.insert(revision.id);
    }
    return loaded;
}

void ScriptCache::keep(const std::vector<revisions::Revision>& revisions) {
    if (has_all(revisions)) {
        return;
    }
    std::vector<revisions::Revision> all = kept_;
    std::ranges::copy_if(revisions, std::back_inserter(all),
                         [this](const auto& each) { return !kept_ids_.contains(each.id); });
    try {
        scripts_ = load_(all);
    } catch (const Error&) {
        // A file was changed meanwhile: the target that needs it says what is wrong with it.
        return;
    }
    kept_ = std::move(all);
    for (const auto& revision : kept_) {
        kept_ids_.insert(revision.id);
    }
}

}  // namespace retort::commands
