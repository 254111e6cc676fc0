// Types in SQLite's words and back; see types.hpp.
#include "dialects/sqlite/types.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace retort::dialects::sqlite {

namespace {

using schema::Type;
using schema::TypeKind;

struct KnownType {
    std::string_view words;
    TypeKind kind;
    std::size_t max_arguments = 0;
};

// The first of a kind is the word that is written.
constexpr std::array<KnownType, 26> kKnown{{
    {"BOOLEAN", TypeKind::boolean},
    {"SMALLINT", TypeKind::small_integer},
    {"INTEGER", TypeKind::integer},
    {"BIGINT", TypeKind::big_integer},
    {"NUMERIC", TypeKind::numeric, 2},
    {"FLOAT", TypeKind::float_, 1},
    {"DOUBLE", TypeKind::double_},
    {"VARCHAR", TypeKind::string, 1},
    {"VARCHAR", TypeKind::unicode, 1},
    {"TEXT", TypeKind::text},
    {"TEXT", TypeKind::unicode_text},
    {"CHAR", TypeKind::char_, 1},
    {"DATE", TypeKind::date},
    {"TIME", TypeKind::time},
    {"DATETIME", TypeKind::date_time},
    {"TIMESTAMP", TypeKind::timestamp},
    {"DATETIME", TypeKind::interval},
    {"BLOB", TypeKind::large_binary},
    {"JSON", TypeKind::json},
    {"JSON", TypeKind::jsonb},
    {"BOOL", TypeKind::boolean},
    {"INT", TypeKind::integer},
    {"DECIMAL", TypeKind::numeric, 2},
    {"REAL", TypeKind::float_},
    {"DOUBLE PRECISION", TypeKind::double_},
    {"NVARCHAR", TypeKind::string, 1},
}};

// "NUMERIC(10, 2)" as words and numbers.
struct TypeText {
    std::string words;
    std::vector<int> arguments;
    bool regular = true;
};

TypeText cut_type(std::string_view text) {
    TypeText result;
    int depth = 0;
    for (const sql::Token& token : sql::tokenize_code(text, lex_rules())) {
        if (token.kind == sql::TokenKind::symbol) {
            depth += token.text == "(" ? 1 : 0;
            result.regular = result.regular && (token.text == "(" || token.text == ")" || token.text == ",");
        } else if (depth == 0) {
            result.words += (result.words.empty() ? "" : " ") + base::to_upper(token.text);
        } else {
            int number = 0;
            const auto read =
                std::from_chars(token.text.data(), token.text.data() + token.text.size(), number);
            const bool is_scale = !result.arguments.empty();
            result.regular = result.regular && read.ptr == token.text.data() + token.text.size() &&
                             (number > 0 || is_scale);
            result.arguments.push_back(number);
        }
    }
    return result;
}

Type named_type(std::string_view text) {
    Type type;
    type.kind = TypeKind::named;
    type.name = std::string(text);
    return type;
}

std::string with_arguments(std::string words, std::initializer_list<int> arguments) {
    std::vector<std::string> texts;
    for (const int argument : arguments) {
        if (argument >= 0) {
            texts.push_back(std::to_string(argument));
        }
    }
    return texts.empty() ? words : std::move(words) + "(" + base::join(texts, ", ") + ")";
}

int stated(int number) {
    return number > 0 ? number : -1;
}

int longest_value(const Type& type) {
    std::size_t longest = 0;
    for (const std::string& value : type.values) {
        longest = std::max(longest, base::count_code_points(value));
    }
    return stated(static_cast<int>(longest));
}

std::string known_words(const Type& type) {
    const auto* const known = std::ranges::find(kKnown, type.kind, &KnownType::kind);
    std::string words(known->words);
    switch (type.kind) {
        case TypeKind::numeric:
            return with_arguments(words, {stated(type.precision), type.precision > 0 ? type.scale : -1});
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::char_:
            return with_arguments(words, {stated(type.length)});
        default:
            return words;
    }
}

// The same but for spaces and the case of letters.
std::string comparable(std::string_view type_text) {
    std::string result;
    for (const sql::Token& token : sql::tokenize_code(type_text, lex_rules())) {
        result += base::to_upper(token.text) + (token.kind == sql::TokenKind::word ? " " : "");
    }
    return result;
}

// STRICT tables refuse every other word.
std::string strict_words(const Type& type) {
    switch (type.kind) {
        case TypeKind::boolean:
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
            return "INTEGER";
        case TypeKind::numeric:
        case TypeKind::float_:
        case TypeKind::double_:
            return "REAL";
        case TypeKind::large_binary:
            return "BLOB";
        case TypeKind::named:
        case TypeKind::array:
            return type_words(type);
        case TypeKind::domain:
            return strict_words(schema::resolve_variant(type.item.front(), "sqlite"));
        default:
            return "TEXT";
    }
}

bool is_whole_key(const schema::Table& table, const schema::Column& column) {
    return table.primary_key && table.primary_key->columns.size() == 1 &&
           table.primary_key->columns.front() == column.name;
}

// INTEGER and nothing else makes the key an alias of the rowid, which is how
// SQLite counts: a BIGINT or SMALLINT key stays NULL when none is given.
bool counts(const schema::Table& table, const schema::Column& column) {
    return !column.options.contains(kTypeOption) && !is_without_rowid(table) &&
           schema::is_integer(column.type) && is_whole_key(table, column) &&
           (column.identity || schema::counts_by_itself(table, column));
}

}  // namespace

