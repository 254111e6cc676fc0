// dump(): operations as canonical text, equal for equal operations.
#include "base/text.hpp"
#include "operations/readers.hpp"
#include "schema/words.hpp"

namespace retort::operations {

namespace {

using schema::dump_name;
using schema::dump_names;
using schema::dump_text;

std::string when(bool is_so, const std::string& text) {
    return is_so ? text : "";
}

std::string indent(const std::string& text) {
    return "\n    " + base::indent_continuation(text, 4);
}

// The members of a table, without its own line.
std::string members(const schema::Table& table) {
    std::string text = schema::dump_table(table);
    text.pop_back();
    const auto first = text.find('\n');
    return first == std::string::npos ? "" : text.substr(first);
}

std::string beside(const std::string& before, const std::string& after) {
    return when(!before.empty(), " before " + dump_name(before)) +
           when(!after.empty(), " after " + dump_name(after));
}

std::string dump_values(const std::vector<std::string>& values) {
    return "(" + schema::dump_texts(values) + ")";
}

std::string dump_options_of(const schema::SequenceOptions& options) {
    const auto text = schema::dump_sequence_options(options);
    return when(!text.empty(), " (" + text + ")");
}

std::string dump_identity(const schema::SequenceOptions& options) {
    return "identity" + dump_options_of(options);
}

std::string dump_computed(const schema::Computed& computed) {
    return "computed " + schema::dump_expression(computed.expression) +
           (computed.stored ? " stored" : " virtual");
}

// A domain as the schema's dump has it, without its first word.
std::string dump_domain(const schema::DomainType& type) {
    schema::MetaData metadata;
    metadata.domains.push_back(type);
    std::string text = schema::dump_metadata(metadata);
    text.pop_back();
    return text.substr(std::string("domain ").size());
}

std::string dump_autoincrement(schema::Autoincrement autoincrement) {
    switch (autoincrement) {
        case schema::Autoincrement::automatic:
            return "automatic";
        case schema::Autoincrement::on:
            return "autoincrement";
        case schema::Autoincrement::off:
            return "no_autoincrement";
    }
    return "?";
}

std::vector<std::string> dump_each_option(const std::map<std::string, Change<std::string>>& changes) {
    std::vector<std::string> texts;
    for (const auto& [key, change] : changes) {
        texts.push_back(change.to ? key + "=" + dump_text(*change.to) : "no " + key);
    }
    return texts;
}

// One list of properties: the new ones, or those that are there.
template <class Properties>
std::vector<std::string> dump_properties(const Properties& op) {
    std::vector<std::string> words;
    const auto add = [&](const auto& change, const std::string& word, const auto& dump) {
        if (change) {
            words.push_back(change->to ? dump(*change->to) : "no " + word);
        }
    };
    if (op.type) {
        words.push_back("type " + schema::dump_type(*op.type));
    }
    if (op.nullable) {
        words.emplace_back(*op.nullable ? "null" : "not null");
    }
    add(op.server_default, "default",
        [](const auto& value) { return "default " + schema::dump_server_default(value); });
    add(op.comment, "comment", [](const auto& text) { return "comment " + dump_text(text); });
    add(op.identity, "identity", dump_identity);
    add(op.computed, "computed", dump_computed);
    if (op.autoincrement) {
        words.push_back(dump_autoincrement(*op.autoincrement));
    }
    for (auto& option : dump_each_option(op.options)) {
        words.push_back(std::move(option));
    }
    return words;
}

std::string dump_changes(const AlterColumn& op) {
    auto words = dump_properties(op);
    if (op.using_expression) {
        words.push_back("using " + schema::dump_expression(*op.using_expression));
    }
    if (op.new_name) {
        words.insert(words.begin(), "new_name " + dump_name(*op.new_name));
    }
    const auto known = dump_properties(op.existing);
    return base::join(words, ", ") + when(!known.empty(), "; was " + base::join(known, ", "));
}

std::string dump_drop_of(const std::string& name, bool if_exists) {
    return name + when(if_exists, " if_exists");
}

std::string dump_row(const std::vector<Datum>& row) {
    return "(" + schema::join_each(row, ", ", schema::dump_datum) + ")";
}

std::string dump_option_changes(const std::map<std::string, Change<std::string>>& changes) {
    return base::join(dump_each_option(changes), ", ");
}

// What follows the operation's name and a space.
struct Dump {
    const RawForm& raw_form;

