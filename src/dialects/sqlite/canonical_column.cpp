// A model's column as reflect() would give it back; see canonical_column.hpp.
#include "dialects/sqlite/canonical_column.hpp"

#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"
#include "sql/expression.hpp"

namespace retort::dialects::sqlite {

namespace {

// False where a column that was no key becomes one that counts, which is an
// INTEGER whatever it is called.
bool declares_alike(const schema::Table& table, const schema::Column& column,
                    const schema::Table* known_table) {
    const bool was_key = known_table != nullptr && known_table->primary_key &&
                         known_table->primary_key->columns == std::vector{column.name};
    return was_key || !same_name(declared_type(table, column), "INTEGER") ||
           type_words(column.type) == "INTEGER" || is_strict(table);
}

// False where one type is declared by other words in the one than in the other.
bool has_same_words(const schema::Table& table, const schema::Table& known_table) {
    return is_strict(table) == is_strict(known_table) &&
           is_without_rowid(table) == is_without_rowid(known_table);
}

void settle_type(const schema::Table& table, schema::Column& column, const schema::Table* known_table,
                 const schema::Column* known) {
    schema::Type meant = schema::resolve_variant(column.type, "sqlite");
    if (known != nullptr) {
        take_case(meant.collation, known->type.collation);
    }
    if (known != nullptr && meant == known->type && has_same_words(table, *known_table) &&
        declares_alike(table, column, known_table)) {
        // Also a BIGINT key that another tool made: it means what the model says.
        column.type = meant;
        column.options.erase(kTypeOption);
        if (known->options.contains(kTypeOption)) {
            column.options[kTypeOption] = known->options.at(kTypeOption);
        }
        return;
    }
    const std::string declared = declared_type(table, column);
    const std::string collation = meant.collation;
    column.type = parse_type(declared);
    column.type.collation = collation;
    // As reflection does; of a column that is not there yet the operation that adds
    // it, which carries the model's type, must know that its table is STRICT.
    const schema::Type& stated = known == nullptr ? meant : column.type;
    if (is_strict(table) && !same_name(declared, type_words(stated))) {
        column.options[kStrictOption] = "true";
    }
    const auto as_written = column.options.find(kTypeOption);
    if (as_written != column.options.end() && as_written->second != declared) {
        column.options.erase(as_written);
    }
}

// False for INTEGER, which counts whatever the model says. That another word does not
// is all that reflection tells, so it is stated only where it is to change.
bool stops_counting(const schema::Table& table, const schema::Column& column,
                    const schema::Table* known_table, const schema::Column* known) {
    return column.autoincrement == schema::Autoincrement::off && known != nullptr &&
           is_rowid_alias(*known_table, *known) && !is_rowid_alias(table, column);
}

std::string without_quotes(const schema::ServerDefault& value) {
    const auto* text = std::get_if<std::string>(&value.literal);
    return value.expression ? *value.expression : text != nullptr ? *text : literal(value.literal);
}

// '5' and 5 are one default to a column whose type makes a number of both.
bool same_default(const schema::ServerDefault& a, const schema::ServerDefault& b) {
    if (a.expression && b.expression) {
        return same_expression(*a.expression, *b.expression);
    }
    return !a.expression && !b.expression && without_quotes(a) == without_quotes(b);
}

void settle_default(schema::Column& column, const schema::Column* known) {
    if (!column.server_default) {
        return;
    }
    column.server_default = parse_default(ddl().default_value(*column.server_default));
    if (column.server_default && known != nullptr && known->server_default &&
        same_default(*column.server_default, *known->server_default)) {
        column.server_default = known->server_default;
    }
}

}  // namespace

void settle_column(const schema::Table& table, schema::Column& column, const schema::Table* known_table) {
    const schema::Column* known =
        known_table == nullptr ? nullptr : schema::find_column(*known_table, column.name);
    require_known_options(column);
    keep_own_options(column.options);
    const bool stops = stops_counting(table, column, known_table, known);
    settle_type(table, column, known_table, known);
    settle_default(column, known);
    column.comment.reset();
    column.identity.reset();
    column.autoincrement = stops ? schema::Autoincrement::off : schema::Autoincrement::automatic;
    if (column.computed && known != nullptr && known->computed) {
        take_spelling(column.computed->expression, known->computed->expression);
    }
}

void keep_own_options(schema::DialectOptions& options) {
    std::erase_if(options, [](const auto& option) {
        return !option.first.starts_with("sqlite_") || option.second == "false" || option.second == "0";
    });
}

bool same_expression(std::string_view a, std::string_view b) {
    return a == b || sql::canonical_expression(a, lex_rules(), rules().quote) ==
                         sql::canonical_expression(b, lex_rules(), rules().quote);
}

void take_case(std::string& name, const std::string& known) {
    if (same_name(name, known)) {
        name = known;
    }
}

void take_spelling(std::string& text, const std::string& known) {
    if (same_expression(text, known)) {
        text = known;
    }
}

}  // namespace retort::dialects::sqlite
