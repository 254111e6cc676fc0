// Entities, attributes, values.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("entities",
            column("id", Integer(), primary_key),
            column("kind", String(40), not_null, indexed)),
        table("attributes",
            column("id", Integer(), primary_key),
            column("name", String(60), not_null, unique),
            column("value_type", Enum("value_type", {"text", "number", "date", "flag"}), not_null),
            column("is_required", Boolean(), not_null, server_default(false))),
        table("entity_values",
            column("entity_id",
                Integer(),
                primary_key,
                foreign_key("entities.id", on_delete::cascade)),
            column("attribute_id",
                Integer(),
                primary_key,
                foreign_key("attributes.id", on_delete::restrict_)),
            column("ordinal", SmallInteger(), primary_key, server_default(0)),
            column("as_text", Text()),
            column("as_number", Numeric(18, 6)),
            column("as_date", Date()),
            column("as_flag", Boolean()),
            check_constraint("ck_entity_values_something",
                "as_text IS NOT NULL OR as_number IS NOT NULL OR as_date IS NOT NULL OR as_flag IS "
                "NOT NULL"),
            index("ix_entity_values_number",
                {"attribute_id", "as_number"},
                where("as_number IS NOT NULL"))),
    };
    return metadata;
}

}  // namespace app
