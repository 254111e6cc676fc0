// What raw SQL does to a schema, as far as its first words tell.
#pragma once

#include "schema/metadata.hpp"

#include <string_view>

namespace retort::dialects::sqlite {

// CREATE and DROP of tables, indexes, triggers and views, and ALTER TABLE …
// RENAME. Other statements, and what cannot be read, leave the schema as it is.
void replay_raw(std::string_view sql, schema::MetaData& metadata);

}  // namespace retort::dialects::sqlite
