// One arm an operation; see overlap_touch.hpp.
#include "commands/overlap_touch.hpp"

#include "operations/readers.hpp"
#include "schema/words.hpp"

namespace retort::commands {

namespace {

using namespace operations;
using schema::display_name;

class Toucher {
public:
    explicit Toucher(const Operation& operation) : operation_(operation) {}

    std::vector<Touch> operator()(const CreateTable& op) const { return table(op.table.name); }
    std::vector<Touch> operator()(const DropTable& op) const { return table(op.table); }
    std::vector<Touch> operator()(const RenameTable& op) const {
        std::vector<Touch> touches = table(op.table);
        const auto renamed = table({op.table.schema, op.new_name});
        touches.insert(touches.end(), renamed.begin(), renamed.end());
        return touches;
    }
    std::vector<Touch> operator()(const AddColumn& op) const { return column(op.table, op.column.name); }
    std::vector<Touch> operator()(const DropColumn& op) const { return column(op.table, op.column); }
    std::vector<Touch> operator()(const AlterColumn& op) const {
        std::vector<Touch> touches = column(op.table, op.column);
        if (op.new_name) {
            const auto renamed = column(op.table, *op.new_name);
            touches.insert(touches.end(), renamed.begin(), renamed.end());
        }
        return touches;
    }
    std::vector<Touch> operator()(const CreateConstraint& op) const { return table(op.table); }
    std::vector<Touch> operator()(const DropConstraint& op) const { return table(op.table); }
    std::vector<Touch> operator()(const RenameConstraint& op) const { return table(op.table); }
    std::vector<Touch> operator()(const ValidateConstraint& op) const { return table(op.table); }
    std::vector<Touch> operator()(const CreateIndex& op) const { return table(op.table); }
    std::vector<Touch> operator()(const DropIndex& op) const {
        return op.table.name.empty() ? named("index", {op.table.schema, op.name}) : table(op.table);
    }
    std::vector<Touch> operator()(const RenameIndex& op) const {
        return op.table.name.empty() ? named("index", {op.table.schema, op.name}) : table(op.table);
    }
    std::vector<Touch> operator()(const SetTableComment& op) const { return table(op.table); }
    std::vector<Touch> operator()(const AlterTableOptions& op) const { return table(op.table); }
    std::vector<Touch> operator()(const CreateSchema& op) const { return named("schema", {"", op.name}); }
    std::vector<Touch> operator()(const DropSchema& op) const { return named("schema", {"", op.name}); }
    std::vector<Touch> operator()(const CreateEnum& op) const { return named("enumeration", op.type.name); }
    std::vector<Touch> operator()(const DropEnum& op) const { return named("enumeration", op.type); }
    std::vector<Touch> operator()(const AddEnumValue& op) const { return named("enumeration", op.type); }
    std::vector<Touch> operator()(const AlterEnum& op) const { return named("enumeration", op.type); }
    std::vector<Touch> operator()(const CreateDomain& op) const { return named("domain", op.type.name); }
    std::vector<Touch> operator()(const DropDomain& op) const { return named("domain", op.type); }
    std::vector<Touch> operator()(const CreateSequence& op) const {
        return named("sequence", op.sequence.name);
    }
    std::vector<Touch> operator()(const AlterSequence& op) const { return named("sequence", op.sequence); }
    std::vector<Touch> operator()(const DropSequence& op) const { return named("sequence", op.sequence); }
    std::vector<Touch> operator()(const Execute&) const { return {make("", "")}; }
    std::vector<Touch> operator()(const BulkInsert& op) const { return table(op.table); }
    std::vector<Touch> operator()(const BatchAlterTable& op) const { return all(op.operations); }
    std::vector<Touch> operator()(const AutocommitBlock& op) const { return all(op.operations); }

private:
    Touch make(std::string object, std::string column) const {
        return {.object = std::move(object), .column = std::move(column), .what = describe(operation_)};
    }
    std::vector<Touch> named(const std::string& kind, const QualifiedName& name) const {
        return {make(kind + " " + display_name(name), "")};
    }
    std::vector<Touch> table(const QualifiedName& name) const { return named("table", name); }
    std::vector<Touch> column(const QualifiedName& name, const std::string& column) const {
        return {make("table " + display_name(name), display_name(name) + "." + column)};
    }
    static std::vector<Touch> all(const std::vector<Operation>& operations) {
        std::vector<Touch> touches;
        for (const auto& operation : operations) {
            const auto more = list_touches(operation);
            touches.insert(touches.end(), more.begin(), more.end());
        }
        return touches;
    }

    const Operation& operation_;
};

}  // namespace

std::vector<Touch> list_touches(const Operation& operation) {
    return visit(Toucher(operation), operation);
}

}  // namespace retort::commands
