// Foreign keys checked at the end of the transaction; SQLite defers no other constraint.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("accounts", column("id", Integer(), primary_key)),
        table("transfers",
            column("id", Integer(), primary_key),
            column("from_id",
                Integer(),
                not_null,
                named_foreign_key("fk_from", "accounts.id", initially_deferred)),
            column("to_id",
                Integer(),
                not_null,
                foreign_key("accounts.id", on_delete::cascade, deferrable))),
    };
    return metadata;
}

}  // namespace app
