// apply() for tables and schemas.
#include "operations/apply_parts.hpp"

namespace retort::operations {

namespace {

// As create_table does where a database has such types.
void add_enums_of(const schema::Table& table, schema::MetaData& metadata) {
    for (auto column : table.columns) {
        visit_types(column.type, [&](schema::Type& type) {
            const QualifiedName name{type.schema, type.name};
            if (type.kind == schema::TypeKind::enum_ && schema::find_enum(metadata, name) == nullptr) {
                metadata.enums.push_back({name, type.values});
            }
        });
    }
}

void drop_references(schema::MetaData& metadata, const QualifiedName& referred) {
    for (auto& table : metadata.tables) {
        std::erase_if(table.foreign_keys, [&](const auto& key) { return key.referred_table == referred; });
    }
}

bool is_of_table(const schema::RawObject& object, const QualifiedName& table) {
    return object.name.schema == table.schema && object.table == table.name;
}

}  // namespace

void apply_one(const CreateTable& op, schema::MetaData& metadata) {
    if (schema::find_table(metadata, op.table.name) == nullptr) {
        metadata.tables.push_back(op.table);
        add_enums_of(op.table, metadata);
    } else if (!op.if_not_exists) {
        throw contradiction("table " + schema::display_name(op.table.name) + " exists already");
    }
}

void apply_one(const DropTable& op, schema::MetaData& metadata) {
    if (op.if_exists && schema::find_table(metadata, op.table) == nullptr) {
        return;
    }
    get_table(metadata, op.table);
    std::erase_if(metadata.tables, [&](const auto& table) { return table.name == op.table; });
    std::erase_if(metadata.raw_objects, [&](const auto& object) { return is_of_table(object, op.table); });
    if (op.cascade) {
        drop_references(metadata, op.table);
    }
}

void apply_one(const RenameTable& op, schema::MetaData& metadata) {
    const QualifiedName renamed{op.table.schema, op.new_name};
    if (schema::find_table(metadata, renamed) != nullptr && renamed != op.table) {
        throw contradiction("table " + schema::display_name(renamed) + " exists already");
    }
    get_table(metadata, op.table).name = renamed;
    for (auto& table : metadata.tables) {
        for (auto& key : table.foreign_keys) {
            if (key.referred_table == op.table) {
                key.referred_table = renamed;
            }
        }
    }
    for (auto& object : metadata.raw_objects) {
        if (is_of_table(object, op.table)) {
            object.table = op.new_name;
        }
    }
}

void apply_one(const SetTableComment& op, schema::MetaData& metadata) {
    get_table(metadata, op.table).comment = op.comment;
}

void apply_one(const AlterTableOptions& op, schema::MetaData& metadata) {
    schema::DialectOptions& options = get_table(metadata, op.table).options;
    for (const auto& [key, change] : op.options) {
        if (change.to) {
            options[key] = *change.to;
        } else {
            options.erase(key);
        }
    }
}

void apply_one(const CreateSchema& op, schema::MetaData& metadata) {
    if (!contains(metadata.schemas, op.name)) {
        metadata.schemas.push_back(op.name);
    } else if (!op.if_not_exists) {
        throw contradiction("schema " + op.name + " exists already");
    }
}

void apply_one(const DropSchema& op, schema::MetaData& metadata) {
    if (!contains(metadata.schemas, op.name) && !op.if_exists) {
        throw contradiction("there is no schema " + op.name);
    }
    std::erase(metadata.schemas, op.name);
    if (op.cascade) {
        const auto is_inside = [&](const auto& object) { return object.name.schema == op.name; };
        std::erase_if(metadata.tables, is_inside);
        std::erase_if(metadata.enums, is_inside);
        std::erase_if(metadata.domains, is_inside);
        std::erase_if(metadata.sequences, is_inside);
        std::erase_if(metadata.raw_objects, is_inside);
        for (auto& table : metadata.tables) {
            std::erase_if(table.foreign_keys,
                          [&](const auto& key) { return key.referred_table.schema == op.name; });
        }
    }
}

}  // namespace retort::operations
