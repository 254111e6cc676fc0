// Dates, times, instants and durations.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("moments",
            column("id", Integer(), primary_key),
            column("on_day", Date(), not_null),
            column("at_time", Time()),
            column("at_time_there", Time(with_timezone)),
            column("local", DateTime()),
            column("instant", DateTime(with_timezone), not_null),
            column("stamp", Timestamp()),
            column("stamp_there", Timestamp(with_timezone)),
            column("lasted", Interval())),
    };
    return metadata;
}

}  // namespace app
