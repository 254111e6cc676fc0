// Random pairs that a database accepts by construction.
#pragma once

#include "laws/pair.hpp"
#include "laws/random.hpp"

#include <cstdint>

namespace retort::laws {

// B is a mutation of A, or in one of eight pairs made anew.
Pair generate_pair(std::uint32_t seed, Database database);

// Takes out what is not valid (any more): constraints over columns that are not
// there, references to what is no key, generated columns without their source.
void repair(schema::MetaData& metadata, Database database);
// Takes out the extras and rows that A and B have no use for (any more).
void repair(Pair& pair, Database database);

// Takes away what the type of the column gave a meaning to.
void drop_mentions(schema::Table& table, const std::string& column);

}  // namespace retort::laws
