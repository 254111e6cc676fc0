// Parents and dependencies of a new revision.
#include "revisions/new_revision.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

void check_parent(const Graph& graph, Index parent, const ParentOptions& options) {
    if (!options.splice && !graph.is_head(parent)) {
        throw Error(ErrorKind::command,
                    "Revision " + graph[parent].id +
                        " is not a head revision; please specify --splice to create a new branch "
                        "from this revision");
    }
}

}  // namespace

std::vector<Index> resolve_parents(const Graph& graph, const std::vector<std::string>& symbols,
                                   const ParentOptions& options) {
    const ResolveOptions resolve{
        .current = nullptr,
        .multiple_heads =
            "Multiple heads are present; please specify the head revision on which the new revision "
            "should be based, or perform a merge."};
    std::vector<Index> parents;
    for (const std::string& symbol : symbols) {
        for (const Index parent : resolve_revisions(graph, symbol, resolve)) {
            if (std::find(parents.begin(), parents.end(), parent) != parents.end()) {
                throw Error(ErrorKind::command, "Duplicate head revisions specified")
                    .with_hint(graph[parent].id + " is named more than once");
            }
            parents.push_back(parent);
        }
    }
    for (const Index parent : parents) {
        check_parent(graph, parent, options);
    }
    return parents;
}

std::vector<std::string> resolve_dependencies(const Graph& graph, const std::vector<std::string>& symbols) {
    std::vector<std::string> dependencies;
    for (const std::string& symbol : symbols) {
        if (graph.names().find_label(symbol)) {
            dependencies.push_back(symbol);
            continue;
        }
        const auto revision = resolve_revision(graph, parse_symbol(symbol));
        if (!revision) {
            throw Error(ErrorKind::command, "Can't locate revision identified by '" + symbol + "'")
                .with_hint("a dependency must be a revision");
        }
        dependencies.push_back(graph[*revision].id);
    }
    return dependencies;
}

void check_addition(const Graph& graph, const Revision& revision) {
    std::vector<Revision> revisions = graph.revisions();
    revisions.push_back(revision);
    const Graph checked(std::move(revisions));
}

}  // namespace retort::revisions
