// Server defaults as the server writes them, read back as what a person wrote.
#pragma once

#include "schema/table.hpp"

#include <optional>
#include <string_view>

namespace retort::dialects::postgresql {

// 'x'::character varying is the literal "x" where the column's own type, as
// format_type() writes it, is the one of the cast; true, 7 and -1.5 are
// literals too. Everything else is an expression.
schema::ServerDefault parse_default(std::string_view text, const schema::Type& type,
                                    std::string_view type_text);

// A number in decimal digits, the value alone: 1.50 is 1.5, and 2.0 is 2.
std::optional<Datum> parse_number_literal(std::string_view text);

}  // namespace retort::dialects::postgresql
