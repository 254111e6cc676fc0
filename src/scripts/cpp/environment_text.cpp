// Whether env.cpp sets what concerns a run, by its text. Strict on purpose: what is not
// understood is compiled, which is always right.
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/lexer.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace retort::scripts::cpp {

namespace {

constexpr std::array<std::string_view, 4> kSwitches = {"compare_type", "compare_server_default",
                                                       "render_as_batch", "include_schemas"};

// Includes, and RETORT_ENVIRONMENT(env) { env.target_metadata = app::metadata(); env.compare_type = true; … }
class ModelsOnly {
public:
    explicit ModelsOnly(const std::vector<Token>& tokens) : tokens_(tokens) {}

    bool passes() {
        while (current().kind == TokenKind::directive) {
            if (!take_include()) {
                return false;
            }
        }
        if (!take_all({"RETORT_ENVIRONMENT", "("}) || !take_identifier(env_) || !take_all({")", "{"})) {
            return false;
        }
        while (!take("}")) {
            if (!take_assignment()) {
                return false;
            }
        }
        return current().kind == TokenKind::end;
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
    bool take_identifier(std::string& name) {
        if (current().kind != TokenKind::identifier) {
            return false;
        }
        name = spelling(tokens_[at_++]);
        return true;
    }
    bool take_include() { return spelling(tokens_[at_++]).starts_with("#include"); }

    bool take_assignment() {
        std::string member;
        if (!take_all({env_, "."}) || !take_identifier(member) || !take("=")) {
            return false;
        }
        const bool is_switch = std::find(kSwitches.begin(), kSwitches.end(), member) != kSwitches.end();
        return (is_switch                     ? take("true") || take("false")
                : member == "target_metadata" ? take_call()
                                              : false) &&
               take(";");
    }
    // app::metadata()
    bool take_call() {
        std::string name;
        take("::");
        do {
            if (!take_identifier(name)) {
                return false;
            }
        } while (take("::"));
        return take_all({"(", ")"});
    }

    const std::vector<Token>& tokens_;
    std::string env_;
    std::size_t at_ = 0;
};

}  // namespace

bool environment_concerns_runs(std::string_view text) {
    std::vector<Token> tokens;
    try {
        lex({text, "env.cpp"}, tokens);
    } catch (const Error&) {
        return true;  // the compiler says better what is wrong
    }
    return !ModelsOnly(tokens).passes();
}

}  // namespace retort::scripts::cpp
