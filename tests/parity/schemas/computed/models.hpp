// Generated columns that are stored.
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
            column("label", String(40), not_null),
            column("area", Integer(), computed("width * height")),
            column("area_again", Integer(), not_null, computed("height * width", stored)),
            column("folded", String(40), computed("lower(label)")),
            column("is_square", Boolean(), computed("width = height")),
            index("ix_boxes_area", {"area"})),
    };
    return metadata;
}

}  // namespace app
