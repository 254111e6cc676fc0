// One arm an operation that autogenerate makes. Keys are texts: what kind of
// thing, its schema and names, NUL between them.
#include "autogenerate/facts.hpp"

#include "autogenerate/references.hpp"
#include "schema/expressions.hpp"

#include <algorithm>
#include <cctype>

namespace retort::autogenerate {

namespace {

using schema::QualifiedName;
using Keys = std::vector<std::string>;

std::string key(const char* kind, const QualifiedName& name, const std::string& member = "") {
    std::string text = kind;
    text.append(1, '\0').append(name.schema).append(1, '\0').append(name.name).append(1, '\0').append(member);
    return text;
}

// Tables, sequences, indexes and the indexes behind keys share their names.
std::string relation(const QualifiedName& name) {
    return key("relation", name);
}
std::string relation_beside(const QualifiedName& table, const std::string& name) {
    return relation({table.schema, name});
}

// A reference may name the columns of its key in another order.
std::string over(const char* kind, const QualifiedName& table, std::vector<std::string> columns) {
    std::sort(columns.begin(), columns.end());
    auto text = key(kind, table);
    for (const auto& column : columns) {
        text.append(column).append(1, '\0');
    }
    return text;
}
std::string key_over(const QualifiedName& table, const std::vector<std::string>& columns) {
    return over("key", table, columns);
}
std::string base_over(const QualifiedName& table, const std::vector<std::string>& columns) {
    return over("base", table, columns);
}

void add_type(const schema::Type& type, Keys& keys) {
    if (type.kind == schema::TypeKind::enum_ || type.kind == schema::TypeKind::domain) {
        keys.push_back(key("type", {type.schema, type.name}));
    }
    for (const auto& item : type.item) {
        add_type(item, keys);
    }
    for (const auto& variant : type.variants) {
        add_type(variant.type, keys);
    }
}

class Reader {
public:
    explicit Reader(const Surroundings& surroundings) : surroundings_(surroundings) {}
    Facts facts;

    void operator()(const operations::CreateSchema& op) {
        facts.makes.push_back(key("schema", {"", op.name}));
    }
    void operator()(const operations::CreateEnum& op) { make("type", op.type.name); }
    void operator()(const operations::DropEnum& op) { facts.removes.push_back(key("type", op.type)); }
    void operator()(const operations::CreateDomain& op) {
        make("type", op.type.name);
        add_type(op.type.base, facts.needs);
    }
    void operator()(const operations::DropDomain& op) {
        facts.removes.push_back(key("type", op.type));
        if (op.existing) {
            add_type(op.existing->base, facts.releases);
        }
    }
    void operator()(const operations::CreateSequence& op) {
        make("relation", op.sequence.name);
        facts.makes.push_back(key("type", op.sequence.name));  // must not be there
    }
    void operator()(const operations::DropSequence& op) {
        facts.removes.push_back(relation(op.sequence));
        facts.removes.push_back(key("type", op.sequence));
    }

