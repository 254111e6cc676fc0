// One arm an operation, as a call on `op`, or on `batch` where the table goes
// without saying.
#include "operations/readers.hpp"
#include "render/alter_column.hpp"
#include "render/literal.hpp"
#include "render/writer.hpp"

#include <algorithm>

namespace retort::render {

namespace {

using schema::QualifiedName;

enum class Receiver { op, batch };

void append_if(bool condition, const char* word, Arguments& arguments) {
    if (condition) {
        arguments.push_back(word);
    }
}

void append_all(const Arguments& more, Arguments& arguments) {
    arguments.insert(arguments.end(), more.begin(), more.end());
}

std::string render_rows(const std::vector<std::vector<Datum>>& rows, std::size_t indent) {
    const std::string separator = ",\n" + std::string(indent + 5, ' ');
    std::string text = "{";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += i == 0 ? "{" : separator + "{";
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            text += (j == 0 ? "" : ", ") + render_value(rows[i][j]);
        }
        text += "}";
    }
    return text + "}";
}

std::string render_parameters(const std::vector<operations::Parameter>& parameters) {
    std::string text = "{";
    for (const auto& [name, value] : parameters) {
        text += (text.size() == 1 ? "{" : ", {") + render_literal(name) + ", " + render_value(value) + "}";
    }
    return text + "}";
}

class Renderer {
public:
    Renderer(Receiver receiver, std::size_t indent) : receiver_(receiver), indent_(indent) {}

    std::string operator()(const operations::CreateTable& op) const {
        refuse_in_batch("create_table");
        const auto& table = op.table;
        Arguments arguments{render_literal(table.name.name)};
        for (const auto& column : table.columns) {
            arguments.push_back(render_table_column(table, column));
        }
        append_all(table_members(table), arguments);
        append_if(op.if_not_exists, "if_not_exists", arguments);
        return call("create_table", 1, arguments);
    }
    std::string operator()(const operations::DropTable& op) const {
        refuse_in_batch("drop_table");
        Arguments arguments{render_literal(op.table.name)};
        append_if(op.if_exists, "if_exists", arguments);
        append_if(op.cascade, "cascade", arguments);
        append_schema(op.table.schema, arguments);
        return call("drop_table", 1, arguments);
    }
    std::string operator()(const operations::RenameTable& op) const {
        refuse_in_batch("rename_table");
        Arguments arguments{render_literal(op.table.name), render_literal(op.new_name)};
        append_schema(op.table.schema, arguments);
        return call("rename_table", 2, arguments);
    }

    // What a column's own words cannot say follows in calls of its own.
    std::string operator()(const operations::AddColumn& op) const {
        std::vector<schema::Constraint> inside;
        std::string after;
        for (const auto& constraint : op.constraints) {
            if (fits_in_column(constraint, op.column.name)) {
                inside.push_back(constraint);
            } else {
                after += (*this)(operations::CreateConstraint{op.table, constraint});
            }
        }
        for (const auto& index : op.indexes) {
            after += (*this)(operations::CreateIndex{.table = op.table, .index = index});
        }
        auto arguments = on_table(op.table);
        const auto head = arguments.size();
        arguments.push_back(render_added_column(op.column, inside));
        append_if(op.if_not_exists, "if_not_exists", arguments);
        append_position(op.insert_before, op.insert_after, arguments);
        append_own_schema(op.table, arguments);
        return call("add_column", head, arguments) + after;
    }
    std::string operator()(const operations::DropColumn& op) const {
        auto arguments = on_table(op.table);
        arguments.push_back(render_literal(op.column));
        if (op.if_exists && receiver_ == Receiver::batch) {
            cannot_render("drop_column with if_exists in a batch");
        }
        append_if(op.if_exists, "if_exists", arguments);
        append_own_schema(op.table, arguments);
        return call("drop_column", arguments.size(), arguments);
    }
    std::string operator()(const operations::AlterColumn& op) const {
        auto arguments = on_table(op.table);
        arguments.push_back(render_literal(op.column));
        const auto head = arguments.size();
        append_all(render_changes(op), arguments);
        append_position(op.insert_before, op.insert_after, arguments);
        append_own_schema(op.table, arguments);
        return call("alter_column", head, arguments);
    }