    std::string operator()(const CreateTable& op) const {
        return dump_name(op.table.name) + when(op.if_not_exists, " if_not_exists") + members(op.table);
    }
    std::string operator()(const DropTable& op) const {
        return dump_drop_of(dump_name(op.table), op.if_exists) + when(op.cascade, " cascade") +
               (op.existing ? "; was " + dump_name(op.existing->name) + members(*op.existing) : "");
    }
    std::string operator()(const RenameTable& op) const {
        return dump_name(op.table) + " to " + dump_name(op.new_name);
    }
    std::string operator()(const AddColumn& op) const {
        return dump_name(op.table) + ": " + schema::dump_column(op.column) +
               when(op.if_not_exists, " if_not_exists") + beside(op.insert_before, op.insert_after) +
               column_members(op.constraints, op.indexes);
    }
    std::string operator()(const DropColumn& op) const {
        return dump_drop_of(column_name(op.table, op.column), op.if_exists) +
               (op.existing ? "; was " + schema::dump_column(*op.existing) : "") +
               column_members(op.existing_constraints, op.existing_indexes);
    }
    std::string operator()(const AlterColumn& op) const {
        return column_name(op.table, op.column) + ": " + dump_changes(op) +
               beside(op.insert_before, op.insert_after);
    }
    std::string operator()(const CreateConstraint& op) const {
        return dump_name(op.table) + ": " + schema::dump_constraint(op.constraint);
    }
    std::string operator()(const DropConstraint& op) const {
        return dump_drop_of(dump_name(op.table) + ":" + when(!op.name.empty(), " " + dump_name(op.name)),
                            op.if_exists) +
               when(op.cascade, " cascade") +
               (op.kind ? " " + std::string(schema::kind_name(*op.kind)) : "") +
               (op.existing ? "; was " + schema::dump_constraint(*op.existing) : "");
    }
    std::string operator()(const RenameConstraint& op) const {
        return dump_name(op.table) + ": " + dump_name(op.name) + " to " + dump_name(op.new_name);
    }
    std::string operator()(const ValidateConstraint& op) const {
        return dump_name(op.table) + ": " + dump_name(op.name) +
               (op.existing ? "; was " + schema::dump_constraint(*op.existing) : "");
    }
    std::string operator()(const CreateIndex& op) const {
        return dump_name(op.table) + ": " + schema::dump_index(op.index) +
               when(op.if_not_exists, " if_not_exists") + when(op.concurrently, " concurrently");
    }
    std::string operator()(const DropIndex& op) const {
        return dump_drop_of(table_or_schema(op.table) + ": " + dump_name(op.name), op.if_exists) +
               when(op.concurrently, " concurrently") +
               (op.existing ? "; was " + schema::dump_index(*op.existing) : "");
    }
    std::string operator()(const RenameIndex& op) const {
        return table_or_schema(op.table) + ": " + dump_name(op.name) + " to " + dump_name(op.new_name);
    }
    std::string operator()(const SetTableComment& op) const {
        std::string text = dump_name(op.table) + (op.comment ? ": " + dump_text(*op.comment) : "");
        if (op.existing) {
            text += "; was " + (op.existing->to ? dump_text(*op.existing->to) : "none");
        }
        return text;
    }
    std::string operator()(const AlterTableOptions& op) const {
        return dump_name(op.table) + ": " + dump_option_changes(op.options) +
               when(!op.existing.empty(), "; was " + dump_option_changes(op.existing));
    }
    std::string operator()(const CreateSchema& op) const {
        return dump_name(op.name) + when(op.if_not_exists, " if_not_exists");
    }
    std::string operator()(const DropSchema& op) const {
        return dump_drop_of(dump_name(op.name), op.if_exists) + when(op.cascade, " cascade");
    }
    std::string operator()(const CreateEnum& op) const {
        return dump_name(op.type.name) + " " + dump_values(op.type.values);
    }
    std::string operator()(const DropEnum& op) const {
        return dump_drop_of(dump_name(op.type), op.if_exists) +
               (op.existing ? "; was " + dump_values(op.existing->values) : "");
    }
    std::string operator()(const AddEnumValue& op) const {
        return dump_name(op.type) + ": " + dump_text(op.value) +
               when(!op.before.empty(), " before " + dump_text(op.before)) +
               when(!op.after.empty(), " after " + dump_text(op.after)) +
               when(op.if_not_exists, " if_not_exists") +
               (op.existing ? "; was " + dump_values(*op.existing) : "");
    }
    std::string operator()(const AlterEnum& op) const {
        return dump_name(op.type) + " " + dump_values(op.values) +
               (op.existing ? "; was " + dump_values(*op.existing) : "");
    }
    std::string operator()(const CreateDomain& op) const { return dump_domain(op.type); }
    std::string operator()(const DropDomain& op) const {
        return dump_drop_of(dump_name(op.type), op.if_exists) +
               (op.existing ? "; was " + dump_domain(*op.existing) : "");
    }
    std::string operator()(const CreateSequence& op) const {
        return dump_name(op.sequence.name) + dump_options_of(op.sequence.options) +
               when(op.if_not_exists, " if_not_exists");
    }
    std::string operator()(const AlterSequence& op) const {
        return dump_name(op.sequence) + dump_options_of(op.options) +
               (op.existing ? "; was " + dump_name(op.sequence) + dump_options_of(*op.existing) : "");
    }
    std::string operator()(const DropSequence& op) const {
        return dump_drop_of(dump_name(op.sequence), op.if_exists) +
               (op.existing ? "; was " + dump_name(op.existing->name) + dump_options_of(op.existing->options)
                            : "");
    }
    std::string operator()(const Execute& op) const {
        const auto dump_parameter = [](const Parameter& parameter) {
            return dump_name(parameter.name) + " = " + schema::dump_datum(parameter.value);
        };
        const std::string parameters = schema::join_each(op.parameters, ", ", dump_parameter);
        return dump_text(raw_form(op.sql)) + when(!parameters.empty(), " (" + parameters + ")");
    }
    std::string operator()(const BulkInsert& op) const {
        std::string text = dump_name(op.table) + " " + dump_names(op.columns);
        for (const auto& row : op.rows) {
            text += "\n    " + dump_row(row);
        }
        return text;
    }
    std::string operator()(const BatchAlterTable& op) const {
        return dump_name(op.table) + when(op.recreate == Recreate::always, " recreate_always") +
               when(op.recreate == Recreate::never, " recreate_never") + dump_all(op.operations);
    }
    std::string operator()(const AutocommitBlock& op) const { return dump_all(op.operations); }

private:
    std::string dump_all(const std::vector<Operation>& operations) const {
        std::string text;
        for (const auto& operation : operations) {
            text += indent(dump(operation, raw_form));
        }
        return text;
    }
    static std::string column_name(const QualifiedName& table, const std::string& column) {
        return dump_name(table) + "." + dump_name(column);
    }
    static std::string column_members(const std::vector<schema::Constraint>& constraints,
                                      const std::vector<schema::Index>& indexes) {
        std::string text;
        for (const auto& constraint : constraints) {
            text += "\n    " + schema::dump_constraint(constraint);
        }
        for (const auto& index : indexes) {
            text += "\n    " + schema::dump_index(index);
        }
        return text;
    }
    static std::string table_or_schema(const QualifiedName& table) {
        if (!table.name.empty()) {
            return dump_name(table);
        }
        return table.schema.empty() ? "*" : dump_name(table.schema) + ".*";
    }
};

}  // namespace

std::string dump(const Operation& operation) {
    return dump(operation, [](const std::string& sql) { return sql; });
}

std::string dump(const Operation& operation, const RawForm& form) {
    const std::string body = visit(Dump{form}, operation);
    const bool is_bare = body.empty() || body.front() == '\n';
    return operation_name(operation) + (is_bare ? "" : std::string(" ")) + body;
}

}  // namespace retort::operations
