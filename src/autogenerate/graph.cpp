// The dependency graph of operations, and its one order.
#include "autogenerate/graph.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace retort::autogenerate {

namespace {

using Index = std::map<std::string, std::vector<std::size_t>>;

class Graph {
public:
    explicit Graph(const std::vector<Facts>& nodes) : waits_for_(nodes.size()), done_(nodes.size(), false) {
        const auto makes = index(nodes, &Facts::makes);
        const auto removes = index(nodes, &Facts::removes);
        connect(makes, index(nodes, &Facts::needs));
        connect(index(nodes, &Facts::releases), removes);
        connect(removes, makes);  // a name is free again
    }

    Sorted sort() {
        Sorted sorted;
        while (sorted.order.size() < done_.size()) {
            auto next = first_ready();
            if (next == done_.size()) {
                next = first_of_a_cycle();
                sorted.forced.push_back(next);
            }
            done_[next] = true;
            sorted.order.push_back(next);
        }
        return sorted;
    }

private:
    static Index index(const std::vector<Facts>& nodes, std::vector<std::string> Facts::*member) {
        Index index;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (const auto& key : nodes[i].*member) {
                index[key].push_back(i);
            }
        }
        return index;
    }

    void connect(const Index& earlier, const Index& later) {
        for (const auto& [key, befores] : earlier) {
            const auto found = later.find(key);
            if (found == later.end()) {
                continue;
            }
            for (const auto after : found->second) {
                for (const auto before : befores) {
                    if (before != after) {
                        waits_for_[after].insert(before);
                    }
                }
            }
        }
    }

    // done_.size() where there is none.
    std::size_t first_waited_for(std::size_t node) const {
        const auto found = std::find_if(waits_for_[node].begin(), waits_for_[node].end(),
                                        [&](std::size_t before) { return !done_[before]; });
        return found == waits_for_[node].end() ? done_.size() : *found;
    }

    std::size_t first_ready() const {
        for (std::size_t node = 0; node < done_.size(); ++node) {
            if (!done_[node] && first_waited_for(node) == done_.size()) {
                return node;
            }
        }
        return done_.size();
    }

    // Everything left waits: following the waits must come round.
    std::size_t first_of_a_cycle() const {
        std::vector<std::size_t> path;
        auto node = static_cast<std::size_t>(std::find(done_.begin(), done_.end(), false) - done_.begin());
        auto seen = path.end();
        while ((seen = std::find(path.begin(), path.end(), node)) == path.end()) {
            path.push_back(node);
            node = first_waited_for(node);
        }
        return *std::min_element(seen, path.end());
    }

    std::vector<std::set<std::size_t>> waits_for_;
    std::vector<bool> done_;
};

}  // namespace

Sorted sort_by_dependency(const std::vector<Facts>& nodes) {
    return Graph(nodes).sort();
}

}  // namespace retort::autogenerate
