// What an operation makes, removes and needs, by keys: the raw material of the
// dependency graph.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::autogenerate {

struct Facts {
    std::vector<std::string> makes;
    std::vector<std::string> removes;
    std::vector<std::string> needs;     // must be there when it runs
    std::vector<std::string> releases;  // was depended on, and is no more
};

struct Surroundings {
    const schema::MetaData& before;
    const schema::MetaData& after;
    // Whether a foreign key holds on to one index of those over its target.
    bool references_rest_on_indexes = true;
    // Sequences that come or go: default expressions may name them.
    std::vector<schema::QualifiedName> sequences;
};

Facts facts_of(const operations::Operation& operation, const Surroundings& surroundings);

// `name` as a whole word of an SQL text.
bool mentions(const std::string& sql, const std::string& name);

}  // namespace retort::autogenerate
