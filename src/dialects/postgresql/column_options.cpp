// Options of columns; see column_options.hpp.
#include "dialects/postgresql/column_options.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::postgresql {

namespace {

using schema::TypeKind;

constexpr std::string_view kPrefix = "postgresql_";
constexpr std::array<std::string_view, 5> kStorages = {"plain", "external", "extended", "main", "default"};

// What a named type of the server's is stored as; most others that have a length are
// extended, and those that have none know nothing but plain.
std::string default_storage_of_named(const std::string& name) {
    const std::string word = base::to_upper(name);
    return word == "INET" || word == "CIDR" ? "main" : "extended";
}

bool is_word(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void require_value(const std::string& key, const std::string& value, const std::string& column) {
    const std::string word = base::to_lower(value);
    if (key == kStorageOption && std::ranges::find(kStorages, word) == kStorages.end()) {
        throw Error(ErrorKind::command, "column " + column + ": " + key + " cannot be '" + value + "'")
            .with_hint("there are plain, external, extended, main and default");
    }
    if (key == kCompressionOption && !is_word(word)) {
        throw Error(ErrorKind::command, "column " + column + ": " + key + " cannot be '" + value + "'")
            .with_hint("there are pglz, lz4 and default");
    }
}

}  // namespace

std::vector<std::string> column_option_keys() {
    return {kCompressionOption, kStorageOption};
}

void require_known_column_options(const schema::DialectOptions& options, const std::string& column) {
    const auto known = column_option_keys();
    for (const auto& [key, value] : options) {
        if (!key.starts_with(kPrefix)) {
            continue;
        }
        if (std::ranges::find(known, key) == known.end()) {
            throw Error(ErrorKind::command,
                        "column " + column + ": PostgreSQL's columns have no option " + key)
                .with_hint("there are postgresql_compression and postgresql_storage");
        }
        require_value(key, value, column);
    }
}

std::string storage_word(char letter) {
    switch (letter) {
        case 'p':
            return "plain";
        case 'e':
            return "external";
        case 'm':
            return "main";
        case 'x':
            return "extended";
        default:
            return "";
    }
}

std::string default_storage(const schema::Type& variants) {
    const schema::Type type = schema::resolve_variant(variants, "postgresql");
    switch (type.kind) {
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
        case TypeKind::char_:
        case TypeKind::large_binary:
        case TypeKind::json:
        case TypeKind::jsonb:
        case TypeKind::array:
        case TypeKind::bit:
        case TypeKind::varbit:
            return "extended";
        case TypeKind::numeric:
            return "main";
        case TypeKind::domain:
            return default_storage(type.item.at(0));
        case TypeKind::named:
            return default_storage_of_named(type.name);
        default:
            return "plain";
    }
}

schema::DialectOptions canonical_column_options(const schema::Column& column) {
    require_known_column_options(column.options, column.name);
    schema::DialectOptions options;
    for (const std::string& key : column_option_keys()) {
        const auto found = column.options.find(key);
        const std::string word = found == column.options.end() ? "default" : base::to_lower(found->second);
        const bool is_default =
            word == "default" || (key == kStorageOption && word == default_storage(column.type));
        if (!is_default) {
            options[key] = word;
        }
    }
    return options;
}

}  // namespace retort::dialects::postgresql
