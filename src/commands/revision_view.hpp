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
    bool is_current = false;              // in any of the databases
    bool is_current_everywhere = false;   // in all of them
    std::vector<std::string> current_in;  // which; empty where the project has one database
    std::string summary;                  // first paragraph of the message
    std::string message;
    std::string path;
};

// What the version table of a database says; its name is empty where there is one.
struct DatabaseRows {
    std::string database;
    revisions::Rows rows;
};

// `current` marks what is current; of no database, nothing is.
RevisionView view_revision(const revisions::Graph& graph, revisions::Index index,
                           const std::vector<DatabaseRows>& current = {});
std::vector<RevisionView> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices,
                                         const std::vector<DatabaseRows>& current = {});

}  // namespace retort::commands
