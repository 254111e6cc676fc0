// Table constraints, the clauses they share with column constraints, and index
// elements.
#include "base/text.hpp"
#include "dialects/sqlite/parse_members.hpp"
#include "dialects/sqlite/types.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects::sqlite {

namespace {

// Columns in parentheses: names, with what stands beside them in the options.
std::vector<std::string> parse_key_columns(Cursor& cursor, schema::DialectOptions& options) {
    std::vector<std::string> columns;
    cursor.expect_symbol("(");
    do {
        columns.push_back(cursor.take_name());
        const std::string place = std::to_string(columns.size());
        if (cursor.accept("COLLATE")) {
            options["sqlite_collation_" + place] = cursor.take_name();
        }
        if (cursor.accept("DESC")) {
            options["sqlite_order_" + place] = "DESC";
        } else {
            cursor.accept("ASC");
        }
    } while (cursor.accept_symbol(","));
    return columns;
}

std::vector<std::string> parse_names(Cursor& cursor) {
    std::vector<std::string> names;
    cursor.expect_symbol("(");
    do {
        names.push_back(cursor.take_name());
    } while (cursor.accept_symbol(","));
    cursor.expect_symbol(")");
    return names;
}

void set_conflict(schema::DialectOptions& options, Cursor& cursor) {
    const std::string conflict = take_conflict_clause(cursor);
    if (!conflict.empty()) {
        options["sqlite_on_conflict"] = conflict;
    }
}

void parse_primary_key(Cursor& cursor, schema::Table& table, const std::string& name) {
    schema::PrimaryKey key{.name = name};
    key.columns = parse_key_columns(cursor, key.options);
    if (cursor.accept("AUTOINCREMENT")) {
        table.options[kAutoincrementOption] = "true";
    }
    cursor.expect_symbol(")");
    set_conflict(key.options, cursor);
    table.primary_key = std::move(key);
}

void parse_unique(Cursor& cursor, schema::Table& table, const std::string& name) {
    schema::Unique unique{.name = name};
    unique.columns = parse_key_columns(cursor, unique.options);
    cursor.expect_symbol(")");
    set_conflict(unique.options, cursor);
    table.uniques.push_back(std::move(unique));
}

void parse_check(Cursor& cursor, schema::Table& table, const std::string& name) {
    schema::Check check{.name = name, .condition = cursor.take_parenthesised()};
    set_conflict(check.options, cursor);
    table.checks.push_back(std::move(check));
}

void parse_foreign_key(Cursor& cursor, schema::Table& table, const std::string& name) {
    schema::ForeignKey key{.name = name};
    key.columns = parse_names(cursor);
    parse_references(cursor, key);
    table.foreign_keys.push_back(std::move(key));
}

schema::ReferentialAction take_action(Cursor& cursor) {
    using schema::ReferentialAction;
    if (cursor.accept("SET", "NULL")) {
        return ReferentialAction::set_null;
    }
    if (cursor.accept("SET", "DEFAULT")) {
        return ReferentialAction::set_default;
    }
    if (cursor.accept("CASCADE")) {
        return ReferentialAction::cascade;
    }
    if (cursor.accept("RESTRICT")) {
        return ReferentialAction::restrict_;
    }
    cursor.expect("NO");
    cursor.expect("ACTION");
    return ReferentialAction::no_action;
}

// SQLite accepts any name after MATCH and heeds none.
void parse_match(Cursor& cursor, schema::ForeignKey& key) {
    const std::string match = cursor.take_name();
    if (same_name(match, "FULL")) {
        key.match = schema::MatchKind::full;
    } else if (same_name(match, "PARTIAL")) {
        key.match = schema::MatchKind::partial;
    } else if (!same_name(match, "SIMPLE")) {
        key.options["sqlite_match"] = match;
    }
}

void parse_actions(Cursor& cursor, schema::ForeignKey& key) {
    while (true) {
        if (cursor.accept("ON", "DELETE")) {
            key.on_delete = take_action(cursor);
        } else if (cursor.accept("ON", "UPDATE")) {
            key.on_update = take_action(cursor);
        } else if (cursor.accept("ON", "INSERT")) {
            take_action(cursor);  // in the grammar, without any effect
        } else if (cursor.accept("MATCH")) {
            parse_match(cursor, key);
        } else {
            return;
        }
    }
}

// One element's end: the comma or parenthesis that is not inside another.
bool ends_element(const Cursor& cursor, int depth) {
    return depth == 0 && (cursor.looking_at_symbol(",") || cursor.looking_at_symbol(")"));
}

}  // namespace

