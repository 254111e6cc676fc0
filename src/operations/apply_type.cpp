// apply() for enumerations, domains and sequences.
#include "operations/apply_parts.hpp"

namespace retort::operations {

namespace {

template <class T>
void add_object(std::vector<T>& list, const T& object, const char* what, bool if_not_exists) {
    const auto same = [&](const T& one) { return one.name == object.name; };
    if (std::none_of(list.begin(), list.end(), same)) {
        list.push_back(object);
    } else if (!if_not_exists) {
        throw contradiction(std::string(what) + " " + schema::display_name(object.name) + " exists already");
    }
}

template <class T>
void drop_object(std::vector<T>& list, const QualifiedName& name, const char* what, bool if_exists) {
    if (std::erase_if(list, [&](const T& one) { return one.name == name; }) == 0 && !if_exists) {
        throw contradiction("there is no " + std::string(what) + " " + schema::display_name(name));
    }
}

// Changes the list of the type and of every column that has it. A column's type
// may be known where the type itself is not: made by create_table elsewhere.
void change_values(schema::MetaData& metadata, const QualifiedName& name,
                   const std::function<void(std::vector<std::string>&)>& change) {
    bool found = false;
    if (auto* type = schema::find_enum(metadata, name)) {
        change(type->values);
        found = true;
    }
    visit_types(metadata, [&](schema::Type& type) {
        if (type.kind == schema::TypeKind::enum_ && QualifiedName{type.schema, type.name} == name) {
            change(type.values);
            found = true;
        }
    });
    if (!found) {
        throw contradiction("there is no enumeration " + schema::display_name(name));
    }
}

void insert_value(std::vector<std::string>& values, const AddEnumValue& op) {
    if (contains(values, op.value)) {
        if (op.if_not_exists) {
            return;
        }
        throw contradiction("enumeration " + schema::display_name(op.type) + " has the value '" + op.value +
                            "' already");
    }
    auto position = values.end();
    if (const auto& neighbour = op.before.empty() ? op.after : op.before; !neighbour.empty()) {
        position = std::find(values.begin(), values.end(), neighbour);
        if (position == values.end()) {
            throw contradiction("enumeration " + schema::display_name(op.type) + " has no value '" +
                                neighbour + "'");
        }
        position += op.before.empty() ? 1 : 0;
    }
    values.insert(position, op.value);
}

}  // namespace

void apply_one(const CreateEnum& op, schema::MetaData& metadata) {
    add_object(metadata.enums, op.type, "enumeration", false);
}

void apply_one(const DropEnum& op, schema::MetaData& metadata) {
    drop_object(metadata.enums, op.type, "enumeration", op.if_exists);
}

void apply_one(const AddEnumValue& op, schema::MetaData& metadata) {
    change_values(metadata, op.type, [&](auto& values) { insert_value(values, op); });
}

void apply_one(const AlterEnum& op, schema::MetaData& metadata) {
    change_values(metadata, op.type, [&](auto& values) { values = op.values; });
}

void apply_one(const CreateDomain& op, schema::MetaData& metadata) {
    add_object(metadata.domains, op.type, "domain", false);
}

void apply_one(const DropDomain& op, schema::MetaData& metadata) {
    drop_object(metadata.domains, op.type, "domain", op.if_exists);
}

void apply_one(const CreateSequence& op, schema::MetaData& metadata) {
    add_object(metadata.sequences, op.sequence, "sequence", op.if_not_exists);
}

void apply_one(const AlterSequence& op, schema::MetaData& metadata) {
    for (auto& sequence : metadata.sequences) {
        if (sequence.name == op.sequence) {
            sequence.options = op.options;
            return;
        }
    }
    throw contradiction("there is no sequence " + schema::display_name(op.sequence));
}

void apply_one(const DropSequence& op, schema::MetaData& metadata) {
    drop_object(metadata.sequences, op.sequence, "sequence", op.if_exists);
}

}  // namespace retort::operations
