// What a change of a column's type does to the values that are there.
#pragma once

#include "schema/type.hpp"

#include <string>

namespace retort::operations {

// What databases cut, round or respell without a word: "the fractions", "the
// times of day"; empty where every value stays what it is, or is refused.
std::string find_lost_part(const schema::Type& from, const schema::Type& to);

// Whether `from` has values that `to` has not. A database that holds to its types
// refuses such a row.
bool is_narrower(const schema::Type& from, const schema::Type& to);

}  // namespace retort::operations
