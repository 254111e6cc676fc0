// Pairs the constraints of one kind of a table: by name where the models name
// them, by what they say where they do not.
#pragma once

#include "autogenerate/context.hpp"

#include <functional>
#include <string>
#include <vector>

namespace retort::autogenerate {

// How one kind of constraint is compared and spoken of.
struct ConstraintTraits {
    schema::ConstraintKind kind;
    std::string candidate_type;  // for the filter; empty: not filtered
    // Whether two say the same, names aside.
    std::function<bool(const schema::Constraint& canonical, const schema::Constraint& database)> same;
    // The log's lines, without "Detected added ".
    std::function<std::string(const schema::Constraint& constraint)> describe_added;
    std::function<std::string(const schema::Constraint& constraint)> describe_removed;
};

// Finds what differs and adds drops and creations. A change is both; one that another name
// or a validation is enough for is noted among those that may be made in place.
void compare_constraints(const TablePair& pair, const ConstraintTraits& traits, Findings& findings);

}  // namespace retort::autogenerate
