// Generated columns that SQLite computes when they are read.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("boxes",
            column("id", Integer(), primary_key),
            column("width", Integer(), not_null),
            column("height", Integer(), not_null),
            column("area", Integer(), computed("width * height", virtual_)),
            column("shape",
                String(20),
                computed("CASE WHEN width = height THEN 'square' ELSE 'oblong' END", virtual_))),
    };
    return metadata;
}

}  // namespace app
