// Which revisions may share a compiler run. Strict on purpose: what is not
// understood is compiled alone, which is always right.
#include "scripts/cpp/declaration.hpp"
#include "scripts/cpp/scan.hpp"
#include "scripts/cpp/token_cursor.hpp"

namespace retort::scripts::cpp {

namespace {

class PlainCheck {
public:
    PlainCheck(const std::vector<Token>& tokens, const Declaration& declaration)
        : at_(tokens), declaration_(declaration) {}

    bool passes() {
        while (!at_.is_at_end()) {
            if (!take_item()) {
                return false;
            }
        }
        return true;
    }

private:
    bool take_item() {
        if (at_.position() == declaration_.first) {
            at_.move_to(declaration_.past);
            return true;
        }
        if (at_.is(TokenKind::directive)) {
            return take_include();
        }
        if (at_.take("using")) {
            return at_.take_all({"namespace", "retort", ";"});
        }
        return at_.take(";") || take_function();
    }
    bool take_include() {
        std::string text = spelling(at_.take());
        std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
        return text == "#include<retort/migration.hpp>";
    }
    // upgrade, downgrade, or the part of one for a database: upgrade_users.
    bool take_name() {
        std::string name;
        return at_.take_identifier(name) && is_function(name);
    }
    static bool is_function(std::string_view name) {
        return name == "upgrade" || name == "downgrade" || name.starts_with("upgrade_") ||
               name.starts_with("downgrade_");
    }
    // [static] void upgrade([::][retort::]Operations& [op]) { … }
    bool take_function() {
        at_.take("static");
        if (!at_.take("void") || !take_name() || !at_.take("(")) {
            return false;
        }
        at_.take("::");
        if (at_.take("retort") && !at_.take("::")) {
            return false;
        }
        if (!at_.take_all({"Operations", "&"})) {
            return false;
        }
        std::string parameter;
        at_.take_identifier(parameter);
        return at_.take_all({")", "{"}) && take_body();
    }
    bool take_body() {
        for (int depth = 1; depth > 0;) {
            if (at_.is_at_end() || is_disturbing()) {
                return false;
            }
            depth += at_.is("{") ? 1 : at_.is("}") ? -1 : 0;
            at_.take();
        }
        return true;
    }
    // What would mean something else inside of a namespace, or hides braces.
    bool is_disturbing() const {
        const Token& token = at_.current();
        const bool after_colons = at_.last() == "::";
        return token.kind == TokenKind::directive || token == "extern" || token == "_Pragma" ||
               (token == "%" && (at_.next() == ":" || at_.next() == ">")) ||
               (token == "<" && at_.next() == "%") ||
               (after_colons && (token == "retort_revision" ||
                                 (token.kind == TokenKind::identifier && is_function(spelling(token)))));
    }

    TokenCursor at_;
    const Declaration& declaration_;
};

}  // namespace

bool is_plain(const std::string& path, std::string_view text) {
    const SourceText source{text, path};
    std::vector<Token> tokens;
    lex(source, tokens);
    return PlainCheck(tokens, parse_declaration(source, tokens)).passes();
}

}  // namespace retort::scripts::cpp
