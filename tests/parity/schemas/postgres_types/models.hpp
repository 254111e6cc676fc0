// PostgreSQL's own types.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("specimens",
            column("id", Integer(), primary_key),
            column("data", JSONB(), not_null, server_default("{}")),
            column("host", INET()),
            column("network", CIDR()),
            column("hardware", MACADDR()),
            column("words", TSVECTOR()),
            column("flags", BIT(8)),
            column("bits", VARBIT(16)),
            column("any_bits", VARBIT()),
            column("price", MONEY()),
            column("object", OID()),
            column("numbers", INT4RANGE()),
            column("large_numbers", INT8RANGE()),
            column("decimals", NUMRANGE()),
            column("moments", TSRANGE()),
            column("instants", TSTZRANGE()),
            column("days", DATERANGE()),
            column("key", Uuid(), server_default(text("gen_random_uuid()")))),
    };
    return metadata;
}

}  // namespace app
