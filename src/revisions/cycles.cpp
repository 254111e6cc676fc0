// Cycle detection: what cannot be ordered from the roots upwards holds a cycle.
#include "revisions/cycles.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>

namespace retort::revisions {

namespace {

using Edges = std::vector<Index> Links::*;

// True for the revisions that no order from the roots upwards can reach.
std::vector<bool> mark_unordered(const std::vector<Links>& links, Edges down, Edges up) {
    std::vector<bool> unordered(links.size(), true);
    std::vector<std::size_t> missing(links.size());
    std::vector<Index> ready;
    for (Index index = 0; index < links.size(); ++index) {
        missing[index] = (links[index].*down).size();
        if (missing[index] == 0) {
            ready.push_back(index);
        }
    }
    while (!ready.empty()) {
        const Index index = ready.back();
        ready.pop_back();
        unordered[index] = false;
        for (const Index child : links[index].*up) {
            if (--missing[child] == 0) {
                ready.push_back(child);
            }
        }
    }
    return unordered;
}

// Every unordered revision stands on another one, so going down must come round.
std::vector<Index> find_cycle(const std::vector<Links>& links, Edges down, const std::vector<bool>& unordered,
                              Index start) {
    std::vector<Index> path;
    std::vector<bool> visited(links.size());
    Index index = start;
    while (!visited[index]) {
        visited[index] = true;
        path.push_back(index);
        const auto& below = links[index].*down;
        index = *std::find_if(below.begin(), below.end(), [&](Index next) { return unordered[next]; });
    }
    path.erase(path.begin(), std::find(path.begin(), path.end(), index));
    return path;
}

Error cycle_error(const std::vector<Revision>& revisions, const std::vector<Index>& cycle,
                  const std::string& kind) {
    std::vector<std::string> ids;
    std::vector<std::string> paths;
    for (const Index index : cycle) {
        ids.push_back(revisions[index].id);
        paths.push_back(revisions[index].path);
    }
    std::sort(ids.begin(), ids.end());
    Error error = revision_error(revisions[cycle.front()],
                                 kind + " is detected in revisions (" + base::join(ids, ", ") + ")");
    error.with_hint("each of these files names the next one as coming before it, the last one the first:\n" +
                    base::join(paths, "\n"));
    return error;
}

void check(const std::vector<Revision>& revisions, const std::vector<Links>& links, Edges down, Edges up,
           const std::string& kind) {
    const std::vector<bool> unordered = mark_unordered(links, down, up);
    const auto first = std::find(unordered.begin(), unordered.end(), true);
    if (first != unordered.end()) {
        const auto start = static_cast<Index>(first - unordered.begin());
        throw cycle_error(revisions, find_cycle(links, down, unordered, start), kind);
    }
}

}  // namespace

void check_cycles(const std::vector<Revision>& revisions, const std::vector<Links>& links) {
    check(revisions, links, &Links::parents, &Links::children, "Cycle");
    check(revisions, links, &Links::all_down, &Links::all_children, "Dependency cycle");
}

}  // namespace retort::revisions