    void operator()(const operations::CreateTable& op) {
        make("relation", op.table.name);
        facts.makes.push_back(key("type", op.table.name));  // of its rows
        add_table(op.table, facts.makes, facts.needs, surroundings_.after);
    }
    void operator()(const operations::DropTable& op) {
        facts.removes.push_back(relation(op.table));
        facts.removes.push_back(key("type", op.table));
        if (op.existing) {
            add_table(*op.existing, facts.removes, facts.releases, surroundings_.before);
        }
    }
    void operator()(const operations::AddColumn& op) {
        facts.needs.push_back(relation(op.table));
        facts.makes.push_back(key("column", op.table, op.column.name));
        add_column(op.column, facts.needs);
        add_siblings(op.table, op.column, surroundings_.after, facts.needs);
        for (const auto& constraint : op.constraints) {
            add_constraint(op.table, constraint, facts.makes, facts.needs, surroundings_.after);
        }
    }
    void operator()(const operations::DropColumn& op) {
        facts.removes.push_back(key("column", op.table, op.column));
        facts.releases.push_back(relation(op.table));
        if (op.existing) {
            add_column(*op.existing, facts.releases);
            add_siblings(op.table, *op.existing, surroundings_.before, facts.releases);
        }
    }
    void operator()(const operations::AlterColumn& op) {
        facts.needs.push_back(relation(op.table));
        // A column that gets an expression may be dropped and added for it.
        if (op.type || (op.computed && op.computed->to)) {
            facts.removes.push_back(key("old type of", op.table, op.column));
            facts.makes.push_back(key("new type of", op.table, op.column));
        }
        if (op.type) {
            add_type(*op.type, facts.needs);
            if (op.existing.type) {
                add_type(*op.existing.type, facts.releases);
            }
        }
        if (op.server_default) {
            add_sequences(op.server_default->to, facts.needs);
            if (op.existing.server_default) {
                add_sequences(op.existing.server_default->to, facts.releases);
            }
        }
        if (op.computed && op.computed->to) {
            add_mentioned(op.table, op.column, op.computed->to->expression, surroundings_.after, facts.needs);
        }
        if (op.computed && op.existing.computed && op.existing.computed->to) {
            add_mentioned(op.table, op.column, op.existing.computed->to->expression, surroundings_.before,
                          facts.releases);
        }
    }
    void operator()(const operations::CreateConstraint& op) {
        facts.needs.push_back(relation(op.table));
        add_constraint(op.table, op.constraint, facts.makes, facts.needs, surroundings_.after);
    }
    void operator()(const operations::DropConstraint& op) {
        facts.releases.push_back(relation(op.table));
        if (op.existing) {
            add_constraint(op.table, *op.existing, facts.removes, facts.releases, surroundings_.before);
        }
    }
    void operator()(const operations::RenameConstraint& op) {
        facts.needs.push_back(relation(op.table));
        rename("constraint", op.table, op.name, op.new_name);
        const auto* table = schema::find_table(surroundings_.before, op.table);
        const auto renamed =
            table == nullptr ? std::nullopt : schema::find_constraint(*table, std::string_view(op.name));
        const auto kind = renamed ? schema::kind_of(*renamed) : schema::ConstraintKind::unique;
        if (kind != schema::ConstraintKind::check && kind != schema::ConstraintKind::foreign_key) {
            facts.removes.push_back(relation_beside(op.table, op.name));
            facts.makes.push_back(relation_beside(op.table, op.new_name));
        }
    }
    void operator()(const operations::ValidateConstraint& op) { facts.needs.push_back(relation(op.table)); }
    void operator()(const operations::RenameIndex& op) {
        facts.needs.push_back(relation(op.table));
        facts.removes.push_back(relation_beside(op.table, op.name));
        facts.makes.push_back(relation_beside(op.table, op.new_name));
    }
    void operator()(const operations::CreateIndex& op) {
        facts.needs.push_back(relation(op.table));
        add_index(op.table, op.index, facts.makes, facts.needs, surroundings_.after);
    }
    void operator()(const operations::DropIndex& op) {
        facts.releases.push_back(relation(op.table));
        if (op.existing) {
            add_index(op.table, *op.existing, facts.removes, facts.releases, surroundings_.before);
        }
    }
    void operator()(const operations::SetTableComment& op) { facts.needs.push_back(relation(op.table)); }
    void operator()(const operations::AlterTableOptions& op) {
        facts.needs.push_back(relation(op.table));
        facts.removes.push_back(key("old options of", op.table));
        facts.makes.push_back(key("new options of", op.table));
    }

    // Their place is a matter of their stage: values that come do so first, values
    // that go do so last.
    void operator()(const operations::AlterEnum&) {}
    void operator()(const operations::AddEnumValue&) {}
    void operator()(const operations::AlterSequence&) {}

    // Not made by the comparators.
    void operator()(const operations::RenameTable&) {}
    void operator()(const operations::DropSchema&) {}
    void operator()(const operations::Execute&) {}
    void operator()(const operations::BulkInsert&) {}
    void operator()(const operations::BatchAlterTable&) {}
    void operator()(const operations::AutocommitBlock&) {}

private:
    void rename(const char* kind, const QualifiedName& table, const std::string& from,
                const std::string& to) {
        facts.removes.push_back(key(kind, table, from));
        facts.makes.push_back(key(kind, table, to));
    }

