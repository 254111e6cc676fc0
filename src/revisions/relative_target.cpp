// Telling places from steps; see relative_target.hpp.
#include "revisions/relative_target.hpp"

namespace retort::revisions {

bool counts_from_rows(const Graph& graph, const Symbol& target) {
    if (target.atom == "current") {
        return !graph.names().find(target.atom);
    }
    return target.is_relative && target.atom.empty() && !graph.names().find_label(target.text);
}

}  // namespace retort::revisions
