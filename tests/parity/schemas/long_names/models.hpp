// Names of 63 bytes, the longest that PostgreSQL keeps.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("t012345678901234567890123456789012345678901234567890123456789ab",
            column("id", Integer(), primary_key),
            column("c987654321098765432109876543210987654321098765432109876543210xy",
                String(10),
                not_null),
            unique_constraint("uq_of_the_longest_names_that_postgresql_keeps_without_cutting_t",
                {"c987654321098765432109876543210987654321098765432109876543210xy"}),
            check_constraint("ck_of_the_longest_names_that_postgresql_keeps_without_cutting_t",
                "c987654321098765432109876543210987654321098765432109876543210xy <> ''"),
            index("ix_of_the_longest_names_that_postgresql_keeps_without_cutting_t",
                {"c987654321098765432109876543210987654321098765432109876543210xy", "id"})),
        table("referring",
            column("id", Integer(), primary_key),
            column("c987654321098765432109876543210987654321098765432109876543210xy",
                Integer(),
                named_foreign_key("fk_of_the_longest_names_that_postgresql_keeps_without_cutting_t",
                    "t012345678901234567890123456789012345678901234567890123456789ab.id"))),
    };
    return metadata;
}

}  // namespace app
