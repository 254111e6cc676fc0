// reverse(): what undoes an operation, from what the operation itself carries.
#include "operations/readers.hpp"

#include "retort/error.hpp"

namespace retort::operations {

namespace {

// The error for an operation that does not say what was there before.
Error irreversible(const Operation& operation, const std::string& why) {
    return Error(ErrorKind::command, describe(operation) + ": cannot be reversed, " + why)
        .with_hint("write its downgrade by hand");
}

template <class T>
const T& get_existing(const std::optional<T>& existing, const Operation& operation, const char* what) {
    if (!existing) {
        throw irreversible(operation, "because it does not say what the " + std::string(what) + " was");
    }
    return *existing;
}

// Puts `known` (the value before) where the change was, and the change where
// the reverse looks for what is there.
template <class T>
void swap_change(std::optional<T>& wanted, std::optional<T>& known, const AlterColumn& op, const char* what) {
    if (!wanted) {
        return;
    }
    get_existing(known, op, what);
    std::swap(wanted, known);
}

// What validating took away, NOT VALID again.
std::vector<Operation> unvalidate(const ValidateConstraint& op) {
    const auto& existing = get_existing(op.existing, op, "constraint");
    auto valid = existing;
    schema::set_not_valid(valid, false);
    schema::set_name(valid, op.name);
    return {
        DropConstraint{.table = op.table, .name = op.name, .kind = schema::kind_of(valid), .existing = valid},
        CreateConstraint{op.table, existing}};
}

using OptionChanges = std::map<std::string, Change<std::string>>;

OptionChanges options_before(const OptionChanges& wanted, const OptionChanges& existing,
                             const Operation& operation) {
    OptionChanges before;
    for (const auto& [key, change] : wanted) {
        const auto known = existing.find(key);
        if (known == existing.end()) {
            throw irreversible(operation, "because it does not say what " + key + " was");
        }
        before.insert(*known);
    }
    return before;
}

struct Reverse {
    Operation operator()(const CreateTable& op) const {
        return DropTable{.table = op.table.name, .if_exists = op.if_not_exists, .existing = op.table};
    }
    Operation operator()(const DropTable& op) const {
        return CreateTable{get_existing(op.existing, op, "table"), op.if_exists};
    }
    Operation operator()(const RenameTable& op) const {
        return RenameTable{{op.table.schema, op.new_name}, op.table.name};
    }
    Operation operator()(const AddColumn& op) const {
        return DropColumn{.table = op.table,
                          .column = op.column.name,
                          .if_exists = op.if_not_exists,
                          .existing = op.column,
                          .existing_constraints = op.constraints,
                          .existing_indexes = op.indexes};
    }
    Operation operator()(const DropColumn& op) const {
        return AddColumn{.table = op.table,
                         .column = get_existing(op.existing, op, "column"),
                         .constraints = op.existing_constraints,
                         .indexes = op.existing_indexes,
                         .if_not_exists = op.if_exists};
    }
    Operation operator()(const AlterColumn& op) const {
        AlterColumn reversed = op;
        if (op.new_name) {
            reversed.column = *op.new_name;
            reversed.new_name = op.column;
        }
        reversed.using_expression.reset();
        reversed.insert_before.clear();
        reversed.insert_after.clear();
        auto& known = reversed.existing;
        swap_change(reversed.type, known.type, op, "type");
        swap_change(reversed.nullable, known.nullable, op, "nullability");
        swap_change(reversed.server_default, known.server_default, op, "server default");
        swap_change(reversed.comment, known.comment, op, "comment");
        swap_change(reversed.identity, known.identity, op, "identity");
        swap_change(reversed.computed, known.computed, op, "computed expression");
        swap_change(reversed.autoincrement, known.autoincrement, op, "autoincrement");
        reversed.options = options_before(op.options, op.existing.options, op);
        known.options = op.options;
        return reversed;
    }
    Operation operator()(const CreateConstraint& op) const {
        return DropConstraint{.table = op.table,
                              .name = schema::name_of(op.constraint),
                              .kind = schema::kind_of(op.constraint),
                              .existing = op.constraint};
    }
    Operation operator()(const DropConstraint& op) const {
        return CreateConstraint{op.table, get_existing(op.existing, op, "constraint")};
    }
    Operation operator()(const RenameConstraint& op) const {
        return RenameConstraint{op.table, op.new_name, op.name};
    }
    Operation operator()(const ValidateConstraint& op) const {
        return BatchAlterTable{.table = op.table, .operations = unvalidate(op)};
    }
    Operation operator()(const CreateIndex& op) const {
        return DropIndex{.table = op.table,
                         .name = op.index.name,
                         .if_exists = op.if_not_exists,
                         .concurrently = op.concurrently,
                         .existing = op.index};
    }
    Operation operator()(const DropIndex& op) const {
        if (op.table.name.empty()) {
            throw irreversible(op, "because it does not say which table the index was of");
        }
        return CreateIndex{.table = op.table,
                           .index = get_existing(op.existing, op, "index"),
                           .if_not_exists = op.if_exists,
                           .concurrently = op.concurrently};
    }
    Operation operator()(const RenameIndex& op) const { return RenameIndex{op.table, op.new_name, op.name}; }
    Operation operator()(const SetTableComment& op) const {
        return SetTableComment{op.table, get_existing(op.existing, op, "comment").to, {{op.comment}}};
    }
    Operation operator()(const AlterTableOptions& op) const {
        return AlterTableOptions{.table = op.table,
                                 .options = options_before(op.options, op.existing, op),
                                 .existing = op.options};
    }
    Operation operator()(const CreateSchema& op) const {
        return DropSchema{.name = op.name, .if_exists = op.if_not_exists};
    }
    Operation operator()(const DropSchema& op) const {
        if (op.cascade) {
            throw irreversible(op, "because it does not say what was in the schema");
        }
        return CreateSchema{op.name, op.if_exists};
    }
    Operation operator()(const CreateEnum& op) const {
        return DropEnum{.type = op.type.name, .existing = op.type};
    }
    Operation operator()(const DropEnum& op) const {
        return CreateEnum{get_existing(op.existing, op, "enumeration")};
    }
    Operation operator()(const AddEnumValue& op) const {
        if (!op.existing) {
            throw irreversible(op,
                               "because the values that stay are not known to it; alter_enum lists them all");
        }
        schema::MetaData metadata;
        metadata.enums.push_back({op.type, *op.existing});
        apply(op, metadata);
        return AlterEnum{op.type, *op.existing, metadata.enums.front().values};
    }
    Operation operator()(const AlterEnum& op) const {
        return AlterEnum{op.type, get_existing(op.existing, op, "list of values"), op.values};
    }
    Operation operator()(const CreateDomain& op) const {
        return DropDomain{.type = op.type.name, .existing = op.type};
    }
    Operation operator()(const DropDomain& op) const {
        return CreateDomain{get_existing(op.existing, op, "domain")};
    }
    Operation operator()(const CreateSequence& op) const {
        return DropSequence{op.sequence.name, op.if_not_exists, op.sequence};
    }
    Operation operator()(const AlterSequence& op) const {
        return AlterSequence{op.sequence, get_existing(op.existing, op, "list of options"), op.options};
    }
    Operation operator()(const DropSequence& op) const {
        return CreateSequence{get_existing(op.existing, op, "sequence"), op.if_exists};
    }
    Operation operator()(const Execute& op) const { throw irreversible(op, "because it is SQL of its own"); }
    Operation operator()(const BulkInsert& op) const {
        throw irreversible(op, "because its rows cannot be told from others");
    }
    Operation operator()(const BatchAlterTable& op) const {
        return BatchAlterTable{op.table, op.recreate, reverse(op.operations)};
    }
    Operation operator()(const AutocommitBlock& op) const { return AutocommitBlock{reverse(op.operations)}; }
};

}  // namespace

Operation reverse(const Operation& operation) {
    return visit(Reverse{}, operation);
}

std::vector<Operation> reverse(const std::vector<Operation>& operations) {
    std::vector<Operation> reversed;
    for (auto operation = operations.rbegin(); operation != operations.rend(); ++operation) {
        if (const auto* validate = std::get_if<ValidateConstraint>(&operation->value)) {
            for (auto& each : unvalidate(*validate)) {
                reversed.push_back(std::move(each));
            }
        } else {
            reversed.push_back(reverse(*operation));
        }
    }
    return reversed;
}

}  // namespace retort::operations
