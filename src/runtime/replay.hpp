// The schema after some revisions, without a database: their scripts are run
// against a recorder that only applies what they record.
#pragma once

#include "revisions/graph.hpp"
#include "runtime/settings.hpp"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace retort::runtime {

// Applies one operation to a schema value, raw SQL included as far as the
// dialect understands it.
void replay_operation(const dialects::Dialect& dialect, const operations::Operation& operation,
                      schema::MetaData& metadata);

// A schema that operations change one after the other. It is found out when it is
// first asked for, which most runs never do.
class EvolvingSchema {
public:
    // `start` finds the schema before the first operation. Keeps a reference to the dialect.
    EvolvingSchema(const dialects::Dialect& dialect, std::function<schema::MetaData()> start)
        : dialect_(dialect), start_(std::move(start)) {}

    void apply(const operations::Operation& operation);
    // After what was applied.
    const schema::MetaData& now();

private:
    const dialects::Dialect& dialect_;
    std::function<schema::MetaData()> start_;
    std::optional<schema::MetaData> schema_;
    std::vector<operations::Operation> waiting_;  // until it is asked for
};

// The schema that a database at `rows` has if the history alone made it. Throws
// Error(script) where a revision asks for the database.
schema::MetaData replay_history(const dialects::Dialect& dialect, const revisions::Graph& graph,
                                const revisions::Rows& rows, const Settings& settings,
                                const LoadScripts& load);

}  // namespace retort::runtime
