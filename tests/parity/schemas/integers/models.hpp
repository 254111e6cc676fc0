// Integers of each width, with and without NULL.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("counters",
            column("id", Integer(), primary_key),
            column("small", SmallInteger(), not_null),
            column("medium", Integer(), not_null),
            column("large", BigInteger(), not_null),
            column("small_or_none", SmallInteger()),
            column("medium_or_none", Integer()),
            column("large_or_none", BigInteger(), nullable(true))),
    };
    return metadata;
}

}  // namespace app
