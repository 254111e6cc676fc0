// An autocommit block in pieces; see autocommit_units.hpp.
#include "runtime/autocommit_units.hpp"

#include "operations/readers.hpp"

#include <algorithm>

namespace retort::runtime {

namespace {

bool is_concurrent(const operations::Operation& operation) {
    if (const auto* create = std::get_if<operations::CreateIndex>(&operation.value)) {
        return create->concurrently;
    }
    const auto* drop = std::get_if<operations::DropIndex>(&operation.value);
    return drop != nullptr && drop->concurrently;
}

class UnitList {
public:
    UnitList(const dialects::Dialect& dialect, const dialects::EmitContext& context, TextForm form)
        : dialect_(dialect), context_(context), form_(form) {}

    void add_all(const std::vector<operations::Operation>& all) {
        for (const auto& operation : all) {
            add(operation);
        }
    }
    std::vector<Unit> take() { return std::move(units_); }

private:
    void add(const operations::Operation& operation) {
        if (std::holds_alternative<operations::Execute>(operation.value)) {
            add_raw(operation);
            return;
        }
        const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value);
        if (batch != nullptr && has_concurrent(batch->operations)) {
            add_all(batch->operations);
            return;
        }
        units_.push_back({.operation = &operation,
                          .is_alone = runs_alone(operation),
                          .text = operation_text(operation, form_, dialect_.lex_rules()),
                          .description = operations::describe(operation)});
    }

    void add_raw(const operations::Operation& operation) {
        const std::string text = operation_text(operation, form_, dialect_.lex_rules());
        for (auto& statement : dialect_.emit(operation, context_)) {
            const std::string sql = statement.sql;
            units_.push_back({.operation = &operation,
                              .raw = {std::move(statement)},
                              .is_alone = true,
                              .text = text + raw_text(sql, form_, dialect_.lex_rules()),
                              .description = sql});
        }
    }

    bool runs_alone(const operations::Operation& operation) const {
        return dialect_.traits().concurrent_indexes && is_concurrent(operation);
    }
    bool has_concurrent(const std::vector<operations::Operation>& all) const {
        return std::any_of(all.begin(), all.end(), [this](const auto& each) { return runs_alone(each); });
    }

    const dialects::Dialect& dialect_;
    const dialects::EmitContext& context_;
    TextForm form_;
    std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> list_units(const dialects::Dialect& dialect, const operations::AutocommitBlock& block,
                             const dialects::EmitContext& context, TextForm form) {
    UnitList units(dialect, context, form);
    units.add_all(block.operations);
    return units.take();
}

}  // namespace retort::runtime
