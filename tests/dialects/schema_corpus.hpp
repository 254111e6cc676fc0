// Whole schemas that every dialect must be able to build and read back.
#pragma once

#include "operations/operation.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace retort::dialects {

struct CorpusSchema {
    std::string name;
    schema::MetaData model;
    std::string only;  // the one dialect that has such things; empty: all
};

const std::vector<CorpusSchema>& schema_corpus();

// What makes the model in an empty database; foreign keys with their tables, or
// after all tables.
std::vector<operations::Operation> operations_to_create(const schema::MetaData& model,
                                                        bool inline_foreign_keys);

inline void PrintTo(const CorpusSchema& schema, std::ostream* out) {
    *out << schema.name;
}

}  // namespace retort::dialects
