// A dialect whose quoting and literals follow its Rules.
#pragma once

#include "dialects/ansi/rules.hpp"
#include "dialects/dialect.hpp"

namespace retort::dialects {

// Of a query that gives kind and count.
std::vector<Unmodelled> read_unmodelled(const base::RowSet& rows);

// The first value as a number that counts something; nullopt for no row, NULL, or less
// than zero, which stands for unknown.
std::optional<std::int64_t> read_estimate(const base::RowSet& rows);

class AnsiDialect : public Dialect {
public:
    virtual const Rules& rules() const = 0;

    std::string quote(std::string_view identifier) const override {
        return sql::quote(rules().quote, identifier);
    }
    std::string quote(const schema::QualifiedName& name) const override {
        return sql::quote(rules().quote, name);
    }
    std::string literal(const Datum& value) const override {
        return sql::dump_literal(rules().literal, value);
    }
    std::string inline_parameters(const Statement& statement) const override;
    const sql::LexRules& lex_rules() const override { return rules().lex; }
};

}  // namespace retort::dialects
