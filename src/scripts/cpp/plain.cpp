// Which revisions may share a compiler run. Strict on purpose: what is not
// understood is compiled alone, which is always right.
#include "scripts/cpp/declaration.hpp"
#include "scripts/cpp/scan.hpp"

#include <algorithm>

namespace retort::scripts::cpp {

namespace {

class PlainCheck {
public:
    PlainCheck(const std::vector<Token>& tokens, const Declaration& declaration)
        : tokens_(tokens), declaration_(declaration) {}

    bool passes() {
        while (current().kind != TokenKind::end) {
            if (!take_item()) {
                return false;
            }
        }
        return true;
    }

private:
    const Token& current() const { return tokens_[at_]; }
    bool take(std::string_view text) {
        const bool found = current().kind != TokenKind::string && current() == text;
        at_ += found ? 1 : 0;
        return found;
    }
    bool take_all(std::initializer_list<std::string_view> texts) {
        return std::all_of(texts.begin(), texts.end(), [this](std::string_view text) { return take(text); });
    }

    bool take_item() {
        if (at_ == declaration_.first) {
            at_ = declaration_.past;
            return true;
        }
        if (current().kind == TokenKind::directive) {
            return take_include();
        }
        if (take("using")) {
            return take_all({"namespace", "retort", ";"});
        }
        return take(";") || take_function();
    }
    bool take_include() {
        std::string text = spelling(current());
        ++at_;
        std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
        return text == "#include<retort/migration.hpp>";
    }
    // upgrade, downgrade, or the part of one for a database: upgrade_users.
    bool take_name() {
        const std::string name = current().kind == TokenKind::identifier ? spelling(current()) : "";
        const bool is_known = is_function(name);
        at_ += is_known ? 1 : 0;
        return is_known;
    }
    static bool is_function(std::string_view name) {
        return name == "upgrade" || name == "downgrade" || name.starts_with("upgrade_") ||
               name.starts_with("downgrade_");
    }
    // [static] void upgrade([::][retort::]Operations& [op]) { … }
    bool take_function() {
        take("static");
        if (!take("void") || !take_name() || !take("(")) {
            return false;
        }
        take("::");
        if (take("retort") && !take("::")) {
            return false;
        }
        if (!take_all({"Operations", "&"})) {
            return false;
        }
        at_ += current().kind == TokenKind::identifier ? 1 : 0;
        return take_all({")", "{"}) && take_body();
    }
    bool take_body() {
        for (int depth = 1; depth > 0;) {
            if (current().kind == TokenKind::end || is_disturbing()) {
                return false;
            }
            depth += take("{") ? 1 : take("}") ? -1 : (++at_, 0);
        }
        return true;
    }
    // What would mean something else inside of a namespace, or hides braces.
    bool is_disturbing() const {
        const Token& token = current();
        const bool after_colons = tokens_[at_ - 1] == "::";
        return token.kind == TokenKind::directive || token == "extern" || token == "_Pragma" ||
               (token == "%" && (tokens_[at_ + 1] == ":" || tokens_[at_ + 1] == ">")) ||
               (token == "<" && tokens_[at_ + 1] == "%") ||
               (after_colons && (token == "retort_revision" ||
                                 (token.kind == TokenKind::identifier && is_function(spelling(token)))));
    }

    const std::vector<Token>& tokens_;
    const Declaration& declaration_;
    std::size_t at_ = 0;
};

}  // namespace

bool is_plain(const std::string& path, std::string_view text) {
    const SourceText source{text, path};
    std::vector<Token> tokens;
    lex(source, tokens);
    return PlainCheck(tokens, parse_declaration(source, tokens)).passes();
}

}  // namespace retort::scripts::cpp
