// Where an operation stands when no dependency says otherwise.
#pragma once

#include "operations/operation.hpp"

#include <set>
#include <tuple>

namespace retort::autogenerate {

enum class Stage {
    schemas,
    types,
    new_tables,
    closing_references,  // foreign keys that close circles of new tables
    alterations,
    dropped_tables,
    dropped_sequences,
    dropped_types,
};

struct Place {
    Stage stage = Stage::alterations;
    schema::QualifiedName table;
    int rank = 0;  // within the table's operations

    auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

struct TableNames {
    std::set<schema::QualifiedName> created;
    std::set<schema::QualifiedName> dropped;
};

TableNames changing_tables(const std::vector<operations::Operation>& operations);
Place place_of(const operations::Operation& operation, const TableNames& tables);

}  // namespace retort::autogenerate
