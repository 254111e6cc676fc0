// The one writer of SQL text: it puts the spaces between words and the quotes
// around names, so that the emitters say only what stands in a statement.
//
//   Writer(rule).words("ALTER TABLE").name(table).words("DROP COLUMN").name("a b").take()
//   → ALTER TABLE users DROP COLUMN "a b"
#pragma once

#include "sql/quote.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::sql {

class Writer {
public:
    // Keeps a reference to the rule.
    explicit Writer(const QuoteRule& rule) : rule_(&rule) {}

    // SQL text after a space; nothing when it is empty.
    Writer& words(std::string_view text);
    Writer& words_if(bool condition, std::string_view text) { return words(condition ? text : ""); }
    // Text with no space before it.
    Writer& glue(std::string_view text);

    Writer& name(std::string_view identifier);
    Writer& name(const schema::QualifiedName& identifier);

    // " (a, b)"; names are quoted, texts are not.
    Writer& names(std::span<const std::string> identifiers);
    Writer& list(std::span<const std::string> texts);
    // "(a, b)" with no space before it.
    Writer& glued_names(std::span<const std::string> identifiers);
    Writer& glued_list(std::span<const std::string> texts);
    // " (\n    first,\n    second\n)"
    Writer& lines(std::span<const std::string> members);

    // "WORD text", both or neither.
    Writer& clause(std::string_view word, std::string_view text);

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

private:
    const QuoteRule* rule_;
    std::string text_;
};

}  // namespace retort::sql
