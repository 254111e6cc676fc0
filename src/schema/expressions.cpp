// The column names in an SQL expression; see expressions.hpp.
#include "schema/expressions.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace retort::schema {

namespace {

struct Mention {
    std::size_t begin, end;
};

bool is_word_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_word(char c) {
    return is_word_start(c) || is_digit(c) || c == '$';
}

// The end of a quoted piece that begins at `begin`, past its closing quote; a
// doubled quote is part of it.
std::size_t skip_quoted(std::string_view sql, std::size_t begin) {
    const char quote = sql[begin];
    std::size_t i = begin + 1;
    while (i < sql.size()) {
        if (sql[i] != quote) {
            ++i;
        } else if (i + 1 < sql.size() && sql[i + 1] == quote) {
            i += 2;
        } else {
            return i + 1;
        }
    }
    return sql.size();
}

std::size_t skip_word(std::string_view sql, std::size_t begin) {
    std::size_t end = begin;
    while (end < sql.size() && is_word(sql[end])) {
        ++end;
    }
    return end;
}

bool is_call(std::string_view sql, std::size_t end) {
    const auto next = sql.find_first_not_of(" \t\r\n", end);
    return next != std::string_view::npos && sql[next] == '(';
}

// After "::", or after AS as in CAST(x AS date).
bool is_type(std::string_view sql, std::size_t begin) {
    const auto before = base::trim(sql.substr(0, begin));
    const auto ends_with = [&](std::string_view ending) {
        return before.size() >= ending.size() &&
               base::to_lower(before.substr(before.size() - ending.size())) == ending;
    };
    const bool after_as = ends_with("as") && before.size() < begin &&
                          (before.size() == 2 || !is_word(before[before.size() - 3]));
    return ends_with("::") || after_as;
}

std::string unquote(std::string_view quoted) {
    const std::size_t length = quoted.size() < 2 ? 0 : quoted.size() - 2;
    return base::replace_all(quoted.substr(1, length), "\"\"", "\"");
}

std::vector<Mention> find_mentions(std::string_view sql, std::string_view column) {
    std::vector<Mention> mentions;
    const std::string lower = base::to_lower(column);
    std::size_t end = 0;
    for (std::size_t i = 0; i < sql.size(); i = end) {
        const char c = sql[i];
        bool found = false;
        if (c == '\'' || c == '"') {
            end = skip_quoted(sql, i);
            found = c == '"' && unquote(sql.substr(i, end - i)) == column;
        } else if (is_word_start(c)) {
            end = skip_word(sql, i);
            found = base::to_lower(sql.substr(i, end - i)) == lower && !is_call(sql, end) && !is_type(sql, i);
        } else {
            end = is_digit(c) ? skip_word(sql, i) : i + 1;
        }
        if (found) {
            mentions.push_back({i, end});
        }
    }
    return mentions;
}

// Without quotes only where every database reads it as that very name.
std::string write_name(std::string_view name) {
    const auto is_plain = [](char c) { return c == '_' || is_digit(c) || (c >= 'a' && c <= 'z'); };
    if (!name.empty() && !is_digit(name.front()) && std::all_of(name.begin(), name.end(), is_plain)) {
        return std::string(name);
    }
    return "\"" + base::replace_all(name, "\"", "\"\"") + "\"";
}

}  // namespace

bool mentions_column(std::string_view sql, std::string_view column) {
    return !find_mentions(sql, column).empty();
}

std::string rename_mentions(std::string_view sql, std::string_view column, std::string_view renamed) {
    std::string text;
    std::size_t copied = 0;
    for (const auto& [begin, end] : find_mentions(sql, column)) {
        text += sql.substr(copied, begin - copied);
        text +=
            sql[begin] == '"' ? "\"" + base::replace_all(renamed, "\"", "\"\"") + "\"" : write_name(renamed);
        copied = end;
    }
    return text.append(sql.substr(copied));
}

}  // namespace retort::schema
