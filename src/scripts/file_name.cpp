// Slugs, and the tokens of file_template by the rules of Python's % operator.
#include "scripts/file_name.hpp"

#include "base/utf8.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdio>
#include <cwchar>
#include <cwctype>
#include <utility>

namespace retort::scripts {

namespace {

// What is a letter, and its lower case, for all of Unicode: the C library's
// tables, without touching the process's own locale.
class UnicodeTables {
public:
    UnicodeTables() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {}
    ~UnicodeTables() {
        if (locale_ != nullptr) {
            ::freelocale(locale_);
        }
    }
    UnicodeTables(const UnicodeTables&) = delete;
    UnicodeTables& operator=(const UnicodeTables&) = delete;

    bool is_word(char32_t c) const {
        if (c < 0x80 || locale_ == nullptr) {
            return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                   (c >= 'a' && c <= 'z');
        }
        return ::iswalnum_l(static_cast<std::wint_t>(c), locale_) != 0;
    }
    char32_t to_lower(char32_t c) const {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return locale_ == nullptr ? c
                                  : static_cast<char32_t>(::towlower_l(static_cast<std::wint_t>(c), locale_));
    }

private:
    locale_t locale_;
};

std::u32string join_words(std::string_view message) {
    const UnicodeTables tables;
    std::u32string slug;
    bool in_gap = false;
    while (!message.empty()) {
        const char32_t c = base::take_code_point(message);
        if (!tables.is_word(c)) {
            in_gap = !slug.empty();
            continue;
        }
        if (in_gap) {
            slug += U'_';
        }
        in_gap = false;
        slug += tables.to_lower(c);
    }
    return slug;
}

// One %(name)… of the template, as printf would take it.
struct Token {
    std::string name;
    std::string flags;  // flags, width and precision
    char conversion = 's';
};

[[noreturn]] void fail(std::string_view file_template, const std::string& what) {
    throw Error(ErrorKind::config, "The file_template '" + std::string(file_template) + "' " + what)
        .with_hint(
            "tokens: %(rev)s %(slug)s %(epoch)s %(year)d %(month).2d %(day).2d %(hour).2d %(minute).2d "
            "%(second).2d; in the ini each % is written %%");
}

// `rest` begins after the '%'.
Token take_token(std::string_view& rest, std::string_view file_template) {
    const auto close = rest.find(')');
    if (!rest.starts_with('(') || close == std::string_view::npos) {
        fail(file_template, "has a '%' that begins no token");
    }
    Token token;
    token.name = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    const auto end = rest.find_first_not_of("-+ #0123456789.");
    if (end == std::string_view::npos || end > 8 || (rest[end] != 'd' && rest[end] != 's')) {
        fail(file_template, "has no 'd' or 's' after %(" + token.name + ")");
    }
    token.flags = rest.substr(0, end);
    token.conversion = rest[end];
    rest.remove_prefix(end + 1);
    return token;
}

long get_number(std::string_view file_template, const std::string& name, const CreateDate& date) {
    const std::tm& fields = date.fields;
    const std::array<std::pair<std::string_view, long>, 7> numbers = {
        {{"epoch", static_cast<long>(date.epoch)},
         {"year", fields.tm_year + 1900},
         {"month", fields.tm_mon + 1},
         {"day", fields.tm_mday},
         {"hour", fields.tm_hour},
         {"minute", fields.tm_min},
         {"second", fields.tm_sec}}};
    for (const auto& [known, value] : numbers) {
        if (known == name) {
            return value;
        }
    }
    fail(file_template, "has an unknown token '" + name + "'");
}

template <class Value>
std::string print(const std::string& format, Value value) {
    const int length = std::snprintf(nullptr, 0, format.c_str(), value);
    std::string text(static_cast<std::size_t>(length), '\0');
    std::snprintf(text.data(), text.size() + 1, format.c_str(), value);
    return text;
}

std::string expand(std::string_view file_template, const Token& token, const FileNameParts& parts) {
    if (token.name == "rev" || token.name == "slug") {
        const std::string& text = token.name == "rev" ? parts.id : parts.slug;
        if (token.conversion == 'd') {
            fail(file_template, "asks for a number with %(" + token.name + ")d, which is text");
        }
        return print("%" + token.flags + "s", text.c_str());
    }
    const long number = get_number(file_template, token.name, parts.date);
    return token.conversion == 'd' ? print("%" + token.flags + "ld", number)
                                   : print("%" + token.flags + "s", std::to_string(number).c_str());
}

}  // namespace

std::string make_slug(std::string_view message, std::size_t limit) {
    std::u32string slug = join_words(message);
    if (slug.size() > limit) {
        slug.resize(limit);
        slug.resize(std::min(slug.size(), slug.rfind(U'_')));
        slug += U'_';
    }
    std::string text;
    for (const char32_t c : slug) {
        base::append_code_point(text, c);
    }
    return text;
}

std::string make_file_name(std::string_view file_template, const FileNameParts& parts) {
    std::string name;
    for (std::string_view rest = file_template; !rest.empty();) {
        const auto percent = rest.find('%');
        name += rest.substr(0, percent);
        rest.remove_prefix(percent == std::string_view::npos ? rest.size() : percent + 1);
        if (percent == std::string_view::npos) {
            break;
        }
        if (rest.starts_with('%')) {
            name += '%';
            rest.remove_prefix(1);
        } else {
            const Token token = take_token(rest, file_template);
            name += expand(file_template, token, parts);
        }
    }
    return name;
}

}  // namespace retort::scripts
