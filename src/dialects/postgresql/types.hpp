// PostgreSQL's words for types, and back.
#pragma once

#include "schema/type.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::postgresql {

// As in CREATE TABLE, collation included: VARCHAR(20) COLLATE "de_DE".
std::string dump_sql_type(const schema::Type& type);
// The name quoted; one that is written "schema"."name", with the quotes, as it is.
std::string dump_collation(const std::string& name);
// Without the collation, as in a cast.
std::string dump_cast_type(const schema::Type& type);

// The type that format_type() writes so; also other spellings that the server
// takes. A name it does not know (an enumeration among others) gives a named type.
schema::Type parse_type(std::string_view text);

// The type as reflection gives it back: Unicode is String, Float() is Double,
// Numeric(10) has scale 0. Variants are resolved; `default_schema` as a schema
// becomes none.
schema::Type canonical_type(const schema::Type& type, std::string_view default_schema);

// What a type's values are, coarsely: between types of one family the server
// converts by itself.
std::string type_family(const schema::Type& type);

}  // namespace retort::dialects::postgresql
