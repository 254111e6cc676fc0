// Server defaults of each kind.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("preferences",
            column("id", Integer(), primary_key),
            column("zero", Integer(), not_null, server_default(0)),
            column("negative", Integer(), server_default(-7)),
            column("large", BigInteger(), server_default(5000000000LL)),
            column("ratio", Numeric(6, 3), server_default(0.125)),
            column("word", String(20), not_null, server_default("plain")),
            column("empty_word", String(20), not_null, server_default("")),
            column("quoted", String(40), server_default("it's \"so\" \\ %")),
            column("unicode", String(20), server_default("h\u00e9llo \u4e16\u754c")),
            column("number_as_text", Integer(), server_default("42")),
            column("truth", Boolean(), server_default(true)),
            column("made_at", DateTime(), server_default(text("CURRENT_TIMESTAMP"))),
            column("made_on", Date(), server_default(text("CURRENT_DATE"))),
            column("sum_of", Integer(), server_default(text("(1 + 2)"))),
            column("lowered", String(20), server_default(text("(lower('ABC'))"))),
            column("no_value", String(20), server_default(text("NULL")))),
    };
    return metadata;
}

}  // namespace app
