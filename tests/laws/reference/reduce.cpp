// See reduce.hpp.
#include "laws/reference/reduce.hpp"

#include "laws/generator.hpp"
#include "laws/reference/python.hpp"

#include <algorithm>

namespace retort::laws {

namespace {

bool has_words(const schema::IndexElement& element) {
    return element.order == schema::SortOrder::unstated && element.nulls == schema::NullsOrder::unstated &&
           element.collation.empty() && element.op_class.empty();
}

void reduce_column(schema::Column& column, const schema::Table& table) {
    column.options.clear();
    column.renamed_from.clear();
    column.type.variants.clear();
    if (column.server_default && std::holds_alternative<Bytes>(column.server_default->literal)) {
        column.server_default.reset();
    }
    if (table.primary_key && std::ranges::count(table.primary_key->columns, column.name) > 0) {
        column.nullable = false;
    }
}

void reduce_index(schema::Index& index) {
    index.options.clear();
    index.tablespace.clear();
    index.nulls_not_distinct = false;
    for (auto& element : index.elements) {
        if (element.is_expression || !element.collation.empty()) {
            element.op_class.clear();
        }
    }
}

void reduce_table(schema::Table& table, Database database) {
    table.options.erase("sqlite_strict");
    table.renamed_from.clear();
    std::erase_if(table.columns,
                  [&](const auto& column) { return python_type(column.type, database).empty(); });
    for (auto& column : table.columns) {
        reduce_column(column, table);
    }
    for (auto& column : table.columns) {
        // What its manual has people write: a BIGINT does not count there.
        if (database == Database::sqlite && schema::counts_by_itself(table, column)) {
            column.type.kind = schema::TypeKind::integer;
        }
    }
    if (table.primary_key) {
        table.primary_key->include.clear();
        table.primary_key->options.clear();
    }
    for (auto& unique : table.uniques) {
        unique.include.clear();
        unique.nulls_not_distinct = false;
        unique.options.clear();
    }
    std::erase_if(table.excludes, [](const auto& exclude) {
        return !std::ranges::all_of(exclude.elements,
                                    [](const auto& each) { return has_words(each.element); });
    });
    std::ranges::for_each(table.indexes, reduce_index);
}

void name_referred_columns(schema::MetaData& metadata) {
    for (auto& table : metadata.tables) {
        for (auto& key : table.foreign_keys) {
            const auto* referred = schema::find_table(metadata, key.referred_table);
            if (key.referred_columns.empty() && referred != nullptr && referred->primary_key) {
                key.referred_columns = referred->primary_key->columns;
            }
        }
    }
}

void reduce(schema::MetaData& metadata, Database database) {
    metadata.domains.clear();
    metadata.naming_convention.clear();
    for (auto& table : metadata.tables) {
        reduce_table(table, database);
    }
    std::erase_if(metadata.tables, [](const auto& table) { return table.columns.empty(); });
    // A type that no column has is not a part of SQLAlchemy's metadata.
    std::erase_if(metadata.enums, [&](const schema::EnumType& type) {
        return std::ranges::none_of(metadata.tables, [&](const auto& table) {
            return std::ranges::any_of(table.columns, [&](const auto& column) {
                const auto& item = column.type.item.empty() ? column.type : column.type.item.front();
                return item.kind == schema::TypeKind::enum_ && item.name == type.name.name;
            });
        });
    });
    repair(metadata, database);
    name_referred_columns(metadata);
}

}  // namespace

Pair reduce(Pair pair, Database database) {
    reduce(pair.a, database);
    reduce(pair.b, database);
    // The reference makes no schemas: both have them all.
    auto schemas = pair.a.schemas;
    for (const auto& name : pair.b.schemas) {
        if (std::ranges::count(schemas, name) == 0) {
            schemas.push_back(name);
        }
    }
    pair.a.schemas = pair.b.schemas = schemas;
    repair(pair, database);
    return pair;
}

}  // namespace retort::laws
