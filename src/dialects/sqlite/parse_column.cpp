// A column definition: name, type, and constraints in any order.
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/parse_members.hpp"
#include "dialects/sqlite/types.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace retort::dialects::sqlite {

namespace {

// Words that end a type. GENERATED ends it only before ALWAYS.
constexpr std::array<std::string_view, 10> kConstraintWords{
    "CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "AS"};

bool continues_type(const Cursor& cursor) {
    const sql::Token& token = cursor.peek();
    if (!is_name(token) && token.kind != sql::TokenKind::string) {
        return false;
    }
    if (cursor.looking_at("DEFERRABLE") ||
        (cursor.looking_at("GENERATED") && cursor.looking_at("ALWAYS", 1))) {
        return false;
    }
    return std::ranges::none_of(kConstraintWords, [&](auto word) { return is_keyword(token, word); });
}

std::string take_type(Cursor& cursor) {
    const std::size_t first = cursor.position();
    while (continues_type(cursor)) {
        cursor.take();
    }
    if (cursor.position() > first && cursor.looking_at_symbol("(")) {
        cursor.take_parenthesised();
    }
    return cursor.text_since(first);
}

// What DEFAULT is followed by: "(expression)", a signed number, or one token.
std::string take_default(Cursor& cursor) {
    const std::size_t first = cursor.position();
    if (cursor.looking_at_symbol("(")) {
        cursor.take_parenthesised();
        return cursor.text_since(first);
    }
    while (cursor.accept_symbol("-") || cursor.accept_symbol("+")) {
    }
    cursor.take();
    return cursor.text_since(first);
}

std::optional<Datum> parse_number(std::string_view text, bool negative) {
    const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
    std::uint64_t magnitude = 0;
    const std::string_view digits = text.substr(is_hex ? 2 : 0);
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, is_hex ? 16 : 10);
    const bool is_whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    const auto limit = static_cast<std::uint64_t>(INT64_MAX) + (negative ? 1 : 0);
    if (is_whole && (is_hex || magnitude <= limit)) {
        return static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    }
    if (is_hex) {
        return std::nullopt;
    }
    const double real = std::strtod(std::string(text).c_str(), nullptr);
    return negative ? -real : real;
}

std::optional<Bytes> parse_blob(std::string_view token) {
    Bytes bytes;
    const std::string_view digits = token.substr(2, token.size() - 3);
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned byte = 0;
        if (std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16).ptr !=
            digits.data() + i + 2) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<std::byte>(byte));
    }
    return bytes;
}

std::optional<Datum> parse_string(std::string_view token) {
    if (token.front() != '\'') {
        const auto bytes = token.front() == 'x' || token.front() == 'X' ? parse_blob(token) : std::nullopt;
        return bytes ? std::optional<Datum>(*bytes) : std::nullopt;
    }
    return sql::unquote({sql::TokenKind::quoted_name, token});
}

// SQLite reads a bare or quoted word after DEFAULT as a string, and TRUE as 1.
std::optional<Datum> parse_word(const sql::Token& token, bool bare) {
    if (is_keyword(token, "TRUE") || is_keyword(token, "FALSE")) {
        return static_cast<std::int64_t>(is_keyword(token, "TRUE"));
    }
    const bool is_clock = is_keyword(token, "CURRENT_TIMESTAMP") || is_keyword(token, "CURRENT_DATE") ||
                          is_keyword(token, "CURRENT_TIME");
    return bare && !is_clock ? std::optional<Datum>(sql::unquote(token)) : std::nullopt;
}

std::optional<Datum> parse_literal(std::string_view text, bool bare) {
    const std::vector<sql::Token> tokens = sql::tokenize_code(text, lex_rules());
    const bool is_signed = tokens.size() == 2 && (tokens[0].text == "-" || tokens[0].text == "+");
    if (tokens.size() != 1 && !is_signed) {
        return std::nullopt;
    }
    const sql::Token& last = tokens.back();
    if (last.kind == sql::TokenKind::number) {
        return parse_number(last.text, tokens.front().text == "-");
    }
    if (is_signed) {
        return std::nullopt;
    }
    return last.kind == sql::TokenKind::string ? parse_string(last.text) : parse_word(last, bare);
}

class ColumnParser {
public:
    ColumnParser(Cursor& cursor, schema::Table& table) : cursor_(cursor), table_(table) {}

