// Default names, unique within their table.
#include "autogenerate/given_names.hpp"

#include "schema/naming.hpp"

namespace retort::autogenerate {

namespace {

constexpr std::size_t kLongestName = 63;  // bytes, as default_name() cuts

std::string numbered(std::string name, int number) {
    const auto digits = std::to_string(number);
    if (name.size() + digits.size() > kLongestName) {
        auto end = kLongestName - digits.size();
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) {
            --end;
        }
        name.resize(end);
    }
    return name + digits;
}

// Names that stand after the operations: the models' own, and the database's
// that no operation drops.
std::set<std::string> names_after(const TablePair& pair, std::span<operations::Operation> operations) {
    auto names = names_in(pair.database);
    for (const auto& operation : operations) {
        if (const auto* drop = std::get_if<operations::DropConstraint>(&operation.value)) {
            names.erase(drop->name);
        } else if (const auto* drop_index = std::get_if<operations::DropIndex>(&operation.value)) {
            names.erase(drop_index->name);
        }
    }
    names.merge(names_in(pair.model));
    return names;
}

}  // namespace

std::set<std::string> names_in(const schema::Table& table) {
    std::set<std::string> names;
    for (const auto& constraint : schema::list_constraints(table)) {
        names.insert(schema::name_of(constraint));
    }
    for (const auto& index : table.indexes) {
        names.insert(index.name);
    }
    return names;
}

std::string give_name(const schema::Table& table, const schema::Constraint& constraint,
                      std::set<std::string>& taken) {
    const auto base = schema::default_name(table, constraint);
    auto name = base;
    for (int number = 1; !taken.insert(name).second; ++number) {
        name = numbered(base, number);
    }
    return name;
}

void name_added_constraints(const TablePair& pair, std::span<operations::Operation> operations) {
    auto taken = names_after(pair, operations);
    for (auto& operation : operations) {
        auto* create = std::get_if<operations::CreateConstraint>(&operation.value);
        if (create != nullptr && schema::name_of(create->constraint).empty()) {
            schema::set_name(create->constraint, give_name(pair.model, create->constraint, taken));
        }
    }
}

}  // namespace retort::autogenerate
