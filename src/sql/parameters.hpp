// Named parameters in SQL text: :name becomes what the database's driver wants.
#pragma once

#include "sql/lexer.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::sql {

// The text that stands for names[index], which is the position-th parameter of
// this statement, counted from 0 in the order of first use.
using ParameterText = std::function<std::string(std::size_t index, std::size_t position)>;

struct ReplacedParameters {
    std::string sql;
    std::vector<std::size_t> used;  // indices into the names, in the order of first use
};

// Replaces each :name outside quotes and comments; `::type` is a cast, and `\:`
// stands for a colon. Throws Error(script) for a :name that is not among the names.
ReplacedParameters replace_parameters(std::string_view sql, const LexRules& rules,
                                      std::span<const std::string> names, const ParameterText& text_of);

}  // namespace retort::sql
