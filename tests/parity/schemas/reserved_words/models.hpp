// Words of SQL as names.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("order",
            column("id", Integer(), primary_key),
            column("select", String(10)),
            column("from", String(10), not_null, server_default("here")),
            column("group", Integer(), indexed),
            column("user", Integer(), foreign_key("user.id")),
            column("default", Integer(), server_default(0)),
            column("check", Integer()),
            column("primary", Integer()),
            column("timestamp", DateTime()),
            column("values", Integer()),
            unique_constraint("unique", {"select", "from"}),
            check_constraint("constraint", "\"check\" > 0"),
            index("index", {"values", "primary"})),
        table("user",
            column("id", Integer(), primary_key),
            column("table", String(10), unique),
            column("column", String(10)),
            column("references", Integer())),
    };
    return metadata;
}

}  // namespace app
