// Foreign keys of several columns, one of them over a unique constraint.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("rooms",
            column("building", String(10), primary_key),
            column("number", Integer(), primary_key),
            column("door_code", String(8), not_null),
            column("floor", Integer(), not_null),
            unique_constraint("uq_rooms_door", {"door_code", "floor"})),
        table("bookings",
            column("id", Integer(), primary_key),
            column("building", String(10), not_null),
            column("room_number", Integer(), not_null),
            column("door_code", String(8)),
            column("floor", Integer()),
            foreign_key_constraint(
                {"building", "room_number"}, "rooms", {"building", "number"}, on_delete::cascade),
            foreign_key_constraint("fk_bookings_door",
                {"door_code", "floor"},
                "rooms",
                {"door_code", "floor"},
                on_update::cascade,
                match::full)),
    };
    return metadata;
}

}  // namespace app
