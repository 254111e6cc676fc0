// The text of an operation that checksums are made of, in the forms that databases have
// records of.
#pragma once

#include "operations/operation.hpp"
#include "sql/lexer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace retort::runtime {

// A record names the form that it was made in, and is compared in that.
enum class TextForm {
    as_written = 1,  // raw SQL with its comments and white space
    canonical = 2,   // sql::canonical_text()
};
inline constexpr TextForm kTextForm = TextForm::canonical;

// "2:"
std::string form_mark(TextForm form);
// Of a text that begins with a form's mark; nullopt for another.
std::optional<TextForm> find_form(std::string_view marked);

std::string operation_text(const operations::Operation& operation, TextForm form, const sql::LexRules& rules);
std::string raw_text(const std::string& sql, TextForm form, const sql::LexRules& rules);

}  // namespace retort::runtime
