// apply() for columns: with them go, or follow, the constraints and indexes
// over them.
#include "operations/apply_parts.hpp"

#include "schema/expressions.hpp"

namespace retort::operations {

namespace {

using schema::mentions_column;

std::string place(const QualifiedName& table, const std::string& column) {
    return schema::display_name(table) + "." + column;
}

// Where a column goes: before or after another, else at the end.
std::size_t find_position(schema::Table& table, const std::string& before, const std::string& after) {
    if (before.empty() && after.empty()) {
        return table.columns.size();
    }
    const schema::Column& neighbour = get_column(table, before.empty() ? after : before);
    return static_cast<std::size_t>(&neighbour - table.columns.data()) + (before.empty() ? 1 : 0);
}

void insert_column(schema::Table& table, schema::Column column, const std::string& before,
                   const std::string& after) {
    const auto position = find_position(table, before, after);
    table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(position), std::move(column));
}

bool involves(const schema::IndexElement& element, const std::string& column) {
    return element.is_expression ? mentions_column(element.text, column) : element.text == column;
}

struct ConstraintInvolves {
    const std::string& column;
    bool operator()(const schema::PrimaryKey& key) const {
        return contains(key.columns, column) || contains(key.include, column);
    }
    bool operator()(const schema::ForeignKey& key) const { return contains(key.columns, column); }
    bool operator()(const schema::Unique& one) const {
        return contains(one.columns, column) || contains(one.include, column);
    }
    bool operator()(const schema::Check& one) const { return mentions_column(one.condition, column); }
    bool operator()(const schema::Exclude& one) const {
        return contains(one.include, column) || mentions_column(one.where, column) ||
               std::any_of(one.elements.begin(), one.elements.end(),
                           [&](const auto& element) { return involves(element.element, column); });
    }
};

bool involves(const schema::Index& index, const std::string& column) {
    return mentions_column(index.where, column) || contains(index.include, column) ||
           std::any_of(index.elements.begin(), index.elements.end(),
                       [&](const auto& element) { return involves(element, column); });
}

void drop_dependents(schema::Table& table, const std::string& column) {
    for (const auto& constraint : schema::list_constraints(table)) {
        if (std::visit(ConstraintInvolves{column}, constraint)) {
            schema::remove_constraint(table, constraint);
        }
    }
    std::erase_if(table.indexes, [&](const auto& index) { return involves(index, column); });
}

// Gives a column its new name wherever its table speaks of it.
struct Renamer {
    const std::string& from;
    const std::string& to;

    void names(std::vector<std::string>& list) const { std::replace(list.begin(), list.end(), from, to); }
    void expression(std::string& sql) const { sql = schema::rename_mentions(sql, from, to); }
    void element(schema::IndexElement& one) const {
        if (one.is_expression) {
            expression(one.text);
        } else if (one.text == from) {
            one.text = to;
        }
    }

    void constraints(schema::Table& table) const {
        if (table.primary_key) {
            names(table.primary_key->columns);
            names(table.primary_key->include);
        }
        for (auto& key : table.foreign_keys) {
            names(key.columns);
            names(key.on_delete_columns);
        }
        for (auto& one : table.uniques) {
            names(one.columns);
            names(one.include);
        }
        for (auto& one : table.checks) {
            expression(one.condition);
        }
        for (auto& one : table.excludes) {
            expression(one.where);
            names(one.include);
            for (auto& excluded : one.elements) {
                element(excluded.element);
            }
        }
    }

    void indexes(schema::Table& table) const {
        for (auto& index : table.indexes) {
            names(index.include);
            expression(index.where);
            for (auto& one : index.elements) {
                element(one);
            }
        }
    }

    void computed(schema::Table& table) const {
        for (auto& column : table.columns) {
            if (column.computed) {
                expression(column.computed->expression);
            }
        }
    }
};

void rename_column(schema::MetaData& metadata, schema::Table& table, const std::string& from,
                   const std::string& to) {
    if (from == to) {
        return;
    }
    if (schema::find_column(table, to) != nullptr) {
        throw contradiction("column " + place(table.name, to) + " exists already");
    }
    get_column(table, from).name = to;
    const Renamer renamer{from, to};
    renamer.constraints(table);
    renamer.indexes(table);
    renamer.computed(table);
    for (auto& other : metadata.tables) {
        for (auto& key : other.foreign_keys) {
            if (key.referred_table == table.name) {
                renamer.names(key.referred_columns);
            }
        }
    }
}

void change_properties(schema::Column& column, const AlterColumn& op) {
    column.type = op.type.value_or(column.type);
    column.nullable = op.nullable.value_or(column.nullable);
    column.autoincrement = op.autoincrement.value_or(column.autoincrement);
    const auto change = [](auto& slot, const auto& wanted) {
        if (wanted) {
            slot = wanted->to;
        }
    };
    change(column.server_default, op.server_default);
    change(column.comment, op.comment);
    change(column.identity, op.identity);
    change(column.computed, op.computed);
    for (const auto& [key, wanted] : op.options) {
        if (wanted.to) {
            column.options[key] = *wanted.to;
        } else {
            column.options.erase(key);
        }
    }
}

void move_column(schema::Table& table, const AlterColumn& op) {
    const std::string& neighbour = op.insert_before.empty() ? op.insert_after : op.insert_before;
    if (neighbour.empty() || neighbour == op.column) {
        return;
    }
    get_column(table, neighbour);
    const schema::Column moved = get_column(table, op.column);
    std::erase_if(table.columns, [&](const auto& column) { return column.name == op.column; });
    insert_column(table, moved, op.insert_before, op.insert_after);
}

}  // namespace

void apply_one(const AddColumn& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    if (schema::find_column(table, op.column.name) != nullptr) {
        if (op.if_not_exists) {
            return;
        }
        throw contradiction("column " + place(op.table, op.column.name) + " exists already");
    }
    insert_column(table, op.column, op.insert_before, op.insert_after);
    for (const auto& constraint : op.constraints) {
        add_checked_constraint(table, constraint);
    }
    for (const auto& index : op.indexes) {
        add_checked_index(metadata, table, index);
    }
}

void apply_one(const DropColumn& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    if (op.if_exists && schema::find_column(table, op.column) == nullptr) {
        return;
    }
    get_column(table, op.column);
    drop_dependents(table, op.column);
    std::erase_if(table.columns, [&](const auto& column) { return column.name == op.column; });
}

void apply_one(const AlterColumn& op, schema::MetaData& metadata) {
    auto& table = get_table(metadata, op.table);
    change_properties(get_column(table, op.column), op);
    move_column(table, op);
    rename_column(metadata, table, op.column, op.new_name.value_or(op.column));
}

}  // namespace retort::operations
