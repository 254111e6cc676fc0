// Comparing schemas in tests: as text, in one order, constraints without a name
// under the name that the database gives them.
#pragma once

#include "dialects/dialect.hpp"

#include <string>

namespace retort::dialects {

std::string comparable(schema::MetaData metadata);

// What the database has, and what the model would be in it, as comparable texts.
struct Comparison {
    std::string database;
    std::string model;
};
Comparison compare_with_database(const Dialect& dialect, Connection& connection,
                                 const schema::MetaData& model, const ReflectOptions& options = {});

// Emits online and runs, one operation after the other; each sees the schema
// that the ones before it lead to from `metadata`, which is kept up to date.
void run_operations(const Dialect& dialect, Connection& connection,
                    const std::vector<operations::Operation>& operations, schema::MetaData& metadata);

// The statements as a script has them, or the error that emitting gives.
std::string emit_script(const Dialect& dialect, const operations::Operation& operation,
                        const EmitContext& context);

}  // namespace retort::dialects
