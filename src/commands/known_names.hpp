// Which names the revisions of a project mention. What none mentions was not made
// by the project, and is not its to drop.
#pragma once

#include "revisions/graph.hpp"

#include <optional>
#include <string>

namespace retort::commands {

class KnownNames {
public:
    // The graph must outlive it. Nothing is read until something is asked.
    explicit KnownNames(const revisions::Graph& graph) : graph_(graph) {}

    // As a whole word in the text of any revision file, as it stands or as a C++
    // literal or SQL's quotes write it. Raw SQL counts; a comment counts too, to be on the side
    // of what the reference does.
    bool mention(const std::string& name);

private:
    const revisions::Graph& graph_;
    std::optional<std::string> text_;
};

}  // namespace retort::commands