    std::string operator()(const operations::CreateConstraint& op) const {
        if (needs_general_words(op.constraint)) {
            auto arguments = on_table(op.table);
            const auto head = arguments.size();
            arguments.push_back(render_constraint(op.constraint));
            append_own_schema(op.table, arguments);
            return call("create_constraint", head, arguments);
        }
        return std::visit([&](const auto& constraint) { return create(op.table, constraint); },
                          op.constraint);
    }
    std::string operator()(const operations::DropConstraint& op) const {
        if (op.name.empty()) {
            return drop_unnamed(op);
        }
        auto arguments = on_object(op.name, op.table);
        append_if(op.if_exists, "if_exists", arguments);
        append_if(op.cascade, "cascade", arguments);
        append_own_schema(op.table, arguments);
        return call("drop_constraint", arguments.size(), arguments);
    }

    std::string operator()(const operations::RenameConstraint& op) const {
        auto arguments = on_table(op.table);
        arguments.push_back(render_literal(op.name));
        arguments.push_back(render_literal(op.new_name));
        append_own_schema(op.table, arguments);
        return call("rename_constraint", arguments.size(), arguments);
    }
    std::string operator()(const operations::ValidateConstraint& op) const {
        auto arguments = on_table(op.table);
        arguments.push_back(render_literal(op.name));
        append_own_schema(op.table, arguments);
        return call("validate_constraint", arguments.size(), arguments);
    }

    std::string operator()(const operations::CreateIndex& op) const {
        auto arguments = on_object(op.index.name, op.table);
        const auto head = arguments.size();
        arguments.push_back(render_elements(op.index.elements));
        append_all(index_options(op.index), arguments);
        append_if(op.if_not_exists, "if_not_exists", arguments);
        append_if(op.concurrently, "concurrently", arguments);
        append_own_schema(op.table, arguments);
        return call("create_index", head, arguments);
    }
    std::string operator()(const operations::DropIndex& op) const {
        Arguments arguments{render_literal(op.name)};
        if (!op.table.name.empty()) {
            arguments = on_object(op.name, op.table);
        }
        append_if(op.if_exists, "if_exists", arguments);
        append_if(op.concurrently, "concurrently", arguments);
        append_own_schema(op.table, arguments);
        return call("drop_index", arguments.size(), arguments);
    }
    std::string operator()(const operations::RenameIndex& op) const {
        refuse_in_batch("rename_index");
        Arguments arguments{render_literal(op.name), render_literal(op.table.name),
                            render_literal(op.new_name)};
        append_schema(op.table.schema, arguments);
        return call("rename_index", 3, arguments);
    }
    std::string operator()(const operations::SetTableComment& op) const {
        auto arguments = on_table(op.table);
        if (op.comment) {
            arguments.push_back(render_literal(*op.comment));
        }
        append_own_schema(op.table, arguments);
        return call(op.comment ? "create_table_comment" : "drop_table_comment", arguments.size(), arguments);
    }

    std::string operator()(const operations::AlterTableOptions& op) const {
        auto arguments = on_table(op.table);
        const auto head = arguments.size();
        for (const auto& [key, change] : op.options) {
            arguments.push_back(render_option_change(key, change.to));
        }
        append_own_schema(op.table, arguments);
        return call("alter_table_options", std::max<std::size_t>(head, 1), arguments);
    }

