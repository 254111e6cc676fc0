// Whether env.cpp sets what concerns a run, by its text. Strict on purpose: what is not
// understood is compiled, which is always right.
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/token_cursor.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts::cpp {

namespace {

constexpr std::array<std::string_view, 4> kSwitches = {"compare_type", "compare_server_default",
                                                       "render_as_batch", "include_schemas"};

// Includes, and RETORT_ENVIRONMENT(env) { env.target_metadata = app::metadata(); env.compare_type = true; … }
class ModelsOnly {
public:
    explicit ModelsOnly(const std::vector<Token>& tokens) : at_(tokens) {}

    bool passes() {
        while (at_.is(TokenKind::directive)) {
            if (!take_include()) {
                return false;
            }
        }
        if (!at_.take_all({"RETORT_ENVIRONMENT", "("}) || !at_.take_identifier(env_) ||
            !at_.take_all({")", "{"})) {
            return false;
        }
        while (!at_.take("}")) {
            if (!take_assignment()) {
                return false;
            }
        }
        return at_.is_at_end();
    }

private:
    bool take_include() { return spelling(at_.take()).starts_with("#include"); }

    bool take_assignment() {
        std::string member;
        if (!at_.take_all({env_, "."}) || !at_.take_identifier(member) || !at_.take("=")) {
            return false;
        }
        const bool is_switch = std::find(kSwitches.begin(), kSwitches.end(), member) != kSwitches.end();
        return (is_switch                     ? at_.take("true") || at_.take("false")
                : member == "target_metadata" ? take_call()
                                              : false) &&
               at_.take(";");
    }
    // app::metadata()
    bool take_call() {
        std::string name;
        at_.take("::");
        do {
            if (!at_.take_identifier(name)) {
                return false;
            }
        } while (at_.take("::"));
        return at_.take_all({"(", ")"});
    }

    TokenCursor at_;
    std::string env_;
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
