// Comments on tables and columns.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("planets",
            comment("What goes round the sun; it's \"eight\" now."),
            column("id", Integer(), primary_key, comment("counted from the sun")),
            column("name", String(40), not_null, comment("as the IAU has it")),
            column("mass",
                Numeric(40, 0),
                comment("in kilogram\nof the year 1799: h\u00e9 'quoted' \\ ")),
            column("moons", Integer())),
        table("moons",
            column("id", Integer(), primary_key),
            column("planet_id",
                Integer(),
                not_null,
                foreign_key("planets.id"),
                comment("round which it goes"))),
    };
    return metadata;
}

}  // namespace app
