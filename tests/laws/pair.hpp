// What a law is tried on: two schemas, the rows of the first, and things beside
// them that no change may lose.
#pragma once

#include "schema/metadata.hpp"

#include <string>
#include <vector>

namespace retort::laws {

enum class Database { sqlite, postgresql };

// One row, as SQL; a database may refuse it, then it is not there.
struct Insert {
    schema::QualifiedName table{};
    std::string sql{};
};

struct Pair {
    schema::MetaData a{}, b{};
    std::vector<Insert> rows{};
    // Triggers and views on tables that both have; made after the tables.
    std::vector<schema::RawObject> extras{};
    bool batches = false;  // one batch a table, as render_as_batch has it
};

std::string dump_pair(const Pair& pair);

}  // namespace retort::laws