    void make(const char* kind, const QualifiedName& name) {
        facts.makes.push_back(key(kind, name));
        facts.needs.push_back(key("schema", {"", name.schema}));
    }

    void add_table(const schema::Table& table, Keys& own, Keys& others, const schema::MetaData& metadata) {
        for (const auto& column : table.columns) {
            own.push_back(key("column", table.name, column.name));
            add_column(column, others);
        }
        for (const auto& constraint : schema::list_constraints(table)) {
            Keys used;
            add_constraint(table.name, constraint, own, used, metadata);
            const auto* foreign_key = std::get_if<schema::ForeignKey>(&constraint);
            if (foreign_key != nullptr && foreign_key->referred_table != table.name) {
                others.insert(others.end(), used.begin(), used.end());
            }
        }
    }

    void add_column(const schema::Column& column, Keys& used) {
        add_type(column.type, used);
        add_sequences(column.server_default, used);
    }

    void add_sequences(const std::optional<schema::ServerDefault>& server_default, Keys& used) {
        if (!server_default || !server_default->expression) {
            return;
        }
        for (const auto& sequence : surroundings_.sequences) {
            if (mentions(*server_default->expression, sequence.name)) {
                used.push_back(relation(sequence));
            }
        }
    }

    static void add_siblings(const QualifiedName& table, const schema::Column& column,
                             const schema::MetaData& metadata, Keys& used) {
        if (column.computed) {
            add_mentioned(table, column.name, column.computed->expression, metadata, used);
        }
    }

    static void add_mentioned(const QualifiedName& table_name, const std::string& self,
                              const std::string& sql, const schema::MetaData& metadata, Keys& used) {
        const auto* table = schema::find_table(metadata, table_name);
        if (table == nullptr) {
            return;
        }
        for (const auto& column : table->columns) {
            if (column.name != self && schema::mentions_column(sql, column.name)) {
                add_used_column(table_name, column.name, used);
            }
        }
    }

    void add_unique_key(const QualifiedName& table, const std::string& name,
                        const std::vector<std::string>& columns, Keys& own, Keys& used) const {
        own.push_back(key_over(table, columns));
        add_base(table, columns, own);
        if (!name.empty()) {
            own.push_back(relation_beside(table, name));
        }
        add_columns(table, columns, used);
    }

    // Of two keys over the same columns a reference rests on one: it is made when
    // the one that goes has gone.
    void add_base(const QualifiedName& table, const std::vector<std::string>& columns, Keys& own) const {
        if (surroundings_.references_rest_on_indexes) {
            own.push_back(base_over(table, columns));
        }
    }

    static void add_columns(const QualifiedName& table, const std::vector<std::string>& columns, Keys& used) {
        for (const auto& column : columns) {
            add_used_column(table, column, used);
        }
    }

    // What is on a column is made for its type.
    static void add_used_column(const QualifiedName& table, const std::string& column, Keys& used) {
        used.push_back(key("column", table, column));
        used.push_back(key("old type of", table, column));
        used.push_back(key("new type of", table, column));
    }

    void add_constraint(const QualifiedName& table, const schema::Constraint& constraint, Keys& own,
                        Keys& used, const schema::MetaData& metadata) const {
        const auto& name = schema::name_of(constraint);
        if (!name.empty()) {
            own.push_back(key("constraint", table, name));
        }
        if (const auto* primary = std::get_if<schema::PrimaryKey>(&constraint)) {
            own.push_back(key("primary key", table));  // one at a time
            add_unique_key(table, name, primary->columns, own, used);
            add_columns(table, primary->include, used);
        } else if (const auto* unique = std::get_if<schema::Unique>(&constraint)) {
            add_unique_key(table, name, unique->columns, own, used);
            add_columns(table, unique->include, used);
        } else if (const auto* foreign = std::get_if<schema::ForeignKey>(&constraint)) {
            add_reference(table, *foreign, own, used, metadata);
        } else if (const auto* check = std::get_if<schema::Check>(&constraint)) {
            add_mentioned(table, "", check->condition, metadata, used);
        } else if (const auto* exclude = std::get_if<schema::Exclude>(&constraint)) {
            add_elements(table, *exclude, own, used, metadata);
        }
    }

