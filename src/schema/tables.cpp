// Tables: the items of one put together; column options become constraints and
// indexes of the table.
#include "schema/options.hpp"

#include <algorithm>

namespace retort {

namespace schema {

namespace {

Index index_over(const std::string& column, bool is_unique) {
    Index made;
    made.elements.push_back({.text = column});
    made.unique = is_unique;
    return made;
}

void add_key_column(Table& table, const std::string& column) {
    if (!table.primary_key) {
        table.primary_key.emplace();
    }
    table.primary_key->columns.push_back(column);
}

// The flags `primary_key` and a primary_key_constraint must agree.
void merge_primary_key(Table& table, const PrimaryKey& stated) {
    if (table.primary_key) {
        auto flagged = table.primary_key->columns;
        auto columns = stated.columns;
        std::sort(flagged.begin(), flagged.end());
        std::sort(columns.begin(), columns.end());
        if (flagged != columns) {
            throw Error(ErrorKind::script,
                        "table '" + table.name.name +
                            "' has a primary key constraint over other columns than those that "
                            "are flagged primary_key");
        }
    }
    table.primary_key = stated;
}

// What reads the items one after the other.
struct TableBuilder {
    Table table;
    std::optional<PrimaryKey> stated_key;
    std::vector<std::string> stated_nullable;
    std::vector<Flag>* flags;

    void operator()(const ColumnDraft& draft) {
        if (flags != nullptr && !draft.column.renamed_from.empty()) {
            throw does_not_apply("renamed_from", "column '" + draft.column.name + "' of a revision");
        }
        table.columns.push_back(draft.column);
        add_draft_constraints(table, draft);
        if (draft.nullable_stated && draft.column.nullable) {
            stated_nullable.push_back(draft.column.name);
        }
    }

    void operator()(const Constraint& constraint) {
        const auto* key = std::get_if<PrimaryKey>(&constraint);
        if (key == nullptr) {
            add_constraint(table, constraint);
        } else if (stated_key) {
            throw Error(ErrorKind::script, "table '" + table.name.name + "' has two primary key constraints");
        } else {
            stated_key = *key;
        }
    }

    void operator()(const Index& made) { table.indexes.push_back(made); }

    void operator()(const TableItem::CommentText& comment) { table.comment = comment.text; }

    void operator()(const TableItem::SchemaName& name) { table.name.schema = name.name; }

    void operator()(const TableItem::FormerName& name) {
        if (flags != nullptr) {
            throw does_not_apply("renamed_from", "table '" + table.name.name + "' of a revision");
        }
        table.renamed_from = name.name;
    }

    void operator()(const TableItem::Key& key) { table.options[key.key] = key.value; }

    void operator()(Flag flag) {
        if (flags == nullptr || flag != Flag::if_not_exists) {
            throw does_not_apply(flag_name(flag), "table '" + table.name.name + "'");
        }
        flags->push_back(flag);
    }

    Table finish() {
        if (stated_key) {
            merge_primary_key(table, *stated_key);
        }
        if (table.primary_key) {
            for (const auto& name : table.primary_key->columns) {
                Column* column = find_column(table, name);
                const bool keep =
                    std::find(stated_nullable.begin(), stated_nullable.end(), name) != stated_nullable.end();
                if (column != nullptr && !keep) {
                    column->nullable = false;
                }
            }
        }
        return std::move(table);
    }
};

}  // namespace

void add_draft_constraints(Table& table, const ColumnDraft& draft) {
    if (draft.primary_key) {
        add_key_column(table, draft.column.name);
    }
    table.foreign_keys.insert(table.foreign_keys.end(), draft.foreign_keys.begin(), draft.foreign_keys.end());
    table.checks.insert(table.checks.end(), draft.checks.begin(), draft.checks.end());
    if (draft.indexed) {
        table.indexes.push_back(index_over(draft.column.name, draft.unique));
    } else if (draft.unique) {
        table.uniques.emplace_back().columns = {draft.column.name};
    }
}

Table build_table(std::string name, const retort::TableItem* items, Size count, std::vector<Flag>* flags) {
    require_name(name, "table");
    TableBuilder builder{.table = {}, .stated_key = {}, .stated_nullable = {}, .flags = flags};
    builder.table.name.name = std::move(name);
    for (Size i = 0; i < count; ++i) {
        std::visit(builder, items[i].box()->value.value);
    }
    return builder.finish();
}

}  // namespace schema

namespace {

schema::TableItem key_item(DialectOption option) {
    schema::DialectOptions checked;
    schema::add_dialect_option(checked, schema::to_string(option.key), schema::to_string(option.value));
    return {schema::TableItem::Key{checked.begin()->first, checked.begin()->second}};
}

}  // namespace

TableItem::TableItem(const Column& column)
    : Handle(detail::make_box(schema::TableItem{column.box()->value})) {}
TableItem::TableItem(const Constraint& constraint)
    : Handle(detail::make_box(schema::TableItem{constraint.box()->value.constraint})) {}
TableItem::TableItem(const Index& index) : Handle(detail::make_box(schema::TableItem{index.box()->value})) {}
TableItem::TableItem(Comment comment)
    : Handle(detail::make_box(
          schema::TableItem{schema::TableItem::CommentText{schema::to_string(comment.text)}})) {}
TableItem::TableItem(InSchema schema)
    : Handle(detail::make_box(
          schema::TableItem{schema::TableItem::SchemaName{schema::to_string(schema.name)}})) {}
TableItem::TableItem(RenamedFrom name)
    : Handle(
          detail::make_box(schema::TableItem{schema::TableItem::FormerName{schema::to_string(name.name)}})) {
    schema::require_name(schema::to_string(name.name), "table");
}
TableItem::TableItem(DialectOption option) : Handle(detail::make_box(key_item(option))) {}
TableItem::TableItem(Flag flag) : Handle(detail::make_box(schema::TableItem{flag})) {}

namespace detail {

Table make_table(Str name, std::initializer_list<TableItem> items) {
    return Table(
        make_box(schema::build_table(schema::to_string(name), items.begin(), items.size(), nullptr)));
}

}  // namespace detail
}  // namespace retort
