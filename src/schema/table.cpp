// Tables as values: lookup of their members; see table.hpp.
#include "schema/table.hpp"

#include <algorithm>
#include <array>

namespace retort::schema {

namespace {

template <class T>
auto find_named(T& list, std::string_view name) -> decltype(list.data()) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

Constraint without_name(Constraint constraint) {
    set_name(constraint, "");
    return constraint;
}

template <class T>
bool remove_from(std::vector<T>& list, const T& wanted) {
    const auto found = std::find(list.begin(), list.end(), wanted);
    if (found == list.end()) {
        return false;
    }
    list.erase(found);
    return true;
}

bool is_only_key_column(const Table& table, const Column& column) {
    return table.primary_key && table.primary_key->columns.size() == 1 &&
           table.primary_key->columns.front() == column.name;
}

bool has_foreign_key(const Table& table, const std::string& column) {
    return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
        return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
    });
}

}  // namespace

std::string display_name(const QualifiedName& name) {
    return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

ConstraintKind kind_of(const Constraint& constraint) {
    return static_cast<ConstraintKind>(constraint.index());
}

const std::string& name_of(const Constraint& constraint) {
    return std::visit([](const auto& one) -> const std::string& { return one.name; }, constraint);
}

void set_name(Constraint& constraint, std::string name) {
    std::visit([&](auto& one) { one.name = std::move(name); }, constraint);
}

bool is_not_valid(const Constraint& constraint) {
    const auto* check = std::get_if<Check>(&constraint);
    const auto* key = std::get_if<ForeignKey>(&constraint);
    return (check != nullptr && check->not_valid) || (key != nullptr && key->not_valid);
}

void set_not_valid(Constraint& constraint, bool not_valid) {
    if (auto* check = std::get_if<Check>(&constraint)) {
        check->not_valid = not_valid;
    } else if (auto* key = std::get_if<ForeignKey>(&constraint)) {
        key->not_valid = not_valid;
    }
}

bool turns_round(const SequenceOptions& from, const SequenceOptions& to) {
    return (from.increment.value_or(1) > 0) != (to.increment.value_or(1) > 0);
}

std::string_view kind_name(ConstraintKind kind) {
    constexpr std::array<std::string_view, 5> kNames = {"primary key", "foreign key", "unique", "check",
                                                        "exclude"};
    return kNames.at(static_cast<std::size_t>(kind));
}

const Column* find_column(const Table& table, std::string_view name) {
    return find_named(table.columns, name);
}

Column* find_column(Table& table, std::string_view name) {
    return find_named(table.columns, name);
}

const Index* find_index(const Table& table, std::string_view name) {
    return find_named(table.indexes, name);
}

std::optional<Constraint> find_constraint(const Table& table, const Constraint& wanted) {
    const bool by_name = !name_of(wanted).empty();
    std::optional<Constraint> found;
    for (const auto& constraint : list_constraints(table)) {
        const bool same =
            by_name ? name_of(constraint) == name_of(wanted) : without_name(constraint) == wanted;
        // One that has no name itself is meant before one that says the same.
        const bool better = !found || (!by_name && name_of(constraint).empty());
        if (same && better && kind_of(constraint) == kind_of(wanted)) {
            found = constraint;
        }
    }
    return found;
}

std::optional<Constraint> find_constraint(const Table& table, std::string_view name) {
    for (const auto& constraint : list_constraints(table)) {
        if (!name.empty() && name_of(constraint) == name) {
            return constraint;
        }
    }
    return std::nullopt;
}

std::vector<Constraint> list_constraints(const Table& table) {
    std::vector<Constraint> list;
    if (table.primary_key) {
        list.emplace_back(*table.primary_key);
    }
    list.insert(list.end(), table.foreign_keys.begin(), table.foreign_keys.end());
    list.insert(list.end(), table.uniques.begin(), table.uniques.end());
    list.insert(list.end(), table.checks.begin(), table.checks.end());
    list.insert(list.end(), table.excludes.begin(), table.excludes.end());
    return list;
}

void add_constraint(Table& table, Constraint constraint) {
    struct Add {
        Table& table;
        void operator()(PrimaryKey& key) const { table.primary_key = std::move(key); }
        void operator()(ForeignKey& key) const { table.foreign_keys.push_back(std::move(key)); }
        void operator()(Unique& one) const { table.uniques.push_back(std::move(one)); }
        void operator()(Check& one) const { table.checks.push_back(std::move(one)); }
        void operator()(Exclude& one) const { table.excludes.push_back(std::move(one)); }
    };
    std::visit(Add{table}, constraint);
}

bool remove_constraint(Table& table, const Constraint& constraint) {
    struct RemoveOne {
        Table& table;
        bool operator()(const PrimaryKey& key) const {
            const bool same = table.primary_key == key;
            if (same) {
                table.primary_key.reset();
            }
            return same;
        }
        bool operator()(const ForeignKey& key) const { return remove_from(table.foreign_keys, key); }
        bool operator()(const Unique& one) const { return remove_from(table.uniques, one); }
        bool operator()(const Check& one) const { return remove_from(table.checks, one); }
        bool operator()(const Exclude& one) const { return remove_from(table.excludes, one); }
    };
    if (std::visit(RemoveOne{table}, constraint)) {
        return true;
    }
    const auto found = name_of(constraint).empty() ? find_constraint(table, constraint) : std::nullopt;
    return found && std::visit(RemoveOne{table}, *found);
}

bool counts_by_itself(const Table& table, const Column& column) {
    switch (column.autoincrement) {
        case Autoincrement::on:
            return true;
        case Autoincrement::off:
            return false;
        case Autoincrement::automatic:
            break;
    }
    return is_integer(column.type) && is_only_key_column(table, column) && !column.server_default &&
           !column.identity && !column.computed && !has_foreign_key(table, column.name);
}

void settle_counting(Table& table) {
    for (auto& column : table.columns) {
        const bool is_open = column.autoincrement == Autoincrement::automatic;
        if (is_open && is_integer(column.type) && is_only_key_column(table, column) &&
            has_foreign_key(table, column.name)) {
            column.autoincrement = Autoincrement::off;
        }
    }
}

}  // namespace retort::schema
