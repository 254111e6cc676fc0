// A revision as commands report it: everything a list, a long form or a machine
// wants to know, without the graph.
#pragma once

#include "revisions/graph.hpp"
#include "revisions/resolve.hpp"

#include <string>
#include <vector>

namespace retort::commands {

struct RevisionView {
    std::string id;
    std::vector<std::string> down_revisions;
    std::vector<std::string> depends_on;  // as written
    std::vector<std::string> branch_labels;
    std::vector<std::string> children;
    bool is_head = false;            // has no children
    bool is_effective_head = false;  // a head that another revision depends on
    bool is_branch_point = false;
    bool is_merge_point = false;
    bool is_current = false;
    std::string summary;  // first paragraph of the message
    std::string message;
    std::string path;
};

// `rows` mark what is current; null marks nothing.
RevisionView view_revision(const revisions::Graph& graph, revisions::Index index,
                           const revisions::Rows* rows);
std::vector<RevisionView> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices,
                                         const revisions::Rows* rows = nullptr);

}  // namespace retort::commands
