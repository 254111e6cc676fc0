// What a statement that somebody wrote by hand throws away, as far as its words say it.
#pragma once

#include "sql/lexer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace retort::sql {

// Of one statement, for a person: "all rows of users", "the values of users.email". "" where it
// is known to lose nothing; nullopt for one that is not judged: most are not, and DROP, TRUNCATE,
// DELETE and ALTER TABLE … DROP are.
std::optional<std::string> judge_loss(std::string_view statement, const LexRules& rules);

}  // namespace retort::sql
