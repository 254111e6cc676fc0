// Splits a script into its statements; see split.hpp.
#include "sql/split.hpp"

#include "base/text.hpp"
#include "sql/statement_end.hpp"

#include <algorithm>

namespace retort::sql {

namespace {

// One statement while its tokens come in.
struct Piece {
    const char* begin = nullptr;
    const char* end = nullptr;  // of the last token that is code
    int line = 1;               // of the first one
    bool has_code = false;
    StatementEnd rule;

    void add(const Token& token, int token_line) {
        if (begin == nullptr) {
            begin = token.text.data();
        }
        if (token.kind != TokenKind::space && token.kind != TokenKind::comment) {
            end = token.text.data() + token.text.size();
            line = has_code ? line : token_line;
            has_code = true;
        }
    }
    std::string text() const {
        return std::string(base::trim(std::string_view(begin, static_cast<std::size_t>(end - begin))));
    }
};

}  // namespace

std::vector<ScriptStatement> split_statements(std::string_view script, const LexRules& rules) {
    std::vector<ScriptStatement> statements;
    Piece piece;
    const auto finish = [&] {
        if (piece.has_code) {
            statements.push_back({piece.text(), piece.line});
        }
        piece = {};
    };
    int line = 1;
    for (const Token& token : tokenize(script, rules)) {
        if (piece.rule.see(token)) {
            finish();
        } else {
            piece.add(token, line);
        }
        line += static_cast<int>(std::ranges::count(token.text, '\n'));
    }
    finish();
    return statements;
}

}  // namespace retort::sql
