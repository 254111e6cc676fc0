// The texts of indexes; see ddl.hpp.
#include "dialects/ansi/ddl.hpp"

#include <algorithm>
#include <array>

namespace retort::dialects {

bool is_function_call(std::string_view expression, const sql::LexRules& lex) {
    // Words that may stand before a parenthesis without being a function.
    constexpr std::array<std::string_view, 4> kOperators = {"ARRAY", "EXISTS", "NOT", "ROW"};
    const std::vector<sql::Token> tokens = sql::tokenize_code(expression, lex);
    const auto open =
        std::ranges::find_if(tokens, [](const auto& each) { return sql::is_symbol(each, "("); });
    const bool names_before =
        open != tokens.begin() && std::all_of(tokens.begin(), open, [](const auto& each) {
            return each.kind == sql::TokenKind::word || sql::is_symbol(each, ".");
        });
    if (open == tokens.end() || !names_before || (open - tokens.begin()) % 2 == 0 ||
        std::ranges::any_of(kOperators, [&](auto word) { return sql::is_word(tokens.front(), word); })) {
        return false;
    }
    int depth = 0;
    const auto close = std::find_if(open, tokens.end(), [&depth](const auto& each) {
        depth += sql::is_symbol(each, "(") ? 1 : sql::is_symbol(each, ")") ? -1 : 0;
        return depth == 0;
    });
    return close != tokens.end() && close + 1 == tokens.end();
}

std::string Ddl::collation(const std::string& name) const {
    return sql::quote(rules_.quote, std::string_view(name));
}

std::string Ddl::index_element(const schema::IndexElement& element) const {
    sql::Writer out = writer();
    if (!element.is_expression) {
        out.name(element.text);
    } else if (is_function_call(element.text, rules_.lex)) {
        out.words(element.text);
    } else {
        out.words("(").glue(element.text).glue(")");
    }
    if (!element.collation.empty()) {
        out.words("COLLATE").words(collation(element.collation));
    }
    out.words(element.op_class);
    if (element.order != schema::SortOrder::unstated) {
        out.words(element.order == schema::SortOrder::ascending ? "ASC" : "DESC");
    }
    if (element.nulls != schema::NullsOrder::unstated) {
        out.words(element.nulls == schema::NullsOrder::first ? "NULLS FIRST" : "NULLS LAST");
    }
    return out.take();
}

std::string Ddl::create_index(const schema::QualifiedName& table, const schema::Index& index,
                              const CreateIndexFlags& flags) const {
    std::vector<std::string> elements;
    for (const auto& element : index.elements) {
        elements.push_back(index_element(element));
    }
    sql::Writer out = writer();
    out.words("CREATE")
        .words_if(index.unique, "UNIQUE")
        .words("INDEX")
        .words_if(flags.if_not_exists, "IF NOT EXISTS");
    return out.name(index.name).words("ON").name(table).list(elements).clause("WHERE", index.where).take();
}

}  // namespace retort::dialects
