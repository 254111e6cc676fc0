// Tables and columns that have another name in the models than in the database:
// said with renamed_from, or asked about. Renames come first; what is left is
// compared as if the names had always been the new ones.
#pragma once

#include "operations/operation.hpp"
#include "schema/metadata.hpp"

#include <string>
#include <vector>

namespace retort::autogenerate {

// A table, or with `column` a column of it, under its old name, and its new one.
struct Rename {
    schema::QualifiedName table;
    std::string column;  // empty: the table itself
    std::string new_name;

    bool operator==(const Rename&) const = default;
};

// "users", "users.name": what is renamed.
std::string describe_renamed(const Rename& rename);

struct Renames {
    std::vector<operations::Operation> operations;  // tables before columns
    std::vector<std::string> log;
};

// What the models' renamed_from and `stated` ask for, as far as the database has
// the old name and not the new one: what was renamed before stays quiet. A column
// of a renamed table is named by the table's new name. Throws Error(command) for
// a stated rename of what the database has not.
Renames find_renames(const schema::MetaData& model, const schema::MetaData& database,
                     const std::vector<Rename>& stated);

// The drops among `operations` beside which something of the same shape is added:
// a table with the same columns, a column of the same type in the same table. What is
// added carries the models' types, what is dropped the database's: shapes are compared
// by what `canonical` says of `model`. A drop may have several candidates.
std::vector<Rename> find_rename_candidates(const std::vector<operations::Operation>& operations,
                                           const schema::MetaData& model, const schema::MetaData& canonical);

}  // namespace retort::autogenerate
