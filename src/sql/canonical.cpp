// One form for SQL; see canonical.hpp.
#include "sql/canonical.hpp"

#include "base/text.hpp"

namespace retort::sql {

namespace {

// White space beside them never matters.
bool stands_alone(const Token& token) {
    return token.kind == TokenKind::symbol &&
           (token.text == "(" || token.text == ")" || token.text == "," || token.text == ";");
}

// Between two strings a line break joins them, and a space does not.
std::string_view gap_between(const Token& before, const Token& after, std::string_view gap) {
    if (gap.empty() || stands_alone(before) || stands_alone(after)) {
        return "";
    }
    const bool are_strings = before.kind == TokenKind::string && after.kind == TokenKind::string;
    return are_strings && gap.find('\n') != std::string_view::npos ? "\n" : " ";
}

}  // namespace

std::string canonical_text(std::string_view sql, const LexRules& rules) {
    const std::string lines = base::replace_all(sql, "\r\n", "\n");
    const std::string_view text = lines;
    std::string canonical;
    const Token* before = nullptr;
    std::size_t end = 0;  // of the token before
    const auto tokens = tokenize(text, rules);
    for (const Token& token : tokens) {
        // Some databases end a comment at a lone \r: what follows it may run.
        const bool may_run = token.kind == TokenKind::comment && token.text.find('\r') != std::string::npos;
        if (token.kind == TokenKind::space || (token.kind == TokenKind::comment && !may_run)) {
            continue;
        }
        const auto start = static_cast<std::size_t>(token.text.data() - text.data());
        if (before != nullptr) {
            canonical += gap_between(*before, token, text.substr(end, start - end));
        }
        canonical += token.text;
        before = &token;
        end = start + token.text.size();
    }
    return canonical;
}

}  // namespace retort::sql
