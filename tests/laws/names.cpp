// Names by chance, many of them in need of quotes; see maker.hpp.
#include "laws/maker.hpp"

#include "base/text.hpp"

#include <array>

namespace retort::laws {

namespace {

constexpr std::array<const char*, 26> kHostile = {
    "select",  "Order",   "user",   "MixedCase", "with space", "quo\"te",  "dot.ted",
    "ünïcödé", "💾",       "a'b",    "back\\s",   "per%cent",   "$dollar",  ":colon",
    "1digit",  "semi;x",  "--dash", "br[ack]et", "back`tick",  "tab\tbed", "group",
    "CHECK",   "default", "name",   "value",     "_under_"};

// 63 bytes, the most that PostgreSQL keeps.
const std::string kLong = "a_name_that_is_as_long_as_a_name_can_be_in_most_of_the_database";

bool free(const Making& making, const std::string& name) {
    return !making.taken.contains(base::to_lower(name));
}

std::string candidate(Making& making, const std::string& hint) {
    if (making.random.one_in(3)) {
        return making.random.pick(kHostile);
    }
    if (making.random.one_in(24)) {
        return kLong;
    }
    return hint;
}

// Another where the name is taken, of at most 63 bytes.
std::string numbered(const std::string& name, int number) {
    const auto suffix = std::to_string(number);
    return (name == kLong ? name.substr(0, 63 - suffix.size()) : name) + suffix;
}

}  // namespace

std::string new_name(Making& making, const std::string& hint) {
    const auto name = candidate(making, hint);
    auto unique = name;
    for (int number = 2; !free(making, unique); ++number) {
        unique = numbered(name, number);
    }
    making.taken.insert(base::to_lower(unique));
    return unique;
}

std::string new_column_name(Making& making, const schema::Table& table) {
    static const std::array<const char*, 8> kPlain = {"a", "b", "c", "title", "amount", "state", "at", "ref"};
    const auto name = candidate(making, making.random.pick(kPlain));
    const auto is_taken = [&](const std::string& text) {
        for (const auto& column : table.columns) {
            if (base::to_lower(column.name) == base::to_lower(text)) {
                return true;
            }
        }
        return false;
    };
    auto unique = name;
    for (int number = 2; is_taken(unique); ++number) {
        unique = numbered(name, number);
    }
    return unique;
}

std::string quoted(std::string_view name) {
    return "\"" + base::replace_all(name, "\"", "\"\"") + "\"";
}

std::string quoted(const schema::QualifiedName& name) {
    return (name.schema.empty() ? "" : quoted(name.schema) + ".") + quoted(name.name);
}

std::string quoted_text(std::string_view text) {
    return "'" + base::replace_all(text, "'", "''") + "'";
}

std::string nasty_text(Random& random) {
    static const std::array<const char*, 6> kTexts = {"plain",      "it's",        "back\\slash \\n",
                                                      "two\nlines", "ünï 💾 \"q\"", "-- ; :x %s $1 $$"};
    return random.pick(kTexts);
}

}  // namespace retort::laws
