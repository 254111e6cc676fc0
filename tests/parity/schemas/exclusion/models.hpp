// Exclusion constraints.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("reservations",
            column("id", Integer(), primary_key),
            column("room", Integer(), not_null),
            column("during", TSRANGE(), not_null),
            column("days", DATERANGE()),
            column("is_cancelled", Boolean(), not_null, server_default(false)),
            exclude_constraint(
                "ex_reservations_days", {excluding("days", "&&")}, using_method("gist")),
            exclude_constraint("ex_reservations_room",
                {excluding("room", "="), excluding("during", "&&")},
                using_method("gist"),
                where("NOT is_cancelled"))),
    };
    return metadata;
}

}  // namespace app
