// Identity columns, always and by default, with and without options.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("always",
            column("id", Integer(), primary_key, identity({.always = true})),
            column("label", String(10))),
        table("by_default",
            column("id", BigInteger(), primary_key, identity({.start = 100, .increment = 10})),
            column("label", String(10))),
        table("bounded",
            column("code", String(5), primary_key),
            column("number",
                SmallInteger(),
                not_null,
                identity({.min_value = 1, .max_value = 500, .cache = 5, .cycle = true}))),
    };
    return metadata;
}

}  // namespace app
