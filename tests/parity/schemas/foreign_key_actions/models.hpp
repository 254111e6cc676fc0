// Every action of a foreign key, on delete and on update.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("targets", column("id", Integer(), primary_key)),
        table("on_delete_actions",
            column("id", Integer(), primary_key),
            column("plain_id", Integer(), not_null, foreign_key("targets.id")),
            column("cascading_id", Integer(), foreign_key("targets.id", on_delete::cascade)),
            column("restricted_id", Integer(), foreign_key("targets.id", on_delete::restrict_)),
            column("nulled_id", Integer(), foreign_key("targets.id", on_delete::set_null)),
            column("defaulted_id",
                Integer(),
                server_default(1),
                foreign_key("targets.id", on_delete::set_default))),
        table("on_update_actions",
            column("id", Integer(), primary_key),
            column("cascading_id", Integer(), foreign_key("targets.id", on_update::cascade)),
            column("restricted_id", Integer(), foreign_key("targets.id", on_update::restrict_)),
            column("nulled_id", Integer(), foreign_key("targets.id", on_update::set_null)),
            column("defaulted_id",
                Integer(),
                server_default(1),
                foreign_key("targets.id", on_update::set_default)),
            column("both_id",
                Integer(),
                named_foreign_key(
                    "fk_both", "targets.id", on_delete::cascade, on_update::cascade))),
    };
    return metadata;
}

}  // namespace app
