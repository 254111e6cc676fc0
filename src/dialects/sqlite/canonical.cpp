// Models as reflect() would give them back; see canonical.hpp.
#include "dialects/sqlite/canonical.hpp"

#include "dialects/sqlite/canonical_column.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"
#include "sql/expression.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

bool same_element(const schema::IndexElement& a, const schema::IndexElement& b) {
    return a.is_expression == b.is_expression &&
           (a.is_expression ? same_expression(a.text, b.text) : a.text == b.text);
}

class Canonicaliser {
public:
    Canonicaliser(const schema::MetaData& model, const schema::MetaData& database)
        : model_(model), database_(database) {}

    schema::MetaData run() {
        schema::MetaData result = model_;
        result.schemas.clear();
        result.enums.clear();
        result.domains.clear();
        result.sequences.clear();
        for (schema::Table& table : result.tables) {
            settle(table);
        }
        return result;
    }

private:
    void settle(schema::Table& table) {
        const schema::Table* known = schema::find_table(database_, table.name);
        const schema::Table before = table;  // types below ask for the key and the options
        table.comment.reset();
        table.options = canonical_options(table, known);
        for (schema::Column& column : table.columns) {
            settle_column(before, column, known);
        }
        if (table.primary_key) {
            settle_primary_key(table);
        }
        for (schema::ForeignKey& key : table.foreign_keys) {
            settle_foreign_key(table, key);
        }
        for (schema::Unique& unique : table.uniques) {
            unique.deferrability = schema::Deferrability::none;
            unique.nulls_not_distinct = false;
            unique.include.clear();
            unique.storage.clear();
            unique.tablespace.clear();
            keep_own_options(unique.options);
        }
        for (schema::Check& check : table.checks) {
            settle_check(check, known);
        }
        for (schema::Index& index : table.indexes) {
            settle_index(index, known == nullptr ? nullptr : schema::find_index(*known, index.name));
        }
    }

    static void settle_primary_key(schema::Table& table) {
        table.primary_key->deferrability = schema::Deferrability::none;
        table.primary_key->include.clear();
        table.primary_key->storage.clear();
        table.primary_key->tablespace.clear();
        keep_own_options(table.primary_key->options);
        for (const std::string& name : table.primary_key->columns) {
            schema::Column* column = schema::find_column(table, name);
            if (column != nullptr &&
                (is_rowid_alias(table, *column) || is_without_rowid(table) || is_strict(table))) {
                column->nullable = false;
            }
        }
    }

    void settle_foreign_key(const schema::Table& table, schema::ForeignKey& key) const {
        key.not_valid = false;
        key.referred_table.schema = table.name.schema;
        keep_own_options(key.options);
        const schema::Table* referred = schema::find_table(model_, key.referred_table);
        referred = referred == nullptr ? schema::find_table(database_, key.referred_table) : referred;
        if (key.referred_columns.empty() && referred != nullptr && referred->primary_key &&
            referred->primary_key->columns.size() == key.columns.size()) {
            key.referred_columns = referred->primary_key->columns;
        }
    }

    static void settle_check(schema::Check& check, const schema::Table* known) {
        check.no_inherit = false;
        check.not_valid = false;
        keep_own_options(check.options);
        if (known == nullptr) {
            return;
        }
        for (const schema::Check& other : known->checks) {
            if (other.name == check.name) {
                take_spelling(check.condition, other.condition);
            }
        }
    }

    static void settle_index(schema::Index& index, const schema::Index* known) {
        index.method.clear();
        index.include.clear();
        index.nulls_not_distinct = false;
        index.storage.clear();
        index.tablespace.clear();
        keep_own_options(index.options);
        for (schema::IndexElement& element : index.elements) {
            element.op_class.clear();
            element.nulls = schema::NullsOrder::unstated;
            if (element.order == schema::SortOrder::ascending) {
                element.order = schema::SortOrder::unstated;
            }
            element.text = element.is_expression ? strip_parentheses(element.text) : element.text;
        }
        if (known == nullptr) {
            return;
        }
        take_spelling(index.where, known->where);
        for (std::size_t i = 0; i < std::min(index.elements.size(), known->elements.size()); ++i) {
            take_case(index.elements[i].collation, known->elements[i].collation);
            if (same_element(index.elements[i], known->elements[i])) {
                index.elements[i].text = known->elements[i].text;
            }
        }
    }

    const schema::MetaData& model_;
    const schema::MetaData& database_;
};

}  // namespace

schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database) {
    return Canonicaliser(model, database).run();
}

}  // namespace retort::dialects::sqlite
