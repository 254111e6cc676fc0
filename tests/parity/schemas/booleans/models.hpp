// Booleans and their defaults.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("switches",
            column("id", Integer(), primary_key),
            column("is_on", Boolean(), not_null),
            column("is_known", Boolean()),
            column("starts_true", Boolean(), not_null, server_default(true)),
            column("starts_false", Boolean(), not_null, server_default(false)),
            column("may_start_true", Boolean(), server_default(true))),
    };
    return metadata;
}

}  // namespace app
