// Indexes that both databases have: unique, of several columns, descending, partial, over
// expressions.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("people",
            column("id", Integer(), primary_key),
            column("email", String(200), indexed),
            column("login", String(40), not_null, unique, indexed),
            column("first_name", String(80), not_null),
            column("last_name", String(80), not_null),
            column("born", Date()),
            column("is_active", Boolean(), not_null, server_default(true)),
            column("score", Integer()),
            index("ix_people_name", {"last_name", "first_name"}),
            index("uq_people_name_born", {"last_name", "first_name", "born"}, unique_index),
            index("ix_people_newest", {desc("born")}),
            index("ix_people_score", {"last_name", desc("score"), asc("first_name")}),
            index("ix_people_lower_email", {text("lower(email)")}),
            index("ix_people_initial", {text("substr(first_name, 1, 1)"), "last_name"}),
            index("ix_people_active", {"last_name"}, where("is_active = true")),
            index("uq_people_best",
                {"first_name"},
                unique_index,
                where("score > 100 AND born IS NOT NULL"))),
    };
    return metadata;
}

}  // namespace app
