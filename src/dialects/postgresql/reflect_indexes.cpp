// Indexes, also those that back exclusion constraints; see catalog.hpp.
#include "dialects/postgresql/catalog.hpp"
#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "sql/expression.hpp"

namespace retort::dialects::postgresql {

namespace {

constexpr std::int64_t kDescending = 1;
constexpr std::int64_t kNullsFirst = 2;

schema::Index read_index(const CatalogRow& row) {
    schema::Index index;
    index.name = row.text(2);
    index.unique = row.flag(3);
    index.method = row.text(4) == "btree" ? "" : row.text(4);
    index.nulls_not_distinct = row.flag(5);
    index.storage = parse_parameters(row.text(6));
    index.tablespace = row.text(7);
    index.invalid = row.flag(19);
    index.where = std::string(sql::strip_outer_parentheses(row.text(8), rules().lex));
    return index;
}

schema::IndexElement read_element(const TableEntry& entry, const CatalogRow& row) {
    schema::IndexElement element;
    const auto column = static_cast<std::size_t>(row.number(12));
    element.is_expression = column == 0;
    element.text = element.is_expression
                       ? std::string(sql::strip_outer_parentheses(row.text(13), rules().lex))
                       : entry.column_names.at(column);
    const bool descending = (row.number(14) & kDescending) != 0;
    const bool nulls_first = (row.number(14) & kNullsFirst) != 0;
    element.order = descending ? schema::SortOrder::descending : schema::SortOrder::unstated;
    if (nulls_first != descending) {
        element.nulls = nulls_first ? schema::NullsOrder::first : schema::NullsOrder::last;
    }
    element.op_class = row.text(15);
    const Oid implied = element.is_expression ? row.oid(18) : entry.column_collations.at(column);
    element.collation = row.oid(17) == implied ? "" : row.text(16);
    return element;
}

}  // namespace

void read_indexes(Catalog& catalog) {
    schema::Index* index = nullptr;
    for (const auto& cells : catalog.query(indexes_query(catalog.version)).rows) {
        const CatalogRow row(cells);
        TableEntry* entry = catalog.find_wanted(row.oid(1));
        if (entry == nullptr) {
            continue;
        }
        if (row.number(10) == 1 && row.flag(9)) {
            index = &(catalog.exclusion_indexes[row.oid(0)] = read_index(row));
        } else if (row.number(10) == 1) {
            index = &entry->table.indexes.emplace_back(read_index(row));
        }
        if (row.number(10) <= row.number(11)) {
            index->elements.push_back(read_element(*entry, row));
        } else {
            index->include.push_back(entry->column_names.at(static_cast<std::size_t>(row.number(12))));
        }
    }
}

}  // namespace retort::dialects::postgresql
