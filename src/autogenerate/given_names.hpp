// Names for constraints that are added to a table by themselves, so that the
// downgrade can drop them.
#pragma once

#include "autogenerate/context.hpp"

#include <set>
#include <span>

namespace retort::autogenerate {

// default_name(), with a number behind it where `taken` has it; added to `taken`.
std::string give_name(const schema::Table& table, const schema::Constraint& constraint,
                      std::set<std::string>& taken);

// The names of the table's constraints and indexes.
std::set<std::string> names_in(const schema::Table& table);

// Names every unnamed CreateConstraint among the operations of one table.
void name_added_constraints(const TablePair& pair, std::span<operations::Operation> operations);

}  // namespace retort::autogenerate
