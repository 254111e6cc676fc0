// The schema after some revisions, without a database: their scripts are run
// against a recorder that only applies what they record.
#pragma once

#include "revisions/graph.hpp"
#include "runtime/settings.hpp"

namespace retort::runtime {

// Applies one operation to a schema value, raw SQL included as far as the
// dialect understands it.
void replay_operation(const dialects::Dialect& dialect, const operations::Operation& operation,
                      schema::MetaData& metadata);

// The schema that a database at `rows` has if the history alone made it. Throws
// Error(script) where a revision asks for the database.
schema::MetaData replay_history(const dialects::Dialect& dialect, const revisions::Graph& graph,
                                const revisions::Rows& rows, const Settings& settings,
                                const LoadScripts& load);

}  // namespace retort::runtime