    ColumnText run() {
        column_.name = cursor_.take_name();
        ColumnText text{take_type(cursor_)};
        column_.type = parse_type(text.type);
        while (parse_constraint()) {
        }
        table_.columns.push_back(std::move(column_));
        return text;
    }

private:
    bool parse_constraint() {
        const std::string name = cursor_.accept("CONSTRAINT") ? cursor_.take_name() : "";
        if (cursor_.accept("PRIMARY", "KEY")) {
            parse_primary_key(name);
        } else if (cursor_.accept("NOT", "NULL")) {
            parse_not_null(name);
        } else if (cursor_.accept("NULL")) {
            take_conflict_clause(cursor_);
        } else if (cursor_.accept("UNIQUE")) {
            schema::Unique unique{.name = name, .columns = {column_.name}};
            set_option(unique.options, "sqlite_on_conflict", take_conflict_clause(cursor_));
            table_.uniques.push_back(std::move(unique));
        } else if (cursor_.accept("CHECK")) {
            table_.checks.push_back({.name = name, .condition = cursor_.take_parenthesised()});
        } else if (cursor_.accept("DEFAULT")) {
            set_option(column_.options, "sqlite_default_name", name);
            column_.server_default = parse_default(take_default(cursor_));
        } else if (cursor_.accept("COLLATE")) {
            set_option(column_.options, "sqlite_collate_name", name);
            column_.type.collation = cursor_.take_name();
        } else if (cursor_.looking_at("REFERENCES")) {
            table_.foreign_keys.push_back({.name = name, .columns = {column_.name}});
            parse_references(cursor_, table_.foreign_keys.back());
        } else if (cursor_.looking_at("DEFERRABLE") || cursor_.looking_at("NOT")) {
            parse_late_deferrability();
        } else if (cursor_.accept("GENERATED", "ALWAYS") || cursor_.looking_at("AS")) {
            parse_generated(name);
        } else {
            return !name.empty();  // a name without a constraint: SQLite lets it stand
        }
        return true;
    }

    static void set_option(schema::DialectOptions& options, const char* key, const std::string& value) {
        if (!value.empty()) {
            options[key] = value;
        }
    }

    void parse_primary_key(const std::string& name) {
        schema::PrimaryKey key{.name = name, .columns = {column_.name}};
        if (cursor_.accept("DESC")) {
            // Written in the column, and only there, DESC keeps an INTEGER key from
            // being an alias of the rowid.
            key.options["sqlite_inline_desc"] = "true";
        } else {
            cursor_.accept("ASC");
        }
        set_option(key.options, "sqlite_on_conflict", take_conflict_clause(cursor_));
        if (cursor_.accept("AUTOINCREMENT")) {
            table_.options[kAutoincrementOption] = "true";
        }
        table_.primary_key = std::move(key);
    }

    void parse_not_null(const std::string& name) {
        column_.nullable = false;
        set_option(column_.options, "sqlite_not_null_name", name);
        set_option(column_.options, "sqlite_not_null_on_conflict", take_conflict_clause(cursor_));
    }

    // May stand apart from the REFERENCES that it belongs to.
    void parse_late_deferrability() {
        schema::ForeignKey none;
        const bool has_key =
            !table_.foreign_keys.empty() && table_.foreign_keys.back().columns.front() == column_.name;
        if (!parse_deferrability(cursor_, has_key ? table_.foreign_keys.back() : none)) {
            cursor_.fail("NULL or DEFERRABLE");
        }
    }

    void parse_generated(const std::string& name) {
        cursor_.expect("AS");
        set_option(column_.options, "sqlite_generated_name", name);
        column_.computed = schema::Computed{cursor_.take_parenthesised(), false};
        if (cursor_.accept("STORED")) {
            column_.computed->stored = true;
        } else {
            cursor_.accept("VIRTUAL");
        }
    }

    Cursor& cursor_;
    schema::Table& table_;
    schema::Column column_;
};

}  // namespace

std::optional<schema::ServerDefault> parse_default(std::string_view text) {
    const std::string inside = strip_parentheses(text);
    if (same_name(inside, "NULL")) {
        return std::nullopt;
    }
    const bool bare = inside.size() == text.size();
    if (auto value = parse_literal(inside, bare)) {
        return schema::ServerDefault{.literal = std::move(*value), .expression = std::nullopt};
    }
    return schema::ServerDefault{.literal = {}, .expression = inside};
}

ColumnText parse_column(Cursor& cursor, schema::Table& table) {
    return ColumnParser(cursor, table).run();
}

}  // namespace retort::dialects::sqlite
