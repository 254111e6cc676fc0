// Bytes, JSON and UUIDs.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("documents",
            column("id", Uuid(), primary_key),
            column("body", JSON(), not_null),
            column("preview", LargeBinary()),
            column("digest", LargeBinary(32), not_null),
            column("previous", Uuid(), foreign_key("documents.id"))),
    };
    return metadata;
}

}  // namespace app