    std::string operator()(const operations::CreateSchema& op) const {
        refuse_in_batch("create_schema");
        Arguments arguments{render_literal(op.name)};
        append_if(op.if_not_exists, "if_not_exists", arguments);
        return call("create_schema", 1, arguments);
    }
    std::string operator()(const operations::DropSchema& op) const {
        refuse_in_batch("drop_schema");
        Arguments arguments{render_literal(op.name)};
        append_if(op.if_exists, "if_exists", arguments);
        append_if(op.cascade, "cascade", arguments);
        return call("drop_schema", 1, arguments);
    }
    std::string operator()(const operations::CreateEnum& op) const {
        refuse_in_batch("create_enum");
        Arguments arguments{render_literal(op.type.name.name), render_names(op.type.values)};
        append_schema(op.type.name.schema, arguments);
        return call("create_enum", 1, arguments);
    }
    std::string operator()(const operations::DropEnum& op) const {
        return drop("drop_enum", op.type, op.if_exists);
    }
    std::string operator()(const operations::AddEnumValue& op) const {
        refuse_in_batch("add_enum_value");
        Arguments arguments{render_literal(op.type.name), render_literal(op.value)};
        std::string word = "add_enum_value";
        if (const auto& beside = op.before.empty() ? op.after : op.before; !beside.empty()) {
            word += op.before.empty() ? "_after" : "_before";
            arguments.push_back(render_literal(beside));
        }
        append_if(op.if_not_exists, "if_not_exists", arguments);
        append_schema(op.type.schema, arguments);
        return call(word, 2, arguments);
    }
    std::string operator()(const operations::AlterEnum& op) const {
        refuse_in_batch("alter_enum");
        Arguments arguments{render_literal(op.type.name), render_names(op.values)};
        append_schema(op.type.schema, arguments);
        return call("alter_enum", 1, arguments);
    }
    std::string operator()(const operations::CreateDomain& op) const {
        refuse_in_batch("create_domain");
        Arguments arguments{render_literal(op.type.name.name), render_type(op.type.base)};
        if (!op.type.check.empty()) {
            arguments.push_back(render_literal(op.type.check_name));
            arguments.push_back(render_literal(op.type.check));
        }
        append_domain_options(op.type, arguments);
        return call("create_domain", 1, arguments);
    }
    std::string operator()(const operations::DropDomain& op) const {
        return drop("drop_domain", op.type, op.if_exists);
    }
    std::string operator()(const operations::CreateSequence& op) const {
        refuse_in_batch("create_sequence");
        Arguments arguments{render_literal(op.sequence.name.name)};
        if (op.sequence.options != schema::SequenceOptions{}) {
            arguments.push_back(render_sequence_options(op.sequence.options));
        }
        append_if(op.if_not_exists, "if_not_exists", arguments);
        append_schema(op.sequence.name.schema, arguments);
        return call("create_sequence", 1, arguments);
    }
    std::string operator()(const operations::AlterSequence& op) const {
        refuse_in_batch("alter_sequence");
        Arguments arguments{render_literal(op.sequence.name)};
        if (op.options != schema::SequenceOptions{}) {
            arguments.push_back(render_sequence_options(op.options));
        }
        append_schema(op.sequence.schema, arguments);
        return call("alter_sequence", 1, arguments);
    }
    std::string operator()(const operations::DropSequence& op) const {
        return drop("drop_sequence", op.sequence, op.if_exists);
    }

    std::string operator()(const operations::Execute& op) const {
        Arguments arguments{render_literal(op.sql)};
        if (!op.parameters.empty()) {
            arguments.push_back(render_parameters(op.parameters));
        }
        return call("execute", 1, arguments);
    }
    std::string operator()(const operations::BulkInsert& op) const {
        refuse_in_batch("bulk_insert");
        Arguments arguments{render_literal(op.table.name), render_names(op.columns),
                            render_rows(op.rows, indent_)};
        append_schema(op.table.schema, arguments);
        return call("bulk_insert", 2, arguments);
    }

    // An empty one records nothing.
    std::string operator()(const operations::BatchAlterTable& op) const {
        refuse_in_batch("batch_alter_table");
        if (op.operations.empty()) {
            return "";
        }
        Arguments arguments{render_literal(op.table.name)};
        append_if(op.recreate == operations::Recreate::always, "recreate_always", arguments);
        append_if(op.recreate == operations::Recreate::never, "recreate_never", arguments);
        append_schema(op.table.schema, arguments);
        return block("auto batch = " + render_call("op.batch_alter_table", arguments), op.operations,
                     render_on_batch);
    }
    std::string operator()(const operations::AutocommitBlock& op) const {
        refuse_in_batch("autocommit_block");
        return block("auto block = op.autocommit_block()", op.operations, render_on_op);
    }

private:
    std::string call(const std::string& word, std::size_t head, const Arguments& arguments) const {
        return lay_out(indent_, (receiver_ == Receiver::op ? "op." : "batch.") + word, head, arguments);
    }

    template <class Render>
    std::string block(const std::string& opening, const std::vector<operations::Operation>& operations,
                      Render render) const {
        const std::string margin(indent_, ' ');
        std::string text = margin + "{\n" + margin + "    " + opening + ";\n";
        for (const auto& operation : operations) {
            text += render(operation, indent_ + 4);
        }
        return text + margin + "}\n";
    }

    void refuse_in_batch(const char* word) const {
        if (receiver_ == Receiver::batch) {
            cannot_render(std::string(word) + " in a batch");
        }
    }

    Arguments on_table(const QualifiedName& table) const {
        return receiver_ == Receiver::batch ? Arguments{} : Arguments{render_literal(table.name)};
    }
    Arguments on_object(const std::string& name, const QualifiedName& table) const {
        Arguments arguments{render_literal(name)};
        append_all(on_table(table), arguments);
        return arguments;
    }

