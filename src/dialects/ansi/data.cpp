// Statements that carry values: raw SQL with parameters, and rows in bulk.
#include "base/text.hpp"
#include "dialects/ansi/emitter.hpp"
#include "sql/parameters.hpp"
#include "sql/split.hpp"

#include <algorithm>
#include <iterator>

namespace retort::dialects {

namespace {

// Rows in one INSERT of a script: a line each, and a text that editors still open.
constexpr std::size_t kScriptRows = 500;
constexpr std::size_t kMaxRows = 1000;

std::string placeholder(const Rules& rules, std::size_t position) {
    return rules.placeholder + std::to_string(position + 1);
}

class ExecuteEmitter {
public:
    ExecuteEmitter(const Rules& rules, const operations::Execute& op, bool offline)
        : rules_(rules), op_(op), offline_(offline) {
        for (const auto& parameter : op.parameters) {
            names_.push_back(parameter.name);
        }
        used_.resize(names_.size(), false);
    }

    std::vector<Statement> emit() {
        std::vector<Statement> statements;
        for (const auto& piece : sql::split_statements(op_.sql, rules_.lex)) {
            statements.push_back(op_.parameters.empty() ? Statement{piece.text, {}, {}, {}}
                                                        : bind(piece.text));
        }
        check_all_used();
        return statements;
    }

private:
    Statement bind(const std::string& text) {
        const auto text_of = [this](std::size_t index, std::size_t position) {
            return offline_ ? sql::dump_literal(rules_.literal, op_.parameters[index].value)
                            : placeholder(rules_, position);
        };
        const sql::ReplacedParameters replaced = sql::replace_parameters(text, rules_.lex, names_, text_of);
        Statement statement{replaced.sql, {}, {}, {}};
        for (const std::size_t index : replaced.used) {
            used_[index] = true;
            if (!offline_) {
                statement.parameters.push_back(op_.parameters[index].value);
            }
        }
        return statement;
    }

    void check_all_used() const {
        const auto unused = std::ranges::find(used_, false);
        if (unused != used_.end()) {
            const auto& name = names_[static_cast<std::size_t>(unused - used_.begin())];
            throw Error(ErrorKind::script, "the statement does not use the parameter :" + name)
                .with_sql(op_.sql)
                .with_hint("a name inside quotes or a comment is not a parameter");
        }
    }

    const Rules& rules_;
    const operations::Execute& op_;
    bool offline_;
    std::vector<std::string> names_;
    std::vector<bool> used_;
};

class InsertEmitter {
public:
    InsertEmitter(const Rules& rules, const operations::BulkInsert& op, bool offline)
        : rules_(rules), op_(op), offline_(offline) {}

    std::vector<Statement> emit() const {
        check_rows();
        std::vector<Statement> statements;
        const std::size_t step = rows_at_once();
        for (std::size_t first = 0; first < op_.rows.size(); first += step) {
            statements.push_back(
                insert(std::span(op_.rows).subspan(first, std::min(step, op_.rows.size() - first))));
        }
        return statements;
    }

private:
    using RowSpan = std::span<const std::vector<Datum>>;

    void check_rows() const {
        if (op_.columns.empty()) {
            throw Error(ErrorKind::command, "bulk_insert into " + op_.table.name + " names no column");
        }
        for (const auto& row : op_.rows) {
            if (row.size() != op_.columns.size()) {
                throw Error(ErrorKind::command, "bulk_insert into " + op_.table.name + ": a row has " +
                                                    std::to_string(row.size()) + " values for " +
                                                    std::to_string(op_.columns.size()) + " columns");
            }
        }
    }

    std::size_t rows_at_once() const {
        const std::size_t fitting = std::max<std::size_t>(1, rules_.max_parameters / op_.columns.size());
        return offline_ ? kScriptRows : std::min(kMaxRows, fitting);
    }

    Statement insert(RowSpan rows) const {
        sql::Writer out(rules_.quote);
        out.words("INSERT INTO").name(op_.table).names(op_.columns).words("VALUES");
        Statement statement;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            out.glue(i > 0 ? "," : "").glue(rows.size() > 1 ? "\n    " : " ").glue("(");
            out.glue(base::join(values(rows[i], statement), ", ")).glue(")");
        }
        statement.sql = out.take();
        return statement;
    }

    std::vector<std::string> values(const std::vector<Datum>& row, Statement& statement) const {
        std::vector<std::string> texts;
        for (const Datum& value : row) {
            if (offline_) {
                texts.push_back(sql::dump_literal(rules_.literal, value));
            } else {
                texts.push_back(placeholder(rules_, statement.parameters.size()));
                statement.parameters.push_back(value);
            }
        }
        return texts;
    }

    const Rules& rules_;
    const operations::BulkInsert& op_;
    bool offline_;
};

}  // namespace

std::vector<Statement> emit_execute(const Rules& rules, const operations::Execute& op, bool offline) {
    return ExecuteEmitter(rules, op, offline).emit();
}

std::vector<Statement> emit_bulk_insert(const Rules& rules, const operations::BulkInsert& op, bool offline) {
    return InsertEmitter(rules, op, offline).emit();
}

}  // namespace retort::dialects
