// Splits a script into its statements; see split.hpp.
#include "sql/split.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::sql {

namespace {

// Follows BEGIN … END inside one statement.
class BodyTracker {
public:
    void see(const Token& token) {
        if (token.kind == TokenKind::word) {
            see_word(token);
        }
    }
    bool inside() const { return depth_ > 0; }

private:
    void see_word(const Token& token) {
        ++words_;
        if (words_ == 1) {
            creates_ = is_word(token, "CREATE");
        } else if (words_ <= 4 && creates_ && !routine_) {
            routine_ = is_word(token, "TRIGGER") || is_word(token, "FUNCTION") || is_word(token, "PROCEDURE");
        } else if (routine_) {
            follow(token);
        }
    }

    void follow(const Token& token) {
        if (is_word(token, "BEGIN") || (depth_ > 0 && is_word(token, "CASE"))) {
            ++depth_;
        } else if (depth_ > 0 && is_word(token, "END")) {
            --depth_;
        }
    }

    int words_ = 0;
    int depth_ = 0;
    bool creates_ = false;
    bool routine_ = false;
};

// One statement while its tokens come in.
struct Piece {
    const char* begin = nullptr;
    const char* end = nullptr;
    int line = 1;  // of the first token that is code
    bool has_code = false;
    BodyTracker body;

    void add(const Token& token, int token_line) {
        if (begin == nullptr) {
            begin = token.text.data();
        }
        end = token.text.data() + token.text.size();
        if (token.kind != TokenKind::space && token.kind != TokenKind::comment) {
            line = has_code ? line : token_line;
            has_code = true;
            body.see(token);
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
        if (is_symbol(token, ";") && !piece.body.inside()) {
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
