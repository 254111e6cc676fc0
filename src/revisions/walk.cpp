// Walks; see walk.hpp.
#include "revisions/walk.hpp"

#include "base/text.hpp"
#include "revisions/reach.hpp"

#include <cstdlib>
#include <string>

namespace retort::revisions {

namespace {

Error ambiguous_walk(const Graph& graph, const std::vector<Index>& ways, int steps) {
    Error error(ErrorKind::command, "Ambiguous walk");
    error.with_hint((steps > 0 ? "the ways up are " : "the ways down are ") +
                    base::join(list_ids(graph, ways), ", ") + "; name one of them");
    return error;
}

std::vector<Index> list_ways(const Graph& graph, const Position& from, bool is_up) {
    if (from.kind == Position::Kind::base) {
        return is_up ? graph.bases() : std::vector<Index>{};
    }
    const Links& links = graph.links(from.index);
    return is_up ? links.children : links.parents;
}

}  // namespace

Position walk(const Graph& graph, std::optional<Index> start, int steps, const WalkOptions& options) {
    using Kind = Position::Kind;
    Position at = start ? Position{.kind = Kind::revision, .index = *start} : Position{};
    const Mask branch = options.branch ? mark_lineage(graph, {*options.branch}) : Mask(graph.size(), true);
    const bool is_up = steps > 0;
    // Below every root there is no further step down.
    bool is_below = !is_up && !start;
    for (int left = std::abs(steps); left > 0; --left) {
        std::vector<Index> ways;
        if (!is_below) {
            ways = list_ways(graph, at, is_up);
        }
        if (is_up) {
            ways = keep_marked(ways, branch);
        }
        if (ways.size() > 1) {
            throw ambiguous_walk(graph, ways, steps);
        }
        if (ways.size() == 1) {
            at = {.kind = Kind::revision, .index = ways.front()};
        } else if (!is_up && !is_below) {
            at = {};
            is_below = true;
        } else {
            return options.clamp ? at : Position{.kind = Kind::beyond};
        }
    }
    return at;
}

Error relative_error(const Symbol& symbol) {
    // The magnitude as typed: a huge number was cut to fit.
    const std::string steps = symbol.text.substr(symbol.text.find_last_of("+-"));
    const auto first = steps.find_first_not_of('0', 1);
    const std::string count = first == std::string::npos ? "0" : steps.substr(first);
    Error error(ErrorKind::command,
                "Relative revision " + steps + " didn't produce " + count + " migrations");
    error.with_hint("retort history shows how many revisions there are in that direction");
    return error;
}

}  // namespace retort::revisions
