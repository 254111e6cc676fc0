// What a revision's text says of an operation; see recorded.hpp.
#include "laws/recorded.hpp"

namespace retort::laws {

namespace {

using namespace operations;

struct Forget {
    void operator()(DropTable& op) const { op.existing.reset(); }
    void operator()(DropColumn& op) const {
        op.existing.reset();
        op.existing_constraints.clear();
        op.existing_indexes.clear();
    }
    void operator()(DropConstraint& op) const {
        if (!op.name.empty()) {
            op.existing.reset();
            op.kind.reset();
        }
    }
    void operator()(DropIndex& op) const { op.existing.reset(); }
    void operator()(DropEnum& op) const { op.existing.reset(); }
    void operator()(DropDomain& op) const { op.existing.reset(); }
    void operator()(DropSequence& op) const { op.existing.reset(); }
    void operator()(AddEnumValue& op) const { op.existing.reset(); }
    void operator()(ValidateConstraint& op) const { op.existing.reset(); }
    void operator()(AlterSequence& op) const { op.existing.reset(); }
    void operator()(AlterEnum& op) const { op.existing.reset(); }
    void operator()(SetTableComment& op) const { op.existing.reset(); }
    void operator()(AlterTableOptions& op) const { op.existing.clear(); }
    void operator()(AlterColumn& op) const {
        op.existing.autoincrement.reset();
        op.existing.options.clear();
        forget_nothing(op.existing.identity);
        forget_nothing(op.existing.computed);
        forget_nothing(op.existing.comment);
    }
    void operator()(BatchAlterTable& op) const {
        for (auto& each : op.operations) {
            each = as_recorded(each);
        }
    }
    template <class Other>
    void operator()(Other&) const {}

private:
    template <class T>
    static void forget_nothing(std::optional<Change<T>>& existing) {
        if (existing && !existing->to) {
            existing.reset();
        }
    }
};

}  // namespace

Operation as_recorded(Operation operation) {
    std::visit(Forget(), operation.value);
    return operation;
}

}  // namespace retort::laws
