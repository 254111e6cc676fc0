// Text types, lengths and collations.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("texts",
            column("id", Integer(), primary_key),
            column("any_length", String()),
            column("short", String(50), not_null),
            column("one", String(1)),
            column("unicode", Unicode(80)),
            column("unicode_any", Unicode()),
            column("long_text", Text()),
            column("long_unicode", UnicodeText()),
            column("country", Char(2), not_null),
            column("flag", Char(1)),
            column("sorted",
                String(40).collate("C").with_variant("sqlite", String(40).collate("NOCASE")))),
    };
    return metadata;
}

}  // namespace app
