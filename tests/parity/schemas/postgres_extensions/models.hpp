// Types of extensions that are there already.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("contacts",
            column("id", Integer(), primary_key),
            column("email", CITEXT(), not_null, unique),
            column("labels", HSTORE()),
            column("path", named_type("ltree")),
            index("ix_contacts_path", {"path"}, using_method("gist"))),
    };
    return metadata;
}

}  // namespace app
