// Primary keys: counting ones of each width, text, composite, named, none at all.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("counting", column("id", Integer(), primary_key)),
        table("counting_small",
            column("id", SmallInteger(), primary_key),
            column("label", String(10))),
        table(
            "counting_large", column("id", BigInteger(), primary_key), column("label", String(10))),
        table("given_number",
            column("id", Integer(), primary_key, no_autoincrement),
            column("label", String(10))),
        table("given_text", column("code", String(10), primary_key), column("label", String(10))),
        table("defaulted", column("code", Integer(), primary_key, server_default(7))),
        table("composite",
            column("left_id", Integer(), primary_key),
            column("right_id", Integer(), primary_key),
            column("label", String(10))),
        table("composite_out_of_order",
            column("first", String(10), not_null),
            column("second", Integer(), not_null),
            column("third", Integer()),
            primary_key_constraint({"second", "first"})),
        table("named",
            column("id", Integer(), not_null),
            column("label", String(10)),
            primary_key_constraint("the_key_of_named", {"id"})),
        table("keyless", column("line", Text())),
    };
    return metadata;
}

}  // namespace app
