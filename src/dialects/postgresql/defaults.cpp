// Reading server defaults; see defaults.hpp.
#include "dialects/postgresql/defaults.hpp"

#include "base/text.hpp"
#include "dialects/postgresql/rules.hpp"

#include <charconv>
#include <optional>

namespace retort::dialects::postgresql {

namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool is_number(const schema::Type& type) {
    return schema::is_integer(type) || type.kind == schema::TypeKind::numeric ||
           type.kind == schema::TypeKind::float_ || type.kind == schema::TypeKind::double_;
}

struct CastString {
    std::string value;
    std::string_view type;  // what follows the first ::
};

// 'text'::type, and nothing more.
std::optional<CastString> parse_cast_string(std::string_view text) {
    const auto tokens = sql::tokenize(text, rules().lex);
    if (tokens.size() < 3 || tokens[0].kind != sql::TokenKind::string || tokens[0].text.front() != '\'' ||
        !sql::is_symbol(tokens[1], "::")) {
        return std::nullopt;
    }
    const std::string_view quoted = tokens[0].text;
    return CastString{base::replace_all(quoted.substr(1, quoted.size() - 2), "''", "'"),
                      text.substr(quoted.size() + 2)};
}

// "character varying(20)" without its numbers; character is bpchar in a cast.
std::string cast_words(std::string_view type_text) {
    const auto open = type_text.find('(');
    if (open == std::string_view::npos) {
        return std::string(type_text);
    }
    const auto close = type_text.find(')', open);
    const std::string words =
        std::string(type_text.substr(0, open)) + std::string(type_text.substr(close + 1));
    return words == "character" ? "bpchar" : words;
}

std::optional<Datum> parse_literal(std::string_view text, const schema::Type& type,
                                   std::string_view type_text) {
    if (type.kind == schema::TypeKind::boolean && (text == "true" || text == "false")) {
        return text == "true";
    }
    if (is_number(type)) {
        if (auto number = parse_number_literal(text)) {
            return number;
        }
    }
    const auto string = parse_cast_string(text);
    if (!string || (string->type != cast_words(type_text) && string->type != type_text)) {
        return std::nullopt;
    }
    const auto number = is_number(type) ? parse_number_literal(string->value) : std::nullopt;
    return number ? *number : Datum(string->value);
}

}  // namespace

std::optional<Datum> parse_number_literal(std::string_view text) {
    if (text.find('.') != std::string_view::npos && text.find('e') == std::string_view::npos) {
        text = text.substr(0, text.find_last_not_of('0') + 1);
        text = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    }
    if (const auto integer = parse_number<std::int64_t>(text); integer && std::to_string(*integer) == text) {
        return *integer;
    }
    const auto real = parse_number<double>(text);
    if (real && sql::dump_literal(rules().literal, *real) == text) {
        return *real;
    }
    return std::nullopt;
}

schema::ServerDefault parse_default(std::string_view text, const schema::Type& type,
                                    std::string_view type_text) {
    if (const auto literal = parse_literal(text, type, type_text)) {
        return {.literal = *literal, .expression = std::nullopt};
    }
    return {.literal = {}, .expression = std::string(text)};
}

}  // namespace retort::dialects::postgresql