    // A batch has said it already.
    void append_own_schema(const QualifiedName& table, Arguments& arguments) const {
        if (receiver_ == Receiver::op) {
            append_schema(table.schema, arguments);
        }
    }

    void append_position(const std::string& before, const std::string& after, Arguments& arguments) const {
        if (receiver_ == Receiver::op && !(before.empty() && after.empty())) {
            cannot_render("a column's position outside a batch");
        }
        if (!before.empty()) {
            arguments.push_back("insert_before(" + render_literal(before) + ")");
        }
        if (!after.empty()) {
            arguments.push_back("insert_after(" + render_literal(after) + ")");
        }
    }

    // op.create_foreign_key takes the referred table's schema as "schema.table",
    // which a dot in either name would garble.
    bool needs_general_words(const schema::Constraint& constraint) const {
        if (schema::name_of(constraint).empty()) {
            return true;
        }
        const auto* key = std::get_if<schema::ForeignKey>(&constraint);
        return key != nullptr && receiver_ == Receiver::op &&
               (!key->referred_table.schema.empty() ||
                key->referred_table.name.find('.') != std::string::npos);
    }

    std::string create(const QualifiedName& table, const schema::PrimaryKey& key) const {
        return create("create_primary_key", table, key, {render_names(key.columns)});
    }
    std::string create(const QualifiedName& table, const schema::Unique& unique) const {
        return create("create_unique_constraint", table, unique, {render_names(unique.columns)});
    }
    std::string create(const QualifiedName& table, const schema::ForeignKey& key) const {
        return create("create_foreign_key", table, key,
                      {render_literal(key.referred_table.name), render_names(key.columns),
                       render_names(key.referred_columns)});
    }
    std::string create(const QualifiedName& table, const schema::Check& check) const {
        return create("create_check_constraint", table, check, {render_literal(check.condition)});
    }
    std::string create(const QualifiedName& table, const schema::Exclude& exclude) const {
        return create("create_exclude_constraint", table, exclude, {render_elements(exclude.elements)});
    }
    std::string create(const char* word, const QualifiedName& table, const schema::Constraint& constraint,
                       const Arguments& body) const {
        auto arguments = on_object(schema::name_of(constraint), table);
        const auto head = arguments.size();
        append_all(body, arguments);
        append_all(constraint_options(constraint), arguments);
        append_own_schema(table, arguments);
        return call(word, head, arguments);
    }

    std::string drop_unnamed(const operations::DropConstraint& op) const {
        if (!op.existing) {
            cannot_render("the drop of a constraint without a name or definition");
        }
        auto arguments = on_table(op.table);
        const auto head = arguments.size();
        arguments.push_back(render_constraint(*op.existing));
        if (receiver_ == Receiver::op) {
            append_if(op.if_exists, "if_exists", arguments);
            append_if(op.cascade, "cascade", arguments);
        }
        append_own_schema(op.table, arguments);
        return call("drop_constraint", head, arguments);
    }

    std::string drop(const char* word, const QualifiedName& name, bool if_exists) const {
        refuse_in_batch(word);
        Arguments arguments{render_literal(name.name)};
        append_if(if_exists, "if_exists", arguments);
        append_schema(name.schema, arguments);
        return call(word, 1, arguments);
    }

    Receiver receiver_;
    std::size_t indent_;
};

// Of groups, the members say it.
std::string loss_comment(const operations::Operation& operation, std::size_t indent) {
    if (std::holds_alternative<operations::BatchAlterTable>(operation.value) ||
        std::holds_alternative<operations::AutocommitBlock>(operation.value)) {
        return "";
    }
    const auto line = [indent](const char* word, const std::string& text) {
        return text.empty() ? "" : std::string(indent, ' ') + word + comment_text(text) + "\n";
    };
    return line("// loses ", operations::describe_loss(operation)) +
           line("// narrows ", operations::describe_narrowing(operation));
}

}  // namespace

std::string render_on_op(const operations::Operation& operation, std::size_t indent) {
    return loss_comment(operation, indent) + std::visit(Renderer(Receiver::op, indent), operation.value);
}

std::string render_on_batch(const operations::Operation& operation, std::size_t indent) {
    return loss_comment(operation, indent) + std::visit(Renderer(Receiver::batch, indent), operation.value);
}

std::string render_operation(const operations::Operation& operation) {
    return render_on_op(operation, 4);
}

std::string render_operations(const std::vector<operations::Operation>& operations) {
    std::string text;
    for (const auto& operation : operations) {
        text += render_operation(operation);
    }
    return text;
}

}  // namespace retort::render
