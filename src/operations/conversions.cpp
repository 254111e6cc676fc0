// Comparing types by the values that they can hold; see conversions.hpp.
#include "operations/conversions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace retort::operations {

namespace {

using schema::Type;
using schema::TypeKind;

constexpr int kUnlimited = std::numeric_limits<int>::max();
constexpr int kFractionDigits = 6;  // of seconds, where nothing is said

bool is_approximate(const Type& type) {
    return type.kind == TypeKind::float_ || type.kind == TypeKind::double_;
}

bool is_number(const Type& type) {
    return schema::is_integer(type) || type.kind == TypeKind::numeric || is_approximate(type);
}

bool has_time_of_day(const Type& type) {
    return type.kind == TypeKind::date_time || type.kind == TypeKind::timestamp;
}

bool has_seconds(const Type& type) {
    return has_time_of_day(type) || type.kind == TypeKind::time || type.kind == TypeKind::interval;
}

int fraction_digits(const Type& type) {
    return type.precision > 0 ? type.precision : kFractionDigits;
}

// Of a number, behind the point.
int digits_behind(const Type& type) {
    if (is_approximate(type) || (type.kind == TypeKind::numeric && type.precision == 0 && type.scale < 0)) {
        return kUnlimited;
    }
    return type.kind == TypeKind::numeric ? std::max(type.scale, 0) : 0;
}

// Binary digits that are kept exactly.
int exact_bits(const Type& type) {
    switch (type.kind) {
        case TypeKind::small_integer:
            return 16;
        case TypeKind::integer:
            return 32;
        case TypeKind::big_integer:
            return 64;
        case TypeKind::float_:
            return type.precision > 0 && type.precision <= 24 ? 24 : 53;
        case TypeKind::double_:
            return 53;
        default:
            return kUnlimited;
    }
}

double greatest(const Type& type) {
    switch (type.kind) {
        case TypeKind::small_integer:
            return 32767;
        case TypeKind::integer:
            return 2147483647;
        case TypeKind::big_integer:
            return 9223372036854775807.0;
        case TypeKind::float_:
            return exact_bits(type) == 24 ? std::numeric_limits<float>::max()
                                          : std::numeric_limits<double>::max();
        case TypeKind::double_:
            return std::numeric_limits<double>::max();
        default:
            return type.precision == 0 ? std::numeric_limits<double>::infinity()
                                       : std::pow(10, type.precision - std::max(type.scale, 0)) - 1;
    }
}

int longest(const std::vector<std::string>& values) {
    std::size_t length = 0;
    for (const auto& value : values) {
        length = std::max(length, value.size());
    }
    return static_cast<int>(length);
}

// How many characters it takes to write any value.
int text_width(const Type& type) {
    switch (type.kind) {
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::char_:
            return type.length == 0 ? kUnlimited : type.length;
        case TypeKind::boolean:
            return 5;
        case TypeKind::small_integer:
            return 6;
        case TypeKind::integer:
            return 11;
        case TypeKind::big_integer:
            return 20;
        case TypeKind::date:
            return 10;
        case TypeKind::uuid:
            return 36;
        case TypeKind::enum_:
            return longest(type.values);
        default:
            return kUnlimited;
    }
}

int width(const Type& type) {
    return type.length == 0 ? kUnlimited : type.length;
}

bool loses_values(const Type& from, const Type& to) {
    return std::ranges::any_of(from.values, [&](const auto& value) {
        return std::ranges::find(to.values, value) == to.values.end();
    });
}

bool is_narrower_of_one_kind(const Type& from, const Type& to) {
    switch (to.kind) {
        case TypeKind::enum_:
            return loses_values(from, to);
        case TypeKind::array:
            return !from.item.empty() && !to.item.empty() && is_narrower(from.item.front(), to.item.front());
        case TypeKind::domain:
            return from.name != to.name || from.schema != to.schema;
        case TypeKind::named:
            return from.name != to.name;
        case TypeKind::bit:
            return from.length != to.length;
        case TypeKind::varbit:
        case TypeKind::large_binary:
            return width(from) > width(to);
        default:
            return false;
    }
}

bool are_widened(const Type& from, const Type& to) {
    switch (to.kind) {
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return has_time_of_day(from) || from.kind == TypeKind::date;
        case TypeKind::date:
        case TypeKind::time:
            return has_time_of_day(from);  // find_lost_part says what goes
        case TypeKind::interval:
            return from.kind == TypeKind::time;
        case TypeKind::json:
        case TypeKind::jsonb:
            return from.kind == TypeKind::json || from.kind == TypeKind::jsonb;
        case TypeKind::boolean:
            return is_number(from);
        case TypeKind::varbit:
            return from.kind == TypeKind::bit && from.length <= width(to);
        case TypeKind::large_binary:
            return schema::is_text(from) && to.length == 0;
        default:
            return is_number(to) && from.kind == TypeKind::boolean;
    }
}

bool is_narrower_plain(const Type& from, const Type& to) {
    if (from.kind == to.kind && !schema::is_text(to) && !is_number(to)) {
        return is_narrower_of_one_kind(from, to);
    }
    if (to.kind == TypeKind::domain) {
        return true;  // whose conditions nothing here knows
    }
    if (from.kind == TypeKind::domain && !from.item.empty()) {
        return is_narrower(from.item.front(), to);
    }
    if (schema::is_text(to)) {
        return text_width(from) > text_width(to);
    }
    if (is_number(from) && is_number(to)) {
        return greatest(from) > greatest(to);
    }
    return !are_widened(from, to);
}

std::string find_lost_number(const Type& from, const Type& to) {
    const bool has_fractions = digits_behind(from) > 0;
    if (has_fractions && digits_behind(to) == 0) {
        return "the fractions";
    }
    if (digits_behind(to) < digits_behind(from)) {
        return "digits after the point";
    }
    return is_approximate(to) && exact_bits(from) > exact_bits(to) ? "the last digits" : "";
}

std::string find_lost_moment(const Type& from, const Type& to) {
    if (has_time_of_day(from) && (to.kind == TypeKind::date || to.kind == TypeKind::time)) {
        return to.kind == TypeKind::date ? "the times of day" : "the dates";
    }
    if (!has_seconds(from) || !has_seconds(to)) {
        return "";
    }
    if (from.timezone && !to.timezone) {
        return "the time zones";
    }
    return fraction_digits(from) > fraction_digits(to) ? "fractions of the seconds" : "";
}

std::string find_lost_plain(const Type& from, const Type& to) {
    if (is_number(from) && is_number(to)) {
        return find_lost_number(from, to);
    }
    if (is_number(from) && to.kind == TypeKind::boolean) {
        return "the values other than 0 and 1";
    }
    if (schema::is_text(from) && is_number(to)) {
        return "the spelling (leading zeros and spaces)";
    }
    if (from.kind == TypeKind::json && to.kind == TypeKind::jsonb) {
        return "the order of the keys, and repeated keys,";
    }
    return find_lost_moment(from, to);
}

// Which of its variants a database uses, nothing here knows.
std::vector<Type> candidates(const Type& type) {
    std::vector<Type> all{schema::resolve_variant(type, "")};
    for (const auto& variant : type.variants) {
        all.push_back(variant.type);
    }
    return all;
}

}  // namespace

std::string find_lost_part(const Type& from, const Type& to) {
    for (const Type& candidate : candidates(to)) {
        if (auto lost = find_lost_plain(schema::resolve_variant(from, ""), candidate); !lost.empty()) {
            return lost;
        }
    }
    return "";
}

bool is_narrower(const Type& from, const Type& to) {
    return std::ranges::any_of(candidates(to), [&](const Type& candidate) {
        return is_narrower_plain(schema::resolve_variant(from, ""), candidate);
    });
}

}  // namespace retort::operations
