// Resolving the names in down_revisions and depends_on, and leaving out
// dependencies that say nothing new.
#include "revisions/links.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace retort::revisions {

namespace {

void add_once(std::vector<Index>& list, Index index) {
    if (std::find(list.begin(), list.end(), index) == list.end()) {
        list.push_back(index);
    }
}

Error unknown_reference(const std::vector<Revision>& revisions, const Revision& revision,
                        const std::string& name) {
    std::vector<std::string> known;
    for (const Revision& candidate : revisions) {
        known.push_back(candidate.id);
        known.insert(known.end(), candidate.branch_labels.begin(), candidate.branch_labels.end());
    }
    Error error = revision_error(
        revision, "Revision " + name + " referenced from " + describe(revision) + " is not present");
    const std::string nearest = base::find_nearest(name, known);
    error.with_hint(nearest.empty() ? "no file in the version locations declares " + name
                                    : "did you mean " + nearest + "?");
    return error;
}

class Linker {
public:
    Linker(const std::vector<Revision>& revisions, const Names& names)
        : revisions_(revisions), names_(names), links_(revisions.size()) {}

    std::vector<Links> run() {
        for (Index index = 0; index < revisions_.size(); ++index) {
            add_parents(index);
            add_dependencies(index);
        }
        for (Index index = 0; index < revisions_.size(); ++index) {
            add_children(index);
        }
        return std::move(links_);
    }

private:
    void add_parents(Index index) {
        const Revision& revision = revisions_[index];
        for (const std::string& name : revision.down_revisions) {
            const auto parent = names_.find_id(name);
            if (!parent) {
                throw unknown_reference(revisions_, revision, name);
            }
            if (*parent == index) {
                throw revision_error(revision, "Self-loop is detected in revisions (" + revision.id + ")")
                    .with_hint(
                        "its .down_revision names itself; name what comes before it, or nothing for a base");
            }
            add_once(links_[index].parents, *parent);
        }
        links_[index].all_down = links_[index].parents;
    }

    void add_dependencies(Index index) {
        const Revision& revision = revisions_[index];
        for (const std::string& name : revision.depends_on) {
            const auto dependency = names_.find(name);
            if (!dependency) {
                throw unknown_reference(revisions_, revision, name);
            }
            if (*dependency == index) {
                throw revision_error(revision,
                                     "Dependency self-loop is detected in revisions (" + revision.id + ")")
                    .with_hint("its .depends_on names itself; take that out");
            }
            add_once(links_[index].dependencies, *dependency);
            add_once(links_[index].all_down, *dependency);
        }
    }

    void add_children(Index index) {
        for (const Index parent : links_[index].parents) {
            links_[parent].children.push_back(index);
        }
        for (const Index down : links_[index].all_down) {
            links_[down].all_children.push_back(index);
        }
    }

    const std::vector<Revision>& revisions_;
    const Names& names_;
    std::vector<Links> links_;
};

// Which of `dependents` have another one among their versioned ancestors.
std::vector<Index> find_inheriting(const std::vector<Links>& links, const std::vector<Index>& dependents) {
    std::vector<bool> below(links.size());
    std::vector<Index> todo;
    for (const Index dependent : dependents) {
        todo.insert(todo.end(), links[dependent].children.begin(), links[dependent].children.end());
    }
    while (!todo.empty()) {
        const Index index = todo.back();
        todo.pop_back();
        if (!below[index]) {
            below[index] = true;
            todo.insert(todo.end(), links[index].children.begin(), links[index].children.end());
        }
    }
    std::vector<Index> inheriting;
    std::copy_if(dependents.begin(), dependents.end(), std::back_inserter(inheriting),
                 [&below](Index index) { return below[index]; });
    return inheriting;
}

}  // namespace

std::vector<Links> link_revisions(const std::vector<Revision>& revisions, const Names& names) {
    return Linker(revisions, names).run();
}

void normalize_dependencies(std::vector<Links>& links) {
    std::map<Index, std::vector<Index>> dependents;
    for (Index index = 0; index < links.size(); ++index) {
        links[index].down = links[index].all_down;
        for (const Index dependency : links[index].dependencies) {
            dependents[dependency].push_back(index);
        }
    }
    for (const auto& [dependency, users] : dependents) {
        if (users.size() < 2) {
            continue;
        }
        for (const Index user : find_inheriting(links, users)) {
            const auto& parents = links[user].parents;
            if (std::find(parents.begin(), parents.end(), dependency) == parents.end()) {
                std::erase(links[user].down, dependency);
            }
        }
    }
}

}  // namespace retort::revisions
