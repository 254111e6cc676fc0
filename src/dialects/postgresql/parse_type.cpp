// Reading the words of a type; see types.hpp.
#include "base/text.hpp"
#include "dialects/postgresql/types.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace retort::dialects::postgresql {

namespace {

using schema::Type;
using schema::TypeKind;

// "timestamp(3) without time zone" in parts: the words in lower case, and the
// numbers between the parentheses.
struct TypeWords {
    std::string words;
    std::vector<int> numbers;
    bool plain = true;  // false: quotes, or something else between the parentheses
};

struct KnownType {
    std::string_view words;
    Type type;
};

const std::vector<KnownType>& known_types() {
    static const std::vector<KnownType> types = {
        {"boolean", {.kind = TypeKind::boolean}},
        {"bool", {.kind = TypeKind::boolean}},
        {"smallint", {.kind = TypeKind::small_integer}},
        {"int2", {.kind = TypeKind::small_integer}},
        {"integer", {.kind = TypeKind::integer}},
        {"int", {.kind = TypeKind::integer}},
        {"int4", {.kind = TypeKind::integer}},
        {"bigint", {.kind = TypeKind::big_integer}},
        {"int8", {.kind = TypeKind::big_integer}},
        {"numeric", {.kind = TypeKind::numeric}},
        {"decimal", {.kind = TypeKind::numeric}},
        {"real", {.kind = TypeKind::float_, .precision = 24}},
        {"float4", {.kind = TypeKind::float_, .precision = 24}},
        {"float", {.kind = TypeKind::double_}},
        {"float8", {.kind = TypeKind::double_}},
        {"double precision", {.kind = TypeKind::double_}},
        {"character varying", {.kind = TypeKind::string}},
        {"varchar", {.kind = TypeKind::string}},
        {"text", {.kind = TypeKind::text}},
        {"character", {.kind = TypeKind::char_, .length = 1}},
        {"char", {.kind = TypeKind::char_, .length = 1}},
        {"date", {.kind = TypeKind::date}},
        {"time", {.kind = TypeKind::time}},
        {"time without time zone", {.kind = TypeKind::time}},
        {"time with time zone", {.kind = TypeKind::time, .timezone = true}},
        {"timetz", {.kind = TypeKind::time, .timezone = true}},
        {"timestamp", {.kind = TypeKind::date_time}},
        {"timestamp without time zone", {.kind = TypeKind::date_time}},
        {"timestamp with time zone", {.kind = TypeKind::date_time, .timezone = true}},
        {"timestamptz", {.kind = TypeKind::date_time, .timezone = true}},
        {"interval", {.kind = TypeKind::interval}},
        {"bytea", {.kind = TypeKind::large_binary}},
        {"json", {.kind = TypeKind::json}},
        {"jsonb", {.kind = TypeKind::jsonb}},
        {"uuid", {.kind = TypeKind::uuid}},
        {"bit", {.kind = TypeKind::bit, .length = 1}},
        {"bit varying", {.kind = TypeKind::varbit}},
        {"varbit", {.kind = TypeKind::varbit}},
    };
    return types;
}

// Named types that <retort/types.hpp> spells in upper case.
constexpr std::array<std::string_view, 17> kUpperCase = {
    "cidr",  "citext",   "daterange", "hstore",  "inet",    "int4range", "int8range", "macaddr", "macaddr8",
    "money", "numrange", "oid",       "tsquery", "tsrange", "tstzrange", "tsvector",  "xml"};

std::optional<int> parse_number(std::string_view text) {
    text = base::trim(text);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string squeeze(std::string_view text) {
    std::string result;
    for (const char c : base::to_lower(base::trim(text))) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (!space || result.back() != ' ') {
            result += space ? ' ' : c;
        }
    }
    return result;
}

TypeWords split_words(std::string_view text) {
    TypeWords result;
    const auto open = text.find('(');
    const auto close = text.find(')', open == std::string_view::npos ? 0 : open);
    result.plain = text.find('"') == std::string_view::npos;
    if (open == std::string_view::npos || close == std::string_view::npos) {
        result.words = squeeze(text);
        return result;
    }
    result.words = squeeze(std::string(text.substr(0, open)) + " " + std::string(text.substr(close + 1)));
    result.words = std::string(base::trim(result.words));
    for (const auto& piece : base::split(text.substr(open + 1, close - open - 1), ',')) {
        const auto number = parse_number(piece);
        result.plain = result.plain && number.has_value();
        result.numbers.push_back(number.value_or(0));
    }
    return result;
}

// False where the type takes no such numbers, or one that the value cannot say.
bool apply_numbers(const std::vector<int>& numbers, Type& type) {
    if (numbers.empty()) {
        return true;
    }
    const bool takes_scale = type.kind == TypeKind::numeric && numbers.size() == 2;
    if (numbers.front() <= 0 || (numbers.size() > 1 && !takes_scale) || (takes_scale && numbers[1] < 0)) {
        return false;
    }
    switch (type.kind) {
        case TypeKind::numeric:
            type.precision = numbers[0];
            type.scale = takes_scale ? numbers[1] : 0;
            return true;
        case TypeKind::double_:  // FLOAT(n)
            type = numbers[0] <= 24 ? Type{.kind = TypeKind::float_, .precision = 24} : type;
            return true;
        case TypeKind::string:
        case TypeKind::char_:
        case TypeKind::bit:
        case TypeKind::varbit:
            type.length = numbers[0];
            return true;
        case TypeKind::time:
        case TypeKind::date_time:
        case TypeKind::interval:
            type.precision = numbers[0];
            return true;
        default:
            return false;
    }
}

Type parse_scalar(std::string_view text) {
    const TypeWords parts = split_words(text);
    const auto known = std::ranges::find(known_types(), parts.words, &KnownType::words);
    if (parts.plain && known != known_types().end()) {
        Type type = known->type;
        if (apply_numbers(parts.numbers, type)) {
            return type;
        }
    }
    Type named{.kind = TypeKind::named, .name = std::string(base::trim(text))};
    if (parts.plain && parts.numbers.empty() &&
        std::ranges::find(kUpperCase, parts.words) != kUpperCase.end()) {
        named.name = base::to_upper(parts.words);
    }
    return named;
}

// Takes "[]" or "[3]" off the end.
bool strip_brackets(std::string_view& text) {
    const auto open = text.rfind('[');
    if (!text.ends_with(']') || open == std::string_view::npos) {
        return false;
    }
    text = base::trim(text.substr(0, open));
    return true;
}

}  // namespace

Type parse_type(std::string_view text) {
    text = base::trim(text);
    bool is_array = false;
    while (strip_brackets(text)) {
        is_array = true;
    }
    const Type item = parse_scalar(text);
    return is_array ? Type{.kind = TypeKind::array, .item = {item}} : item;
}

}  // namespace retort::dialects::postgresql
