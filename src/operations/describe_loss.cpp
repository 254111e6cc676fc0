// describe_loss(), describe_narrowing(): what rows and values may not come through.
#include "base/text.hpp"
#include "operations/conversions.hpp"
#include "operations/readers.hpp"

#include <algorithm>

namespace retort::operations {

namespace {

using schema::display_name;

std::string place(const QualifiedName& table, const std::string& column) {
    return display_name(table) + "." + column;
}

std::string join_losses(const std::vector<Operation>& operations) {
    std::vector<std::string> losses;
    for (const auto& operation : operations) {
        if (auto loss = describe_loss(operation); !loss.empty()) {
            losses.push_back(std::move(loss));
        }
    }
    return base::join(losses, "; ");
}

// Without it the database forgets how far it had counted, and numbers rows by those it has.
bool stops_counting(const AlterTableOptions& op) {
    return std::ranges::any_of(op.options, [](const auto& option) {
        const auto& [key, change] = option;
        return key.ends_with("_autoincrement") && change.to.value_or("false") == "false";
    });
}

struct DescribeLoss {
    std::string operator()(const DropTable& op) const { return "all rows of " + display_name(op.table); }
    std::string operator()(const DropColumn& op) const {
        return op.existing && op.existing->computed ? "" : "the values of " + place(op.table, op.column);
    }
    std::string operator()(const AlterColumn& op) const {
        const bool was_computed = op.existing.computed && op.existing.computed->to;
        if (op.computed && op.computed->to && !was_computed) {
            return "the values of " + place(op.table, op.column) + ", which are computed from now on";
        }
        if (!op.type || !op.existing.type) {
            return "";
        }
        const auto lost = find_lost_part(*op.existing.type, *op.type);
        return lost.empty() ? "" : lost + " of " + place(op.table, op.column);
    }
    std::string operator()(const AlterTableOptions& op) const {
        return stops_counting(op) ? "the counter of " + display_name(op.table) : "";
    }
    std::string operator()(const DropSchema& op) const {
        return op.cascade ? "everything in schema " + op.name : "";
    }
    std::string operator()(const DropSequence& op) const {
        return "the counter of sequence " + display_name(op.sequence);
    }
    std::string operator()(const AlterSequence& op) const {
        return op.existing && schema::turns_round(*op.existing, op.options)
                   ? "the counter of sequence " + display_name(op.sequence)
                   : "";
    }
    std::string operator()(const BatchAlterTable& op) const { return join_losses(op.operations); }
    std::string operator()(const AutocommitBlock& op) const { return join_losses(op.operations); }

    // What these throw away, a script can make again.
    std::string operator()(const CreateTable&) const { return ""; }
    std::string operator()(const RenameTable&) const { return ""; }
    std::string operator()(const AddColumn&) const { return ""; }
    std::string operator()(const CreateConstraint&) const { return ""; }
    std::string operator()(const DropConstraint&) const { return ""; }
    std::string operator()(const RenameConstraint&) const { return ""; }
    std::string operator()(const ValidateConstraint&) const { return ""; }
    std::string operator()(const CreateIndex&) const { return ""; }
    std::string operator()(const DropIndex&) const { return ""; }
    std::string operator()(const RenameIndex&) const { return ""; }
    std::string operator()(const SetTableComment&) const { return ""; }
    std::string operator()(const CreateSchema&) const { return ""; }
    std::string operator()(const CreateEnum&) const { return ""; }
    std::string operator()(const DropEnum&) const { return ""; }
    std::string operator()(const AddEnumValue&) const { return ""; }
    std::string operator()(const AlterEnum&) const { return ""; }
    std::string operator()(const CreateDomain&) const { return ""; }
    std::string operator()(const DropDomain&) const { return ""; }
    std::string operator()(const CreateSequence&) const { return ""; }
    std::string operator()(const Execute&) const { return ""; }
    std::string operator()(const BulkInsert&) const { return ""; }
};

std::string describe_narrowed(const AlterColumn& op) {
    if (!op.type || !op.existing.type || !is_narrower(*op.existing.type, *op.type)) {
        return "";
    }
    return place(op.table, op.column) + " from " + schema::dump_type(*op.existing.type) + " to " +
           schema::dump_type(*op.type);
}

std::string describe_narrowed(const AlterEnum& op) {
    std::vector<std::string> gone;
    for (const auto& value : op.existing.value_or(std::vector<std::string>{})) {
        if (std::ranges::find(op.values, value) == op.values.end()) {
            gone.push_back("'" + value + "'");
        }
    }
    return gone.empty() ? "" : "enumeration " + display_name(op.type) + ", without " + base::join(gone, ", ");
}

std::string join_narrowed(const std::vector<Operation>& operations) {
    std::vector<std::string> texts;
    for (const auto& operation : operations) {
        if (auto text = describe_narrowing(operation); !text.empty()) {
            texts.push_back(std::move(text));
        }
    }
    return base::join(texts, "; ");
}

}  // namespace

std::string describe_loss(const Operation& operation) {
    return visit(DescribeLoss{}, operation);
}

std::string describe_narrowing(const Operation& operation) {
    if (const auto* batch = std::get_if<BatchAlterTable>(&operation.value)) {
        return join_narrowed(batch->operations);
    }
    if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
        return join_narrowed(block->operations);
    }
    if (const auto* alter = std::get_if<AlterEnum>(&operation.value)) {
        return describe_narrowed(*alter);
    }
    const auto* alter = std::get_if<AlterColumn>(&operation.value);
    return alter == nullptr ? "" : describe_narrowed(*alter);
}

}  // namespace retort::operations
