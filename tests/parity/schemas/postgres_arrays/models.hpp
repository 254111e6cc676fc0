// Arrays of several types, with defaults.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("lists",
            column("id", Integer(), primary_key),
            column("numbers", ARRAY(Integer()), not_null, server_default("{}")),
            column("words", ARRAY(Text())),
            column("short_words",
                ARRAY(String(20)),
                server_default(text("ARRAY['a'::varchar, 'b'::varchar]"))),
            column("prices", ARRAY(Numeric(10, 2))),
            column("grid", ARRAY(Integer(), 2)),
            column("keys", ARRAY(Uuid())),
            column("moments", ARRAY(DateTime(with_timezone)))),
    };
    return metadata;
}

}  // namespace app
