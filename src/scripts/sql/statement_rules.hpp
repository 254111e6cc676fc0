// What a statement of a revision may not be: a command of a database's shell, data
// for one, or a transaction command.
#pragma once

#include "sql/lexer.hpp"

#include <optional>
#include <span>
#include <string>

namespace retort::scripts::sql {

struct Refusal {
    std::string message;
    std::string hint;
};

// `token` is a part of the statement's code, the first one or not.
std::optional<Refusal> refuse_token(const retort::sql::Token& token, bool is_first);

// A whole statement: its code, without comments.
std::optional<Refusal> refuse_statement(std::span<const retort::sql::Token> code);

}  // namespace retort::scripts::sql
