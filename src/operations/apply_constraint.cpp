// apply() for constraints and indexes.
#include "operations/apply_parts.hpp"

#include "schema/naming.hpp"

#include <algorithm>

namespace retort::operations {

namespace {

std::vector<std::string> columns_of(const schema::Constraint& constraint) {
    struct Columns {
        std::vector<std::string> operator()(const schema::PrimaryKey& key) const { return key.columns; }
        std::vector<std::string> operator()(const schema::ForeignKey& key) const { return key.columns; }
        std::vector<std::string> operator()(const schema::Unique& one) const { return one.columns; }
        std::vector<std::string> operator()(const schema::Check&) const { return {}; }
        std::vector<std::string> operator()(const schema::Exclude& one) const {
            std::vector<std::string> columns;
            for (const auto& [element, op] : one.elements) {
                if (!element.is_expression) {
                    columns.push_back(element.text);
                }
            }
            return columns;
        }
    };
    return std::visit(Columns{}, constraint);
}

void add_primary_key(schema::Table& table, const schema::PrimaryKey& key) {
    if (table.primary_key) {
        throw contradiction("table " + schema::display_name(table.name) + " has a primary key already");
    }
    for (const auto& column : key.columns) {
        get_column(table, column).nullable = false;
    }
}

bool is_wanted_kind(const DropConstraint& op, const schema::Constraint& constraint) {
    return !op.kind || *op.kind == schema::kind_of(constraint);
}

// The name that the schema's convention would have given, "" where it gives none.
std::string conventional(const schema::MetaData& metadata, const schema::Table& table,
                         const schema::Constraint& constraint) {
    const auto& convention = metadata.naming_convention;
    return schema::takes_own_name(convention, constraint)
               ? ""
               : schema::conventional_name(convention, table, constraint);
}

// Named ones first; then those that the database, or the convention, named so.
std::optional<schema::Constraint> find_by_name(const schema::MetaData& metadata, const schema::Table& table,
                                               const DropConstraint& op) {
    const auto all = schema::list_named_constraints(table);
    for (const auto& [name, constraint] : all) {
        if (schema::name_of(constraint) == op.name && is_wanted_kind(op, constraint)) {
            return constraint;
        }
    }
    for (const auto& [name, constraint] : all) {
        const bool is_default = name == op.name || conventional(metadata, table, constraint) == op.name;
        if (schema::name_of(constraint).empty() && is_default && is_wanted_kind(op, constraint)) {
            return constraint;
        }
    }
    return std::nullopt;
}

std::optional<schema::Constraint> find_dropped(const schema::MetaData& metadata, const schema::Table& table,
                                               const DropConstraint& op) {
    if (!op.name.empty()) {
        return find_by_name(metadata, table, op);
    }
    return op.existing ? schema::find_constraint(table, *op.existing) : std::nullopt;
}

Error no_such_constraint(const schema::Table& table, const DropConstraint& op) {
    std::string names;
    for (const auto& [name, constraint] : schema::list_named_constraints(table)) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return contradiction("table " + schema::display_name(table.name) + " has no constraint " +
                         (op.name.empty() ? "of that definition" : op.name))
        .with_hint(names.empty() ? "it has none" : "it has " + names);
}

// Of constraints without a name, the second of two is x_check1, and stays so when
// the first has gone.
void keep_names(schema::Table& table, std::vector<schema::NamedConstraint> before) {
    for (const auto& [name, constraint] : schema::list_named_constraints(table)) {
        const auto was = std::find_if(before.begin(), before.end(),
                                      [&](const auto& each) { return each.constraint == constraint; });
        if (was == before.end()) {
            continue;
        }
        if (schema::name_of(constraint).empty() && was->name != name) {
            auto named = constraint;
            schema::set_name(named, was->name);
            schema::remove_constraint(table, constraint);
            schema::add_constraint(table, named);
        }
        before.erase(was);  // another may be equal
    }
}

// The constraint of the table that equals `which`, changed in its place.
void change_constraint(schema::Table& table, const schema::Constraint& which,
                       const std::function<void(schema::Constraint&)>& change) {
    const auto replace = [&](auto& one) {
        schema::Constraint changed = one;
        change(changed);
        one = std::get<std::decay_t<decltype(one)>>(changed);
    };
    const auto in = [&](auto& list, const auto& wanted) {
        replace(*std::find(list.begin(), list.end(), wanted));
    };
    std::visit(Overloaded{[&](const schema::PrimaryKey&) { replace(*table.primary_key); },
                          [&](const schema::ForeignKey& key) { in(table.foreign_keys, key); },
                          [&](const schema::Unique& unique) { in(table.uniques, unique); },
                          [&](const schema::Check& check) { in(table.checks, check); },
                          [&](const schema::Exclude& exclude) { in(table.excludes, exclude); }},
               which);
}

schema::Constraint get_constraint(const schema::MetaData& metadata, const schema::Table& table,
                                  const std::string& name) {
    const DropConstraint wanted{.table = table.name, .name = name};
    if (const auto found = find_by_name(metadata, table, wanted)) {
        return *found;
    }
    throw no_such_constraint(table, wanted);
}

// Foreign keys that need the dropped key go with it.
void drop_dependent_keys(schema::MetaData& metadata, const QualifiedName& table,
                         const schema::Constraint& dropped) {
    const auto columns = columns_of(dropped);
    const auto kind = schema::kind_of(dropped);
    if (kind != schema::ConstraintKind::primary_key && kind != schema::ConstraintKind::unique) {
        return;
    }
    for (auto& other : metadata.tables) {
        std::erase_if(other.foreign_keys, [&](const schema::ForeignKey& key) {
            const bool to_primary =
                key.referred_columns.empty() && kind == schema::ConstraintKind::primary_key;
            return key.referred_table == table && (to_primary || key.referred_columns == columns);
        });
    }
}

// The table that has the index: the one named, else any of the schema.
schema::Table* find_owner(schema::MetaData& metadata, const QualifiedName& name, const std::string& index) {
    for (auto& table : metadata.tables) {
        const bool is_candidate = name.name.empty() ? table.name.schema == name.schema : table.name == name;
        if (is_candidate && schema::find_index(table, index) != nullptr) {
            return &table;
        }
    }
    return nullptr;
}

Error no_such_index(const QualifiedName& table, const std::string& name) {
    return contradiction(table.name.empty()
                             ? "there is no index " + schema::display_name({table.schema, name})
                             : "table " + schema::display_name(table) + " has no index " + name);
}

}  // namespace

void add_checked_constraint(schema::Table& table, const schema::Constraint& constraint) {
    const auto& name = schema::name_of(constraint);
    if (schema::find_constraint(table, std::string_view(name))) {
        throw contradiction("table " + schema::display_name(table.name) + " has a constraint " + name +
                            " already");
    }
    for (const auto& column : columns_of(constraint)) {
        get_column(table, column);
    }
    if (const auto* key = std::get_if<schema::PrimaryKey>(&constraint)) {
        add_primary_key(table, *key);
    }
    schema::add_constraint(table, constraint);
}

void add_checked_index(schema::MetaData& metadata, schema::Table& table, const schema::Index& index) {
    if (find_owner(metadata, {table.name.schema, ""}, index.name) != nullptr) {
        throw contradiction("index " + schema::display_name({table.name.schema, index.name}) +
                            " exists already");
    }
    for (const auto& element : index.elements) {
        if (!element.is_expression) {
            get_column(table, element.text);
        }
    }
    table.indexes.push_back(index);
}

void apply_one(const CreateConstraint& op, schema::MetaData& metadata) {
    add_checked_constraint(get_table(metadata, op.table), op.constraint);
}

void apply_one(const DropConstraint& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    const auto dropped = find_dropped(metadata, table, op);
    if (!dropped) {
        if (op.if_exists) {
            return;
        }
        throw no_such_constraint(table, op);
    }
    auto before = schema::list_named_constraints(table);
    std::erase_if(before, [&](const auto& each) { return each.name == op.name; });
    schema::remove_constraint(table, *dropped);
    if (schema::name_of(*dropped).empty() && !op.name.empty()) {
        keep_names(table, before);
    }
    if (op.cascade) {
        drop_dependent_keys(metadata, op.table, *dropped);
    }
}

void apply_one(const RenameConstraint& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    const auto renamed = get_constraint(metadata, table, op.name);
    if (op.new_name != op.name && schema::find_constraint(table, std::string_view(op.new_name))) {
        throw contradiction("table " + schema::display_name(table.name) + " has a constraint " + op.new_name +
                            " already");
    }
    auto before = schema::list_named_constraints(table);
    std::erase_if(before, [&](const auto& each) { return each.name == op.name; });
    change_constraint(table, renamed, [&](auto& each) { schema::set_name(each, op.new_name); });
    if (schema::name_of(renamed).empty()) {
        keep_names(table, before);
    }
}

void apply_one(const ValidateConstraint& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    change_constraint(table, get_constraint(metadata, table, op.name),
                      [](auto& each) { schema::set_not_valid(each, false); });
}

void apply_one(const CreateIndex& op, schema::MetaData& metadata) {
    if (op.if_not_exists && find_owner(metadata, {op.table.schema, ""}, op.index.name) != nullptr) {
        return;
    }
    add_checked_index(metadata, get_table(metadata, op.table), op.index);
}

void apply_one(const DropIndex& op, schema::MetaData& metadata) {
    auto* table = find_owner(metadata, op.table, op.name);
    if (table != nullptr) {
        std::erase_if(table->indexes, [&](const auto& index) { return index.name == op.name; });
    } else if (!op.if_exists) {
        throw no_such_index(op.table, op.name);
    }
}

void apply_one(const RenameIndex& op, schema::MetaData& metadata) {
    auto* table = find_owner(metadata, op.table, op.name);
    if (table == nullptr) {
        throw no_such_index(op.table, op.name);
    }
    if (find_owner(metadata, {table->name.schema, ""}, op.new_name) != nullptr && op.new_name != op.name) {
        throw contradiction("index " + op.new_name + " exists already");
    }
    for (auto& index : table->indexes) {
        if (index.name == op.name) {
            index.name = op.new_name;
        }
    }
}

}  // namespace retort::operations
