// Moves foreign keys into the definitions of the columns that are added.
#include "autogenerate/fold_references.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

// What column(…, foreign_key("table.column")) can say.
const schema::ForeignKey* find_reference(const operations::Operation& operation) {
    const auto* create = std::get_if<operations::CreateConstraint>(&operation.value);
    const auto* key = create == nullptr ? nullptr : std::get_if<schema::ForeignKey>(&create->constraint);
    const auto has_dot = [](const std::string& name) { return name.find('.') != std::string::npos; };
    const bool fits = key != nullptr && key->columns.size() == 1 && key->referred_columns.size() == 1 &&
                      !has_dot(key->referred_table.name) && !has_dot(key->referred_columns.front());
    return fits ? key : nullptr;
}

operations::AddColumn* find_addition(std::vector<operations::Operation>& operations, std::size_t first,
                                     const std::string& column) {
    for (auto i = first; i < operations.size(); ++i) {
        auto* add = std::get_if<operations::AddColumn>(&operations[i].value);
        if (add != nullptr && add->column.name == column) {
            return add;
        }
    }
    return nullptr;
}

}  // namespace

void fold_references(std::vector<operations::Operation>& operations, std::size_t first) {
    for (auto i = first; i < operations.size();) {
        const auto* key = find_reference(operations[i]);
        auto* add = key == nullptr ? nullptr : find_addition(operations, first, key->columns.front());
        if (add == nullptr) {
            ++i;
            continue;
        }
        add->constraints.push_back(*key);
        operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace retort::autogenerate
