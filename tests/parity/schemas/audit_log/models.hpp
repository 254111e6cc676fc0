// An audit log: wide, append only, keyed by a big number.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("audit_log",
            comment("one row a change"),
            column("id", BigInteger(), primary_key),
            column(
                "at", DateTime(with_timezone), not_null, server_default(text("CURRENT_TIMESTAMP"))),
            column("actor", String(120)),
            column("action", String(20), not_null),
            column("table_name", String(63), not_null),
            column("row_key", String(200), not_null),
            column("before", JSON().with_variant("postgresql", JSONB())),
            column("after", JSON().with_variant("postgresql", JSONB())),
            column("address", String(45).with_variant("postgresql", INET())),
            check_constraint("ck_audit_log_action", "action IN ('insert', 'update', 'delete')"),
            index("ix_audit_log_row", {"table_name", "row_key", desc("at")}),
            index("ix_audit_log_actor", {"actor"}, where("actor IS NOT NULL"))),
    };
    return metadata;
}

}  // namespace app
