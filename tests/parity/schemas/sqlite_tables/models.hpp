// What only SQLite has: AUTOINCREMENT and WITHOUT ROWID.
#pragma once

#include <retort/schema.hpp>

namespace app {

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table("tickets",
            option("sqlite_autoincrement"),
            column("id", Integer(), primary_key),
            column("title", Text(), not_null)),
        table("words",
            option("sqlite_without_rowid"),
            column("word", String(50), primary_key),
            column("count", Integer(), not_null, server_default(0))),
        table("pairs",
            option("sqlite_without_rowid"),
            column("left_word", String(50), primary_key, foreign_key("words.word")),
            column("right_word", String(50), primary_key, foreign_key("words.word")),
            column("ticket_id", Integer(), foreign_key("tickets.id", on_delete::set_null))),
    };
    return metadata;
}

}  // namespace app
