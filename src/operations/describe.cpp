// describe(): operations as sentences for a person.
#include "base/text.hpp"
#include "operations/readers.hpp"
#include "schema/words.hpp"

namespace retort::operations {

namespace {

using schema::display_name;

constexpr std::size_t kMaxSql = 60;

std::string place(const QualifiedName& table, const std::string& column) {
    return display_name(table) + "." + column;
}

// The first line of a statement, cut where it is long.
std::string shorten(const std::string& sql) {
    const auto text = base::trim(sql);
    std::string line(base::trim(text.substr(0, text.find('\n'))));
    bool is_whole = line.size() == text.size();
    if (line.size() > kMaxSql) {
        std::size_t end = kMaxSql;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        line.resize(end);
        is_whole = false;
    }
    return is_whole ? line : line + " …";
}

std::string describe_option(const std::string& key, const Change<std::string>& change) {
    return change.to ? key + " = " + *change.to : "no " + key;
}

std::string describe_changes(const AlterColumn& op) {
    std::vector<std::string> changes;
    const auto add = [&](const auto& change, const std::string& what) {
        if (change) {
            changes.push_back((change->to ? "set " : "drop ") + what);
        }
    };
    if (op.new_name) {
        changes.push_back("rename to " + *op.new_name);
    }
    if (op.type) {
        changes.push_back(
            (op.existing.type ? "type " + schema::dump_type(*op.existing.type) + " to " : "type to ") +
            schema::dump_type(*op.type));
    }
    if (op.nullable) {
        changes.emplace_back(*op.nullable ? "allow NULL" : "forbid NULL");
    }
    add(op.server_default, "default");
    add(op.comment, "comment");
    add(op.identity, "identity");
    add(op.computed, "computed expression");
    if (op.autoincrement) {
        changes.emplace_back("autoincrement");
    }
    for (const auto& [key, change] : op.options) {
        changes.push_back(describe_option(key, change));
    }
    if (!op.insert_before.empty() || !op.insert_after.empty()) {
        changes.push_back(op.insert_before.empty() ? "move after " + op.insert_after
                                                   : "move before " + op.insert_before);
    }
    return changes.empty() ? "no change" : base::join(changes, ", ");
}

std::string describe_dropped(const DropConstraint& op) {
    if (op.existing) {
        schema::Constraint constraint = *op.existing;
        schema::set_name(constraint, op.name);
        return schema::describe_constraint(constraint);
    }
    return op.name.empty() ? "constraint" : "constraint " + op.name;
}

std::string count_rows(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " row" : " rows");
}

std::string describe_all(const std::vector<Operation>& operations) {
    return schema::join_each(operations, "; ", describe);
}

struct Describe {
    std::string operator()(const CreateTable& op) const {
        return "create table " + display_name(op.table.name);
    }
    std::string operator()(const DropTable& op) const { return "drop table " + display_name(op.table); }
    std::string operator()(const RenameTable& op) const {
        return "rename table " + display_name(op.table) + " to " + op.new_name;
    }
    std::string operator()(const AddColumn& op) const {
        return "add column " + place(op.table, op.column.name);
    }
    std::string operator()(const DropColumn& op) const { return "drop column " + place(op.table, op.column); }
    std::string operator()(const AlterColumn& op) const {
        return "alter column " + place(op.table, op.column) + ": " + describe_changes(op);
    }
    std::string operator()(const CreateConstraint& op) const {
        return "create " + schema::describe_constraint(op.constraint) + " on " + display_name(op.table);
    }
    std::string operator()(const DropConstraint& op) const {
        return "drop " + describe_dropped(op) + " of " + display_name(op.table);
    }
    std::string operator()(const RenameConstraint& op) const {
        return "rename constraint " + op.name + " of " + display_name(op.table) + " to " + op.new_name;
    }
    std::string operator()(const ValidateConstraint& op) const {
        return "validate constraint " + op.name + " of " + display_name(op.table);
    }
    std::string operator()(const CreateIndex& op) const {
        return std::string(op.index.unique ? "create unique index " : "create index ") + op.index.name +
               " on " + display_name(op.table);
    }
    std::string operator()(const DropIndex& op) const {
        return "drop index " + op.name + (op.table.name.empty() ? "" : " of " + display_name(op.table));
    }
    std::string operator()(const RenameIndex& op) const {
        return "rename index " + op.name + " to " + op.new_name;
    }
    std::string operator()(const SetTableComment& op) const {
        return (op.comment ? "set" : "drop") + std::string(" comment of table ") + display_name(op.table);
    }
    std::string operator()(const AlterTableOptions& op) const {
        return "alter options of table " + display_name(op.table) + ": " +
               schema::join_each(op.options, ", ", [](const auto& option) {
                   return describe_option(option.first, option.second);
               });
    }
    std::string operator()(const CreateSchema& op) const { return "create schema " + op.name; }
    std::string operator()(const DropSchema& op) const { return "drop schema " + op.name; }
    std::string operator()(const CreateEnum& op) const {
        return "create enumeration " + display_name(op.type.name);
    }
    std::string operator()(const DropEnum& op) const { return "drop enumeration " + display_name(op.type); }
    std::string operator()(const AddEnumValue& op) const {
        return "add value '" + op.value + "' to enumeration " + display_name(op.type);
    }
    std::string operator()(const AlterEnum& op) const {
        return "alter enumeration " + display_name(op.type) + " to (" + schema::list_names(op.values) + ")";
    }
    std::string operator()(const CreateDomain& op) const {
        return "create domain " + display_name(op.type.name);
    }
    std::string operator()(const DropDomain& op) const { return "drop domain " + display_name(op.type); }
    std::string operator()(const CreateSequence& op) const {
        return "create sequence " + display_name(op.sequence.name);
    }
    std::string operator()(const AlterSequence& op) const {
        return "alter options of sequence " + display_name(op.sequence);
    }
    std::string operator()(const DropSequence& op) const {
        return "drop sequence " + display_name(op.sequence);
    }
    std::string operator()(const Execute& op) const { return "execute " + shorten(op.sql); }
    std::string operator()(const BulkInsert& op) const {
        return "insert " + count_rows(op.rows.size()) + " into " + display_name(op.table);
    }
    std::string operator()(const BatchAlterTable& op) const {
        return "alter table " + display_name(op.table) + ": " + describe_all(op.operations);
    }
    std::string operator()(const AutocommitBlock& op) const {
        return "outside a transaction: " + describe_all(op.operations);
    }
};

}  // namespace

std::string describe(const Operation& operation) {
    return visit(Describe{}, operation);
}

}  // namespace retort::operations
