// When an identifier needs quotes, and how it is quoted: data that a dialect
// gives. Nothing else in retort puts quotes around a name.
#pragma once

#include "schema/table.hpp"

#include <span>
#include <string>
#include <string_view>

namespace retort::sql {

struct QuoteRule {
    char open = '"';
    char close = '"';  // doubled inside a quoted name
    // Lower case, sorted: words that mean something else without quotes.
    std::span<const std::string_view> reserved;
    // Whether "A" and "a" are two names.
    bool case_matters = true;
};

// True for a name that means itself without quotes: lower case letters, digits,
// underscores and dollar signs, not beginning with a digit or dollar sign, and
// not a reserved word.
bool is_plain(const QuoteRule& rule, std::string_view name);

// The name, in quotes where it needs them. Throws Error(command) for an empty
// name or one with a zero byte, which no database can hold.
std::string quote(const QuoteRule& rule, std::string_view name);
// Part by part: "My Schema".users.
std::string quote(const QuoteRule& rule, const schema::QualifiedName& name);

}  // namespace retort::sql
