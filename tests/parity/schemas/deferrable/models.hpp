// Constraints checked at the end of the transaction.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("accounts",
            column("id", Integer(), primary_key),
            column("position", Integer(), not_null),
            unique_constraint("uq_accounts_position", {"position"}, deferrable)),
        table("transfers",
            column("id", Integer(), primary_key),
            column("from_id",
                Integer(),
                not_null,
                named_foreign_key("fk_from", "accounts.id", initially_deferred)),
            column("to_id",
                Integer(),
                not_null,
                named_foreign_key("fk_to", "accounts.id", deferrable)),
            column("via_id",
                Integer(),
                foreign_key("accounts.id", on_delete::cascade, deferrable, initially_deferred))),
        table("slots",
            column("id", Integer(), primary_key),
            column("number", Integer()),
            unique_constraint("uq_slots_number", {"number"}, initially_deferred)),
    };
    return metadata;
}

}  // namespace app
