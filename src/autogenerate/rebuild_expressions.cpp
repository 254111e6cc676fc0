// Makes expressions over retyped columns anew; see rebuild_expressions.hpp.
#include "autogenerate/rebuild_expressions.hpp"

#include "schema/expressions.hpp"

#include <algorithm>
#include <set>

namespace retort::autogenerate {

namespace {

using Columns = std::set<std::string>;

// Another length or precision changes no expression.
Columns retyped_columns(const Findings& findings, const schema::QualifiedName& table) {
    Columns names;
    for (const auto& operation : findings.operations) {
        const auto* alter = std::get_if<operations::AlterColumn>(&operation.value);
        if (alter != nullptr && alter->table == table && alter->type && alter->existing.type &&
            alter->type->kind != alter->existing.type->kind) {
            names.insert(alter->column);
        }
    }
    return names;
}

bool mentions(const std::string& sql, const Columns& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& name) { return schema::mentions_column(sql, name); });
}

bool is_over(const schema::Check& check, const Columns& columns) {
    return mentions(check.condition, columns);
}
bool is_over(const schema::Exclude& exclude, const Columns& columns) {
    return mentions(exclude.where, columns) ||
           std::any_of(exclude.elements.begin(), exclude.elements.end(), [&](const auto& each) {
               return each.element.is_expression && mentions(each.element.text, columns);
           });
}
bool is_over(const schema::Index& index, const Columns& columns) {
    return mentions(index.where, columns) ||
           std::any_of(index.elements.begin(), index.elements.end(), [&](const auto& element) {
               return element.is_expression && mentions(element.text, columns);
           });
}

bool is_dropped(const Findings& findings, const schema::QualifiedName& table, const std::string& name) {
    return std::any_of(findings.operations.begin(), findings.operations.end(), [&](const auto& operation) {
        const auto* constraint = std::get_if<operations::DropConstraint>(&operation.value);
        const auto* index = std::get_if<operations::DropIndex>(&operation.value);
        return (constraint != nullptr && constraint->table == table && constraint->name == name) ||
               (index != nullptr && index->table == table && index->name == name);
    });
}

void replace(const TablePair& pair, const schema::Constraint& old, const schema::Constraint& wanted,
             Findings& findings) {
    findings.operations.push_back(operations::DropConstraint{.table = pair.model.name,
                                                             .name = schema::name_of(old),
                                                             .kind = schema::kind_of(old),
                                                             .existing = old});
    findings.operations.push_back(operations::CreateConstraint{pair.model.name, wanted});
}
void replace(const TablePair& pair, const schema::Index& old, const schema::Index& wanted,
             Findings& findings) {
    findings.operations.push_back(
        operations::DropIndex{.table = pair.model.name, .name = old.name, .existing = old});
    findings.operations.push_back(operations::CreateIndex{.table = pair.model.name, .index = wanted});
}

// One that stays has a partner in the model: of its name, or without one and of
// its definition.
template <class T>
void rebuild(const TablePair& pair, std::vector<T> schema::Table::*list, const Columns& retyped,
             Findings& findings) {
    for (const T& old : pair.database.*list) {
        if (!is_over(old, retyped) || is_dropped(findings, pair.model.name, old.name)) {
            continue;
        }
        for (std::size_t i = 0; i < (pair.canonical.*list).size(); ++i) {
            T canonical = (pair.canonical.*list)[i];
            const bool is_unnamed = canonical.name.empty();
            canonical.name = is_unnamed ? old.name : canonical.name;
            if (canonical.name == old.name && (!is_unnamed || canonical == old)) {
                T wanted = (pair.model.*list)[i];
                wanted.name = old.name;
                replace(pair, old, wanted, findings);
                break;
            }
        }
    }
}

}  // namespace

void rebuild_expressions(const Context& context, Findings& findings) {
    if (context.options.abilities.rebuilds) {
        return;
    }
    for (const auto& pair : match_tables(context).common) {
        const auto retyped = retyped_columns(findings, pair.model.name);
        if (!retyped.empty()) {
            rebuild(pair, &schema::Table::checks, retyped, findings);
            rebuild(pair, &schema::Table::excludes, retyped, findings);
            rebuild(pair, &schema::Table::indexes, retyped, findings);
        }
    }
}

}  // namespace retort::autogenerate
