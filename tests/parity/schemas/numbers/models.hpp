// Exact and approximate numbers.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("measurements",
            column("id", Integer(), primary_key),
            column("exact", Numeric()),
            column("digits", Numeric(12)),
            column("money", Numeric(10, 2), not_null),
            column("whole", Numeric(20, 0)),
            column("approximate", Float()),
            column("single_precision", Float(24)),
            column("twice_the_precision", Float(53)),
            column("double_precision", Double())),
    };
    return metadata;
}

}  // namespace app