    void add_reference(const QualifiedName& table, const schema::ForeignKey& foreign, Keys& own, Keys& used,
                       const schema::MetaData& metadata) const {
        add_columns(table, foreign.columns, used);
        used.push_back(relation(foreign.referred_table));
        const auto columns = referred_columns(foreign, metadata);
        used.push_back(key_over(foreign.referred_table, columns));
        if (surroundings_.references_rest_on_indexes) {
            own.push_back(base_over(foreign.referred_table, columns));
            // Some references cannot be where the table's options are others.
            used.push_back(key("old options of", foreign.referred_table));
            used.push_back(key("new options of", foreign.referred_table));
        }
        add_columns(foreign.referred_table, columns, used);  // both ends must agree on their types
        add_included(foreign.referred_table, columns, metadata, used);
    }

    // The index under a key is made anew with a column that it only includes.
    static void add_included(const QualifiedName& name, const std::vector<std::string>& columns,
                             const schema::MetaData& metadata, Keys& used) {
        const auto* table = schema::find_table(metadata, name);
        if (table == nullptr) {
            return;
        }
        const auto add = [&](const auto& key) {
            if (std::is_permutation(key.columns.begin(), key.columns.end(), columns.begin(), columns.end())) {
                add_columns(name, key.include, used);
            }
        };
        if (table->primary_key) {
            add(*table->primary_key);
        }
        std::for_each(table->uniques.begin(), table->uniques.end(), add);
    }

    static void add_element(const QualifiedName& table, const schema::IndexElement& element,
                            const schema::MetaData& metadata, Keys& used) {
        if (element.is_expression) {
            add_mentioned(table, "", element.text, metadata, used);
        } else {
            add_used_column(table, element.text, used);
        }
    }

    static void add_elements(const QualifiedName& table, const schema::Exclude& exclude, Keys& own,
                             Keys& used, const schema::MetaData& metadata) {
        add_columns(table, exclude.include, used);
        if (!exclude.name.empty()) {
            own.push_back(relation_beside(table, exclude.name));
        }
        for (const auto& [element, op] : exclude.elements) {
            add_element(table, element, metadata, used);
        }
        add_mentioned(table, "", exclude.where, metadata, used);
    }

    void add_index(const QualifiedName& table, const schema::Index& index, Keys& own, Keys& used,
                   const schema::MetaData& metadata) const {
        add_columns(table, index.include, used);
        add_mentioned(table, "", index.where, metadata, used);
        own.push_back(relation_beside(table, index.name));
        std::vector<std::string> columns;
        bool plain = index.unique && index.where.empty();
        for (const auto& element : index.elements) {
            plain = plain && !element.is_expression;
            columns.push_back(element.text);
            add_element(table, element, metadata, used);
        }
        if (plain) {
            own.push_back(key_over(table, columns));
            add_base(table, columns, own);
        }
    }

    const Surroundings& surroundings_;
};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

}  // namespace

bool mentions(const std::string& sql, const std::string& name) {
    for (auto at = sql.find(name); !name.empty() && at != std::string::npos; at = sql.find(name, at + 1)) {
        const auto end = at + name.size();
        const bool starts = at == 0 || !is_word(sql[at - 1]) || !is_word(name.front());
        const bool ends = end == sql.size() || !is_word(sql[end]) || !is_word(name.back());
        if (starts && ends) {
            return true;
        }
    }
    return false;
}

Facts facts_of(const operations::Operation& operation, const Surroundings& surroundings) {
    Reader reader(surroundings);
    std::visit(reader, operation.value);
    return std::move(reader.facts);
}

}  // namespace retort::autogenerate
