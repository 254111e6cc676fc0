// A history in a line, for tables: "a; b<a; c<a deps=b labels=x,y; m<b,c".
// Each revision is in a file of its own, <id>.cpp.
#pragma once

#include "revisions/graph.hpp"
#include "revisions/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::revisions {

std::vector<Revision> parse_revisions(std::string_view text);
Graph parse_graph(std::string_view text);

// Pieces between spaces.
std::vector<std::string> words(std::string_view text);

// "a b c"
std::string ids(const Graph& graph, const std::vector<Index>& indices);

// "up b: update a to b | down …": the steps with what they do to the rows.
std::string dump_plan(const Plan& plan);

// What `run` returns, or "error: message" of what it throws; and that error's hint.
template <typename Run>
std::string result_of(Run&& run) {
    try {
        return run();
    } catch (const Error& error) {
        return "error: " + error.message();
    }
}
template <typename Run>
std::string hint_of(Run&& run) {
    try {
        run();
    } catch (const Error& error) {
        return error.hint();
    }
    return "no error";
}

}  // namespace retort::revisions
