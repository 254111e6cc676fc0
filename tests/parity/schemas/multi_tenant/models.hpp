// Tenants in shared tables: the tenant is part of every key.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("tenants",
            column("id", Uuid(), primary_key),
            column("slug", String(63), not_null, unique, indexed),
            column("plan", String(20), not_null, server_default("free")),
            column("settings", JSON(), not_null, server_default("{}"))),
        table("members",
            column("tenant_id", Uuid(), primary_key, foreign_key("tenants.id", on_delete::cascade)),
            column("id", Uuid(), primary_key),
            column("email", String(320), not_null),
            column("invited_by", Uuid()),
            unique_constraint("uq_members_email", {"tenant_id", "email"}),
            foreign_key_constraint("fk_members_invited_by",
                {"tenant_id", "invited_by"},
                "members",
                {"tenant_id", "id"})),
        table("projects",
            column("tenant_id", Uuid(), primary_key, foreign_key("tenants.id", on_delete::cascade)),
            column("id", Uuid(), primary_key),
            column("owner_id", Uuid(), not_null),
            column("name", String(120), not_null),
            column("archived_at", DateTime(with_timezone)),
            foreign_key_constraint("fk_projects_owner",
                {"tenant_id", "owner_id"},
                "members",
                {"tenant_id", "id"},
                on_delete::restrict_),
            index("uq_projects_name",
                {"tenant_id", "name"},
                unique_index,
                where("archived_at IS NULL"))),
    };
    return metadata;
}

}  // namespace app
