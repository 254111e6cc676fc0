// Takes the expressions of generated columns away while their sources change;
// see rebuild_generated.hpp.
#include "autogenerate/rebuild_generated.hpp"

#include "schema/expressions.hpp"

#include <algorithm>
#include <set>

namespace retort::autogenerate {

namespace {

using operations::AlterColumn;

std::set<std::string> retyped_columns(const Findings& findings, const schema::QualifiedName& table) {
    std::set<std::string> names;
    for (const auto& operation : findings.operations) {
        const auto* alter = std::get_if<AlterColumn>(&operation.value);
        if (alter != nullptr && alter->table == table && alter->type) {
            names.insert(alter->column);
        }
    }
    return names;
}

bool is_from(const schema::Computed& computed, const std::set<std::string>& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& name) { return schema::mentions_column(computed.expression, name); });
}

bool is_dropped(const Findings& findings, const schema::QualifiedName& table, const std::string& column) {
    return std::any_of(findings.operations.begin(), findings.operations.end(), [&](const auto& operation) {
        const auto* drop = std::get_if<operations::DropColumn>(&operation.value);
        return drop != nullptr && drop->table == table && drop->column == column;
    });
}

// The change of the expression that was found already, if any.
AlterColumn* find_change(Findings& findings, const schema::QualifiedName& table, const std::string& column) {
    for (auto& operation : findings.operations) {
        auto* alter = std::get_if<AlterColumn>(&operation.value);
        if (alter != nullptr && alter->table == table && alter->column == column && alter->computed) {
            return alter;
        }
    }
    return nullptr;
}

AlterColumn take_expression(const TablePair& pair, const schema::Column& column) {
    AlterColumn take;
    take.table = pair.model.name;
    take.column = column.name;
    take.computed.emplace();
    take.existing.type = column.type;
    take.existing.nullable = column.nullable;
    take.existing.computed = {column.computed};
    return take;
}

AlterColumn give_expression(const AlterColumn& take, const schema::Computed& computed) {
    AlterColumn give = take;
    give.computed = {computed};
    give.existing.computed.emplace();
    return give;
}

void rebuild(const TablePair& pair, const schema::Column& column, Findings& findings) {
    auto* change = find_change(findings, pair.model.name, column.name);
    if (change != nullptr && !change->computed->to) {
        return;
    }
    const auto take = take_expression(pair, column);
    const auto* wanted = schema::find_column(pair.model, column.name);
    if (change != nullptr) {
        change->existing.computed.emplace();
    } else if (wanted != nullptr && wanted->computed) {
        findings.operations.push_back(give_expression(take, *wanted->computed));
    }
    findings.operations.push_back(take);
}

}  // namespace

void rebuild_generated(const Context& context, Findings& findings) {
    if (context.options.abilities.rebuilds) {
        return;
    }
    for (const auto& pair : match_tables(context).common) {
        const auto retyped = retyped_columns(findings, pair.model.name);
        for (const auto& column : pair.database.columns) {
            if (column.computed && is_from(*column.computed, retyped) &&
                !is_dropped(findings, pair.model.name, column.name)) {
                rebuild(pair, column, findings);
            }
        }
    }
}

}  // namespace retort::autogenerate
