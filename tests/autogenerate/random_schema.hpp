// Schemas made by chance from small pools of names, so that two of them share
// some things and differ in others.
#pragma once

#include "schema/metadata.hpp"

#include <cstdint>

namespace retort::test {

// The same schema for the same seed, on every platform. Valid: find_problems()
// has nothing to say, and every foreign key references a key.
schema::MetaData random_schema(std::uint32_t seed);

}  // namespace retort::test
