// C++ text as tokens: as much of the language's grammar as it takes to find a
// declaration and to tell code from comments and literals. First step of a scan.
#pragma once

#include "retort/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::cpp {

enum class TokenKind {
    identifier,
    string,  // with prefix, quotes and suffix; raw ones too
    character,
    number,
    punctuation,  // one character, or "::"
    directive,    // a whole preprocessor line, from its '#'
    end,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view raw;     // as in the file
    bool has_splice = false;  // a backslash-newline stands inside
    bool operator==(std::string_view spelling) const;
};

// What the compiler sees of the token: line splices taken out.
std::string spelling(const Token& token);

// A file's text together with its name, for errors.
struct SourceText {
    std::string_view text;
    std::string path;

    // Where `position`, a pointer into the text, stands.
    Place place(const char* position) const;
    Error error(const char* position, std::string message) const;
};

// Comments, white space and what stands between `#if 0` and its end are left
// out; a byte order mark is no token. The last token is `end`. Replaces
// `tokens`, which point into `source.text`. Throws Error(script) for a comment
// or literal without an end.
void lex(const SourceText& source, std::vector<Token>& tokens);

// The same, but stops at the first `;` after the identifier `name` that this name
// does not follow any more: most of a revision file need not be looked at to know
// its place in the history.
void lex_declaration(const SourceText& source, std::string_view name, std::vector<Token>& tokens);

}  // namespace retort::scripts::cpp
