// Compares what a database has with what the models say, and gives the
// operations that lead from the one to the other, in an order that runs.
#pragma once

#include "autogenerate/renames.hpp"
#include "operations/operation.hpp"
#include "schema/metadata.hpp"

#include <functional>
#include <string>
#include <vector>

namespace retort::autogenerate {

// What a database can hold; data from its dialect's traits.
struct Abilities {
    bool comments = false;
    bool enums = false;
    bool domains = false;
    bool sequences = false;
    bool rebuilds = false;                      // group a table's alterations in one batch
    std::vector<std::string> column_options{};  // that are compared
};

// An object as a filter sees it; the words of include_object.
struct Candidate {
    std::string type;  // table, column, index, unique_constraint, foreign_key_constraint,
                       // check_constraint, exclude_constraint, sequence, enum, domain
    std::string schema, table, name;
    bool reflected = false;
    bool has_counterpart = false;
};

struct CompareOptions {
    bool compare_type = true;
    bool compare_server_default = true;
    bool render_as_batch = false;
    Abilities abilities;
    // Tables of the tool itself, left out on both sides.
    std::vector<schema::QualifiedName> own_tables{{"", "alembic_version"}};
    std::function<bool(const Candidate&)> include_object;  // may be empty
    std::vector<Rename> renames;                           // beside what the models say
};

// The two sides. `canonical` is `model` as the database would give it back:
// same tables, columns, constraints and indexes in the same places. Differences
// are looked for between `database` and `canonical`; operations carry the
// objects of `model`.
struct CompareInput {
    const schema::MetaData& database;
    const schema::MetaData& model;
    const schema::MetaData& canonical;
};

struct Comparison {
    std::vector<operations::Operation> upgrade;
    std::vector<operations::Operation> downgrade;
    // Drops that may be renames: what is dropped, and what of the same shape is added.
    std::vector<Rename> rename_candidates;
    // One line a difference, as the log prints it: "Detected added table 'users'".
    std::vector<std::string> log;
};

Comparison compare(const CompareInput& input, const CompareOptions& options);

}  // namespace retort::autogenerate
