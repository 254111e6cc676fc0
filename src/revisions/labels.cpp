// Label spread, in two walks from the declaring revision: up, then down from a tip.
#include "revisions/labels.hpp"

namespace retort::revisions {

namespace {

class Spread {
public:
    Spread(const std::vector<Links>& links, std::vector<std::vector<std::string>>& labels)
        : links_(links), labels_(labels) {}

    void run(Index declared_at, const std::string& label) {
        std::vector<bool> has(links_.size());
        const Index tip = climb(declared_at, has);
        descend(tip, has);
        for (Index index = 0; index < links_.size(); ++index) {
            if (has[index]) {
                labels_[index].push_back(label);
            }
        }
    }

private:
    // Marks `start` and its descendants; the one visited last has no unvisited child.
    Index climb(Index start, std::vector<bool>& has) const {
        std::vector<Index> todo{start};
        Index last = start;
        while (!todo.empty()) {
            const Index index = todo.back();
            todo.pop_back();
            if (has[index]) {
                continue;
            }
            has[index] = true;
            last = index;
            todo.insert(todo.end(), links_[index].children.begin(), links_[index].children.end());
        }
        return last;
    }

    // From any tip: with more than one, each way down ends at a fork above `start`.
    void descend(Index tip, std::vector<bool>& has) const {
        Index index = tip;
        while (links_[index].all_children.size() < 2 && links_[index].parents.size() < 2) {
            has[index] = true;
            if (links_[index].parents.empty()) {
                return;
            }
            index = links_[index].parents.front();
        }
    }

    const std::vector<Links>& links_;
    std::vector<std::vector<std::string>>& labels_;
};

}  // namespace

std::vector<std::vector<std::string>> spread_labels(const std::vector<Revision>& revisions,
                                                    const std::vector<Links>& links) {
    std::vector<std::vector<std::string>> labels(revisions.size());
    Spread spread(links, labels);
    for (Index index = 0; index < revisions.size(); ++index) {
        for (const std::string& label : revisions[index].branch_labels) {
            spread.run(index, label);
        }
    }
    return labels;
}

}  // namespace retort::revisions
