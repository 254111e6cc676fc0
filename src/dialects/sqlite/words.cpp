// SQLite's lexical facts; see words.hpp.
#include "dialects/sqlite/words.hpp"

#include "base/text.hpp"
#include "sql/expression.hpp"
#include "sql/literal.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace retort::dialects::sqlite {

namespace {

// SQLite's keywords but for a few that are common names and that its parser
// takes for such everywhere (key, last, first, cast's types, …).
// clang-format off
constexpr std::array<std::string_view, 146> kReserved{
    "abort", "action", "add", "after", "all", "alter", "always", "analyze", "and", "as", "asc", "attach",
    "autoincrement", "before", "begin", "between", "by", "cascade", "case", "cast", "check", "collate",
    "column", "commit", "conflict", "constraint", "create", "cross", "current", "current_date",
    "current_time", "current_timestamp", "database", "default", "deferrable", "deferred", "delete", "desc",
    "detach", "distinct", "do", "drop", "each", "else", "end", "escape", "except", "exclude", "exclusive",
    "exists", "explain", "fail", "false", "filter", "following", "for", "foreign", "from", "full",
    "generated", "glob", "group", "groups", "having", "if", "ignore", "immediate", "in", "index", "indexed",
    "initially", "inner", "insert", "instead", "intersect", "into", "is", "isnull", "join", "left", "like",
    "limit", "match", "materialized", "natural", "no", "not", "nothing", "notnull", "null", "nulls", "of",
    "offset", "on", "or", "order", "others", "outer", "over", "partition", "plan", "pragma", "preceding",
    "primary", "query", "raise", "range", "recursive", "references", "regexp", "reindex", "release",
    "rename", "replace", "restrict", "returning", "right", "rollback", "row", "rows", "savepoint", "select",
    "set", "table", "temp", "temporary", "then", "ties", "to", "transaction", "trigger", "true",
    "unbounded", "union", "unique", "update", "using", "vacuum", "values", "view", "virtual", "when",
    "where", "window", "with", "without",
};
// clang-format on

bool followed_by(const std::vector<sql::Token>& code, std::size_t i, std::string_view symbol) {
    return i + 1 < code.size() && sql::is_symbol(code[i + 1], symbol);
}

}  // namespace

const Rules& rules() {
    static const Rules rules{
        .title = "SQLite",
        .quote = {.reserved = kReserved, .case_matters = false},
        .literal = {.true_word = "1", .false_word = "0"},
        .lex = {.bracket_names = true, .backtick_names = true},
        .placeholder = '?',
        .max_parameters = 32766,
    };
    return rules;
}

std::string quote(std::string_view name) {
    return sql::quote(rules().quote, name);
}

std::string quote(const schema::QualifiedName& name) {
    return sql::quote(rules().quote, name);
}

std::string literal(const Datum& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && text->find('\0') != std::string::npos) {
        // A statement's text ends at its first zero byte; a byte string's digits do not.
        const auto* bytes = reinterpret_cast<const std::byte*>(text->data());
        return "CAST(X'" + sql::dump_hex(Bytes(bytes, bytes + text->size())) + "' AS TEXT)";
    }
    return sql::dump_literal(rules().literal, value);
}

bool same_name(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_keyword(const sql::Token& token, std::string_view keyword) {
    return token.kind == sql::TokenKind::word && same_name(token.text, keyword);
}

bool is_name(const sql::Token& token) {
    return token.kind == sql::TokenKind::word || token.kind == sql::TokenKind::quoted_name;
}

bool mentions(std::string_view text, std::string_view name) {
    return std::ranges::any_of(sql::tokenize_code(text, lex_rules()), [&](const sql::Token& token) {
        return is_name(token) && same_name(sql::unquote(token), name);
    });
}

std::string unqualify(std::string_view expression, std::string_view table) {
    const std::vector<sql::Token> code = sql::tokenize_code(expression, lex_rules());
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (is_name(code[i]) && same_name(sql::unquote(code[i]), table) && followed_by(code, i, ".")) {
            const auto begin = static_cast<std::size_t>(code[i].text.data() - expression.data());
            result.append(expression.substr(copied, begin - copied));
            copied = static_cast<std::size_t>(code[i + 1].text.data() - expression.data()) + 1;
        }
    }
    return result.append(expression.substr(copied));
}

std::string strip_parentheses(std::string_view expression) {
    return std::string(sql::strip_outer_parentheses(expression, lex_rules()));
}

}  // namespace retort::dialects::sqlite
