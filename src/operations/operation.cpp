// What every operation is called, the table that it changes, and how it is copied.
#include "operations/operation.hpp"

namespace retort::operations {

namespace {

struct NameOf {
    const char* operator()(const CreateTable&) const { return "create_table"; }
    const char* operator()(const DropTable&) const { return "drop_table"; }
    const char* operator()(const RenameTable&) const { return "rename_table"; }
    const char* operator()(const AddColumn&) const { return "add_column"; }
    const char* operator()(const DropColumn&) const { return "drop_column"; }
    const char* operator()(const AlterColumn&) const { return "alter_column"; }
    const char* operator()(const CreateConstraint&) const { return "create_constraint"; }
    const char* operator()(const DropConstraint&) const { return "drop_constraint"; }
    const char* operator()(const RenameConstraint&) const { return "rename_constraint"; }
    const char* operator()(const ValidateConstraint&) const { return "validate_constraint"; }
    const char* operator()(const CreateIndex&) const { return "create_index"; }
    const char* operator()(const DropIndex&) const { return "drop_index"; }
    const char* operator()(const RenameIndex&) const { return "rename_index"; }
    const char* operator()(const SetTableComment& op) const {
        return op.comment ? "create_table_comment" : "drop_table_comment";
    }
    const char* operator()(const AlterTableOptions&) const { return "alter_table_options"; }
    const char* operator()(const CreateSchema&) const { return "create_schema"; }
    const char* operator()(const DropSchema&) const { return "drop_schema"; }
    const char* operator()(const CreateEnum&) const { return "create_enum"; }
    const char* operator()(const DropEnum&) const { return "drop_enum"; }
    const char* operator()(const AddEnumValue&) const { return "add_enum_value"; }
    const char* operator()(const AlterEnum&) const { return "alter_enum"; }
    const char* operator()(const CreateDomain&) const { return "create_domain"; }
    const char* operator()(const DropDomain&) const { return "drop_domain"; }
    const char* operator()(const CreateSequence&) const { return "create_sequence"; }
    const char* operator()(const AlterSequence&) const { return "alter_sequence"; }
    const char* operator()(const DropSequence&) const { return "drop_sequence"; }
    const char* operator()(const Execute&) const { return "execute"; }
    const char* operator()(const BulkInsert&) const { return "bulk_insert"; }
    const char* operator()(const BatchAlterTable&) const { return "batch_alter_table"; }
    const char* operator()(const AutocommitBlock&) const { return "autocommit_block"; }
};

template <class Op>
concept ChangesTable = requires(const Op& op) {
    { op.table } -> std::convertible_to<const QualifiedName&>;
};

}  // namespace

Operation::Operation(const Operation& other) = default;
Operation::Operation(Operation&& other) noexcept = default;
Operation& Operation::operator=(const Operation& other) = default;
Operation& Operation::operator=(Operation&& other) noexcept = default;
Operation::~Operation() = default;

bool Operation::operator==(const Operation& other) const = default;

const char* operation_name(const Operation& operation) {
    return visit(NameOf{}, operation);
}

const QualifiedName* table_of(const Operation& operation) {
    return visit(
        [](const auto& op) -> const QualifiedName* {
            using Op = std::decay_t<decltype(op)>;
            if constexpr (std::is_same_v<Op, CreateTable>) {
                return &op.table.name;
            } else if constexpr (ChangesTable<Op>) {
                return op.table.name.empty() ? nullptr : &op.table;
            } else {
                return nullptr;
            }
        },
        operation);
}

}  // namespace retort::operations
