// Names with spaces, quotes, dots, capitals, letters beyond ASCII.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("Mixed Case Table",
            column("Id", Integer(), primary_key),
            column("with space", String(10), not_null),
            column("with\"quote", String(10)),
            column("it's", String(10), server_default("it's")),
            column("semi;colon", Integer()),
            column("dash-ed", Integer()),
            column("dotted.name", Integer()),
            column("back\\slash", Integer()),
            column("2nd", Integer()),
            column("camelCase", Integer(), indexed),
            column("na\u00efve \u540d", String(10)),
            unique_constraint("uq with \"quotes\"", {"with space", "with\"quote"}),
            check_constraint("ck; DROP", "\"dash-ed\" > 0"),
            index("Ix Of It", {"dash-ed", "semi;colon"})),
        table("\u00c5rsrapport",
            column("id", Integer(), primary_key),
            column("Parent Id",
                Integer(),
                not_null,
                named_foreign_key("fk \u2192 parent", "Mixed Case Table.Id", on_delete::cascade))),
        table("quote\"d",
            column("a\"b", Integer(), primary_key),
            column("c--d", Integer(), foreign_key("quote\"d.a\"b"))),
    };
    return metadata;
}

}  // namespace app
