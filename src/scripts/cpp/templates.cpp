// Replacing tokens.
#include "scripts/cpp/templates.hpp"

#include "scripts/cpp/lexer.hpp"

namespace retort::scripts::cpp {

std::string expand_template(std::string_view text, const std::string& file, const TokenValues& values) {
    const SourceText source{text, file};
    std::string result;
    for (;;) {
        const auto found = text.find("${");
        result += text.substr(0, found);
        if (found == std::string_view::npos) {
            return result;
        }
        const char* position = text.data() + found;
        const bool is_escaped = found > 0 && text[found - 1] == '$';
        text.remove_prefix(found + 2);
        if (is_escaped) {
            result += '{';
            continue;
        }
        const auto close = text.find('}');
        if (close == std::string_view::npos) {
            throw source.error(position, "The token that begins here has no '}'");
        }
        const std::string_view name = text.substr(0, close);
        const auto value = values(name);
        if (!value) {
            throw source.error(position, "There is no token ${" + std::string(name) + "}")
                .with_hint(
                    "known are message, up_revision, down_revision, branch_labels, depends_on, "
                    "create_date, declaration, parts, upgrades, downgrades; write $${ for ${ itself");
        }
        result += *value;
        text.remove_prefix(close + 1);
    }
}

}  // namespace retort::scripts::cpp