bool begins_table_constraint(const Cursor& cursor) {
    static constexpr std::array<std::string_view, 5> kWords{"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK",
                                                            "FOREIGN"};
    return std::ranges::any_of(kWords, [&](auto word) { return cursor.looking_at(word); });
}

void parse_table_constraints(Cursor& cursor, schema::Table& table) {
    while (begins_table_constraint(cursor)) {
        const std::string name = cursor.accept("CONSTRAINT") ? cursor.take_name() : "";
        if (cursor.accept("PRIMARY", "KEY")) {
            parse_primary_key(cursor, table, name);
        } else if (cursor.accept("UNIQUE")) {
            parse_unique(cursor, table, name);
        } else if (cursor.accept("CHECK")) {
            parse_check(cursor, table, name);
        } else if (cursor.accept("FOREIGN", "KEY")) {
            parse_foreign_key(cursor, table, name);
        }
        cursor.accept_symbol(",");
    }
}

std::string take_conflict_clause(Cursor& cursor) {
    return cursor.accept("ON", "CONFLICT") ? base::to_upper(cursor.take_name()) : "";
}

void parse_references(Cursor& cursor, schema::ForeignKey& key) {
    cursor.expect("REFERENCES");
    key.referred_table = {"", cursor.take_name()};
    if (cursor.looking_at_symbol("(")) {
        key.referred_columns = parse_names(cursor);
    }
    parse_actions(cursor, key);
    parse_deferrability(cursor, key);
}

bool parse_deferrability(Cursor& cursor, schema::ForeignKey& key) {
    const bool never = cursor.accept("NOT", "DEFERRABLE");
    if (!never && !cursor.accept("DEFERRABLE")) {
        return false;
    }
    const bool deferred = cursor.accept("INITIALLY", "DEFERRED");
    if (!deferred) {
        cursor.accept("INITIALLY", "IMMEDIATE");
    }
    key.deferrability = never      ? schema::Deferrability::none
                        : deferred ? schema::Deferrability::deferred
                                   : schema::Deferrability::immediate;
    return true;
}

schema::IndexElement parse_index_element(Cursor& cursor) {
    schema::IndexElement element;
    const std::size_t first = cursor.position();
    for (int depth = 0; !ends_element(cursor, depth);) {
        if (depth == 0 && cursor.position() > first &&
            (cursor.looking_at("COLLATE") || cursor.looking_at("ASC") || cursor.looking_at("DESC"))) {
            break;
        }
        const sql::Token& token = cursor.take();
        depth += sql::is_symbol(token, "(") ? 1 : sql::is_symbol(token, ")") ? -1 : 0;
    }
    const std::string text = cursor.text_since(first);
    const std::vector<sql::Token> tokens = sql::tokenize_code(text, lex_rules());
    if (tokens.empty()) {
        cursor.fail("a column or expression");
    }
    const bool is_column =
        tokens.size() == 1 && (is_name(tokens[0]) || tokens[0].kind == sql::TokenKind::string);
    element.is_expression = !is_column;
    element.text = is_column ? Cursor(text).take_name() : strip_parentheses(text);
    if (cursor.accept("COLLATE")) {
        element.collation = cursor.take_name();
    }
    if (cursor.accept("DESC")) {
        element.order = schema::SortOrder::descending;
    } else {
        cursor.accept("ASC");
    }
    return element;
}

}  // namespace retort::dialects::sqlite
