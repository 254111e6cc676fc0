// The words that name a revision of this project; what a shell completes.
#include "commands/commands.hpp"

#include <set>

namespace retort::commands {

std::vector<std::string> list_symbols(Session& session) {
    const revisions::Graph& graph = session.graph();
    std::vector<std::string> words{"head", "heads", "base", "current"};
    std::set<std::string> labels;
    for (const auto& revision : graph.revisions()) {
        words.push_back(revision.id);
        labels.insert(revision.branch_labels.begin(), revision.branch_labels.end());
    }
    for (const auto& label : labels) {
        words.push_back(label + "@head");
    }
    return words;
}

}  // namespace retort::commands