schema::Type parse_type(std::string_view text) {
    const TypeText cut = cut_type(text);
    const auto* const known = std::ranges::find(kKnown, cut.words, &KnownType::words);
    if (known == kKnown.end() || !cut.regular || cut.arguments.size() > known->max_arguments) {
        return named_type(base::trim(text));
    }
    Type type;
    type.kind = known->kind;
    if (!cut.arguments.empty() && type.kind == TypeKind::numeric) {
        type.precision = cut.arguments[0];
        type.scale = cut.arguments.size() > 1 ? cut.arguments[1] : -1;
    } else if (!cut.arguments.empty() && type.kind != TypeKind::float_) {
        type.length = cut.arguments[0];
    }
    return type;
}

void keep_declared_type(const schema::Table& table, schema::Column& column, std::string_view text) {
    if (comparable(declared_type(table, column)) != comparable(text)) {
        column.options[kTypeOption] = std::string(base::trim(text));
    } else if (is_strict(table) && comparable(type_words(column.type)) != comparable(text)) {
        column.options[kStrictOption] = "true";  // for when it is added without its table
    }
}

std::string type_words(const schema::Type& type) {
    switch (type.kind) {
        case TypeKind::uuid:
            return "CHAR(32)";
        case TypeKind::enum_:
            return with_arguments("VARCHAR", {longest_value(type)});
        case TypeKind::bit:
            return with_arguments("BIT", {stated(type.length)});
        case TypeKind::varbit:
            return with_arguments("BIT VARYING", {stated(type.length)});
        case TypeKind::domain:
            return type_words(schema::resolve_variant(type.item.front(), "sqlite"));
        case TypeKind::named:
            return type.name;
        case TypeKind::array:
            throw Error(ErrorKind::command, "SQLite has no array types: " + schema::dump_type(type))
                .with_hint("give the column another type here: " + schema::dump_type(type) +
                           ".with_variant(\"sqlite\", JSON())");
        default:
            return known_words(type);
    }
}

std::string declared_type(const schema::Table& table, const schema::Column& column) {
    const Type type = schema::resolve_variant(column.type, "sqlite");
    const auto as_written = column.options.find(kTypeOption);
    if (as_written != column.options.end()) {
        Type meant = parse_type(as_written->second);
        meant.collation = type.collation;
        if (meant == type) {
            return as_written->second;
        }
    }
    if (counts(table, column)) {
        return "INTEGER";
    }
    return is_strict(table) ? strict_words(type) : type_words(type);
}

bool is_rowid_alias(const schema::Table& table, const schema::Column& column) {
    return !is_without_rowid(table) && is_whole_key(table, column) &&
           !has_option(table.primary_key->options, "sqlite_inline_desc") &&
           same_name(declared_type(table, column), "INTEGER");
}

bool has_option(const schema::DialectOptions& options, const std::string& key) {
    const auto found = options.find(key);
    return found != options.end() && found->second != "false" && found->second != "0";
}

namespace {

constexpr std::array<std::string_view, 7> kColumnOptions = {kTypeOption,
                                                            kStrictOption,
                                                            "sqlite_collate_name",
                                                            "sqlite_default_name",
                                                            "sqlite_generated_name",
                                                            "sqlite_not_null_name",
                                                            "sqlite_not_null_on_conflict"};
constexpr std::array kTableOptions = {kStrictOption, kWithoutRowidOption, kAutoincrementOption,
                                      kUnreadOption};

}  // namespace

void require_known_options(const schema::DialectOptions& options, const schema::QualifiedName& table) {
    for (const auto& [key, value] : options) {
        if (key.starts_with("sqlite_") && std::ranges::find(kTableOptions, key) == kTableOptions.end()) {
            throw Error(ErrorKind::command,
                        "table " + schema::display_name(table) + ": SQLite's tables have no option " + key)
                .with_hint("there are sqlite_autoincrement, sqlite_strict and sqlite_without_rowid");
        }
    }
}

void require_known_options(const schema::Column& column) {
    for (const auto& [key, value] : column.options) {
        if (key.starts_with("sqlite_") && std::ranges::find(kColumnOptions, key) == kColumnOptions.end()) {
            throw Error(ErrorKind::command,
                        "column " + column.name + ": SQLite's columns have no option " + key)
                .with_hint("there is sqlite_not_null_on_conflict");
        }
    }
}

schema::DialectOptions canonical_options(const schema::Table& model, const schema::Table* existing) {
    require_known_options(model.options, model.name);
    schema::DialectOptions options;
    for (const char* key : {kStrictOption, kWithoutRowidOption, kAutoincrementOption}) {
        if (has_option(model.options, key)) {
            options[key] = "true";
        }
    }
    if (existing != nullptr && existing->options.contains(kUnreadOption)) {
        options[kUnreadOption] = existing->options.at(kUnreadOption);
    }
    return options;
}

bool is_strict(const schema::Table& table) {
    return has_option(table.options, kStrictOption);
}

bool is_without_rowid(const schema::Table& table) {
    return has_option(table.options, kWithoutRowidOption);
}

bool is_autoincrement(const schema::Table& table) {
    return has_option(table.options, kAutoincrementOption);
}

Affinity affinity_of(std::string_view declared_type) {
    const std::string type = base::to_upper(declared_type);
    const auto holds = [&](std::string_view word) { return type.find(word) != std::string::npos; };
    if (holds("INT")) {
        return Affinity::integer;
    }
    if (holds("CHAR") || holds("CLOB") || holds("TEXT")) {
        return Affinity::text;
    }
    if (holds("BLOB") || type.empty()) {
        return Affinity::blob;
    }
    return holds("REAL") || holds("FLOA") || holds("DOUB") ? Affinity::real : Affinity::numeric;
}

}  // namespace retort::dialects::sqlite
