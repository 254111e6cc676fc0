// The tokens of script.cpp.in (CFG-22).
#include "base/text.hpp"
#include "scripts/cpp/templates.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

std::string expand(const std::string& text) {
    return expand_template(text, "script.cpp.in", [](std::string_view name) -> std::optional<std::string> {
        return name == "message" ? std::optional<std::string>("${message} $$") : std::nullopt;
    });
}

TEST(Template, Tokens) {
    const std::pair<const char*, const char*> rows[] = {
        {"", ""},
        {"// ${message}.", "// ${message} $$."},
        {"$${message} $ {}", "${message} $ {}"},
        {"${message}${message}", "${message} $$${message} $$"},
    };
    for (const auto& [text, result] : rows) {
        EXPECT_EQ(expand(text), result) << text;
    }
}

TEST(Template, MistakesHaveAPlace) {
    const std::pair<const char*, const char*> rows[] = {
        {"a\n ${massage}", "script.cpp.in:2:2 There is no token ${massage}"},
        {"a ${message", "script.cpp.in:1:3 The token that begins here has no '}'"},
    };
    for (const auto& [text, expected] : rows) {
        try {
            ADD_FAILURE() << text << " gives " << expand(text);
        } catch (const Error& error) {
            EXPECT_EQ(base::format_place(error.place()) + " " + error.message(), expected);
        }
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
