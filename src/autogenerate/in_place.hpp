// Constraints and indexes that another name, or a validation, is all that they need.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// Where tables are not rebuilt. Whether no relation or constraint of the database stands
// in the way of a new name; which of two that swap their names goes first is not asked.
bool is_name_free(const TablePair& pair, const schema::Constraint& constraint, const std::string& name);
bool is_index_name_free(const TablePair& pair, const std::string& name);

// Puts one operation in the place of a drop and a creation, unless what the thing is over
// changes as well.
void change_in_place(Findings& findings);

}  // namespace retort::autogenerate
