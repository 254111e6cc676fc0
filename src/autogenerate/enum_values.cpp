// Enumerations that only gain values; see enum_values.hpp.
#include "autogenerate/enum_values.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace retort::autogenerate {

namespace {

using operations::AddEnumValue;
using operations::AlterEnum;
using operations::Operation;
using Values = std::vector<std::string>;

bool has(const Values& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool only_gains_values(const AlterEnum& alter) {
    if (!alter.existing) {
        return false;
    }
    auto next = alter.existing->begin();
    for (const auto& value : alter.values) {
        next += next != alter.existing->end() && *next == value ? 1 : 0;
    }
    return next == alter.existing->end();
}

Values new_values(const AlterEnum& alter) {
    Values added;
    std::copy_if(alter.values.begin(), alter.values.end(), std::back_inserter(added),
                 [&](const auto& value) { return !has(*alter.existing, value); });
    return added;
}

// Each before the next value that was there, so that they stand in their own order.
std::vector<AddEnumValue> list_additions(const AlterEnum& alter) {
    std::vector<AddEnumValue> additions;
    Values before = *alter.existing;
    for (std::size_t i = 0; i < alter.values.size(); ++i) {
        if (has(*alter.existing, alter.values[i])) {
            continue;
        }
        AddEnumValue add{.type = alter.type, .value = alter.values[i], .existing = before};
        const auto next =
            std::find_if(alter.values.begin() + static_cast<std::ptrdiff_t>(i), alter.values.end(),
                         [&](const auto& value) { return has(*alter.existing, value); });
        const auto place =
            next == alter.values.end() ? before.end() : std::find(before.begin(), before.end(), *next);
        add.before = next == alter.values.end() ? "" : *next;
        before.insert(place, add.value);
        additions.push_back(std::move(add));
    }
    return additions;
}

// Whether what is found could bring one of some values into play. Rather once too often: then the
// type is made anew, which is always possible.
class Uses {
public:
    Uses(const schema::QualifiedName& type, const Values& values) : type_(type), values_(values) {}

    bool in(const Operation& operation) const { return std::visit(*this, operation.value); }

    bool operator()(const operations::CreateTable& op) const {
        const auto constraints = schema::list_constraints(op.table);
        return std::any_of(op.table.columns.begin(), op.table.columns.end(),
                           [this](const auto& each) { return is_used(each); }) ||
               std::any_of(constraints.begin(), constraints.end(),
                           [this](const auto& each) { return is_used(each); }) ||
               std::any_of(op.table.indexes.begin(), op.table.indexes.end(),
                           [this](const auto& each) { return is_used(each); });
    }
    bool operator()(const operations::AddColumn& op) const {
        return is_used(op.column) ||
               std::any_of(op.constraints.begin(), op.constraints.end(),
                           [this](const auto& each) { return is_used(each); }) ||
               std::any_of(op.indexes.begin(), op.indexes.end(),
                           [this](const auto& each) { return is_used(each); });
    }
    // Rows may hold the text of a value.
    bool operator()(const operations::AlterColumn& op) const {
        return (op.type && has_type(*op.type)) || (op.using_expression && speaks(*op.using_expression)) ||
               (op.server_default && op.server_default->to && is_used(*op.server_default->to)) ||
               (op.computed && op.computed->to && speaks(op.computed->to->expression));
    }
    bool operator()(const operations::CreateConstraint& op) const { return is_used(op.constraint); }
    bool operator()(const operations::CreateIndex& op) const { return is_used(op.index); }
    bool operator()(const operations::CreateDomain& op) const {
        return speaks(op.type.check) || (op.type.server_default && is_used(*op.type.server_default));
    }
    bool operator()(const operations::Execute& op) const { return speaks(op.sql); }
    // A second change of the same type rests on the first.
    bool operator()(const AlterEnum& op) const { return op.type == type_ && !only_gains_values(op); }

    // Groups are made of these later.
    bool operator()(const operations::BatchAlterTable&) const { return true; }
    bool operator()(const operations::AutocommitBlock&) const { return true; }
    bool operator()(const operations::BulkInsert&) const { return true; }

    // What goes, and what says no value.
    bool operator()(const operations::DropTable&) const { return false; }
    bool operator()(const operations::RenameTable&) const { return false; }
    bool operator()(const operations::DropColumn&) const { return false; }
    bool operator()(const operations::DropConstraint&) const { return false; }
    bool operator()(const operations::RenameConstraint&) const { return false; }
    bool operator()(const operations::ValidateConstraint&) const { return false; }
    bool operator()(const operations::DropIndex&) const { return false; }
    bool operator()(const operations::RenameIndex&) const { return false; }
    bool operator()(const operations::SetTableComment&) const { return false; }
    bool operator()(const operations::AlterTableOptions&) const { return false; }
    bool operator()(const operations::CreateSchema&) const { return false; }
    bool operator()(const operations::DropSchema&) const { return false; }
    bool operator()(const operations::CreateEnum&) const { return false; }
    bool operator()(const operations::DropEnum&) const { return false; }
    bool operator()(const operations::AddEnumValue&) const { return false; }
    bool operator()(const operations::DropDomain&) const { return false; }
    bool operator()(const operations::CreateSequence&) const { return false; }
    bool operator()(const operations::AlterSequence&) const { return false; }
    bool operator()(const operations::DropSequence&) const { return false; }

private:
    // As it stands in quotes; or a text may spell it by escapes.
    bool speaks(const std::string& sql) const {
        return sql.find('\\') != std::string::npos || sql.find("U&'") != std::string::npos ||
               std::any_of(values_.begin(), values_.end(), [&](const auto& value) {
                   return sql.find(base::replace_all(value, "'", "''")) != std::string::npos;
               });
    }
    bool is_used(const schema::ServerDefault& value) const {
        const auto* text = std::get_if<std::string>(&value.literal);
        return (value.expression && speaks(*value.expression)) || (text != nullptr && speaks_plainly(*text));
    }
    // An array's default has several in one text.
    bool speaks_plainly(const std::string& text) const {
        return text.find('\\') != std::string::npos ||
               std::any_of(values_.begin(), values_.end(),
                           [&](const auto& value) { return text.find(value) != std::string::npos; });
    }
    bool is_used(const schema::Column& column) const {
        return (column.server_default && is_used(*column.server_default)) ||
               (column.computed && speaks(column.computed->expression));
    }
    bool is_used(const schema::Constraint& constraint) const {
        const auto* check = std::get_if<schema::Check>(&constraint);
        const auto* exclude = std::get_if<schema::Exclude>(&constraint);
        return (check != nullptr && speaks(check->condition)) ||
               (exclude != nullptr &&
                (speaks(exclude->where) ||
                 std::any_of(exclude->elements.begin(), exclude->elements.end(), [this](const auto& each) {
                     return each.element.is_expression && speaks(each.element.text);
                 })));
    }
    bool is_used(const schema::Index& index) const {
        return speaks(index.where) ||
               std::any_of(index.elements.begin(), index.elements.end(), [this](const auto& element) {
                   return element.is_expression && speaks(element.text);
               });
    }
    bool has_type(const schema::Type& type) const {
        return (type.kind == schema::TypeKind::enum_ && type.schema == type_.schema &&
                type.name == type_.name) ||
               std::any_of(type.item.begin(), type.item.end(),
                           [this](const auto& item) { return has_type(item); }) ||
               std::any_of(type.variants.begin(), type.variants.end(),
                           [this](const auto& variant) { return has_type(variant.type); });
    }

    const schema::QualifiedName& type_;
    const Values& values_;
};

bool can_add(const AlterEnum& alter, const std::vector<Operation>& all) {
    if (!only_gains_values(alter)) {
        return false;
    }
    const Values values = new_values(alter);
    const Uses uses(alter.type, values);
    return std::none_of(all.begin(), all.end(), [&](const auto& operation) { return uses.in(operation); });
}

}  // namespace

void add_values_in_place(Findings& findings) {
    std::vector<Operation> all;
    for (const auto& operation : findings.operations) {
        const auto* alter = std::get_if<AlterEnum>(&operation.value);
        if (alter == nullptr || !can_add(*alter, findings.operations)) {
            all.push_back(operation);
            continue;
        }
        for (auto& addition : list_additions(*alter)) {
            all.emplace_back(std::move(addition));
        }
    }
    findings.operations = std::move(all);
}

void join_enum_alterations(std::vector<Operation>& operations) {
    std::vector<Operation> joined;
    for (auto& operation : operations) {
        const auto* alter = std::get_if<AlterEnum>(&operation.value);
        auto* last = joined.empty() ? nullptr : std::get_if<AlterEnum>(&joined.back().value);
        if (alter != nullptr && last != nullptr && last->type == alter->type &&
            last->values == alter->existing) {
            last->values = alter->values;
        } else {
            joined.push_back(std::move(operation));
        }
    }
    operations = std::move(joined);
}

}  // namespace retort::autogenerate
