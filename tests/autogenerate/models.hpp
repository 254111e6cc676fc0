// Comparisons of two small models in tests: what the models say stands for what
// a database has, as every type here is its own canonical form.
#pragma once

#include "autogenerate/compare.hpp"
#include "retort/schema.hpp"
#include "schema/elements.hpp"

#include <string>
#include <vector>

namespace retort::test {

// Every ability but rebuilding.
autogenerate::CompareOptions all_abilities();
// A database that rebuilds tables, with batches.
autogenerate::CompareOptions rebuilding();

autogenerate::Comparison compare_values(const schema::MetaData& database, const schema::MetaData& model,
                                        const autogenerate::CompareOptions& options = all_abilities());
autogenerate::Comparison compare_models(const MetaData& database, const MetaData& model,
                                        const autogenerate::CompareOptions& options = all_abilities());

// As a revision has it, without margin and comments, one line a call.
std::string source_of(const std::vector<operations::Operation>& operations);

}  // namespace retort::test
