// Which names the revisions of a project mention. What none mentions was not made
// by the project, and is not its to drop.
#pragma once

#include "retort/migrations.hpp"
#include "revisions/graph.hpp"

#include <optional>
#include <string>

namespace retort::commands {

class KnownNames {
public:
    // Both must outlive it. Nothing is read until something is asked. `embedded` are
    // the revisions that the program carries, null where they are files.
    KnownNames(const revisions::Graph& graph, const Migrations* embedded)
        : graph_(graph), embedded_(embedded) {}

    // As a whole word in the text of any revision file, as it stands or as a C++
    // literal or SQL's quotes write it. Raw SQL counts; a comment counts too, to be on the side
    // of what the reference does.
    bool mention(const std::string& name);

private:
    const revisions::Graph& graph_;
    const Migrations* embedded_;
    std::optional<std::string> text_;
};

}  // namespace retort::commands
