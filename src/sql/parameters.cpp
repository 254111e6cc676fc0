// Named parameters in SQL text; see parameters.hpp.
#include "sql/parameters.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::sql {

namespace {

class Replacer {
public:
    Replacer(std::span<const std::string> names, const ParameterText& text_of)
        : names_(names), text_of_(text_of) {}

    ReplacedParameters replace(const std::vector<Token>& tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool has_next = i + 1 < tokens.size();
            if (has_next && is_symbol(tokens[i], "\\") && tokens[i + 1].text.starts_with(":")) {
                result_.sql += tokens[++i].text;
            } else if (has_next && is_symbol(tokens[i], ":") && tokens[i + 1].kind == TokenKind::word) {
                result_.sql += text_for(tokens[++i].text);
            } else {
                result_.sql += tokens[i].text;
            }
        }
        return std::move(result_);
    }

private:
    std::string text_for(std::string_view name) {
        const auto found = std::ranges::find(names_, name);
        if (found == names_.end()) {
            throw Error(ErrorKind::script,
                        "the statement's parameter :" + std::string(name) + " has no value")
                .with_hint(hint_for(name));
        }
        const auto index = static_cast<std::size_t>(found - names_.begin());
        const auto seen = std::ranges::find(result_.used, index);
        const auto position = static_cast<std::size_t>(seen - result_.used.begin());
        if (seen == result_.used.end()) {
            result_.used.push_back(index);
        }
        return text_of_(index, position);
    }

    std::string hint_for(std::string_view name) const {
        const std::string nearest = base::find_nearest(name, names_);
        return nearest.empty() ? "a colon that begins no parameter is written \\:"
                               : "did you mean :" + nearest + "?";
    }

    std::span<const std::string> names_;
    const ParameterText& text_of_;
    ReplacedParameters result_;
};

}  // namespace

ReplacedParameters replace_parameters(std::string_view sql, const LexRules& rules,
                                      std::span<const std::string> names, const ParameterText& text_of) {
    try {
        return Replacer(names, text_of).replace(tokenize(sql, rules));
    } catch (Error& error) {
        error.with_sql(std::string(sql));
        throw;
    }
}

}  // namespace retort::sql
