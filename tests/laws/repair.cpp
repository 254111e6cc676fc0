// Takes out of a schema what a change elsewhere made invalid; see generator.hpp.
#include "laws/generator.hpp"

#include "laws/maker.hpp"

#include "schema/expressions.hpp"
#include "schema/words.hpp"

#include <algorithm>
#include <map>

namespace retort::laws {

namespace {

using schema::MetaData;
using schema::Table;
using schema::TypeKind;

// The generator writes every column of an expression in double quotes.
std::vector<std::string> quoted_names(const std::string& sql) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] != '"' && sql[i] != '\'') {
            continue;
        }
        const char quote = sql[i];
        std::string text;
        for (++i; i < sql.size() && (sql[i] != quote || (i + 1 < sql.size() && sql[i + 1] == quote)); ++i) {
            text += sql[i];
            i += sql[i] == quote ? 1 : 0;
        }
        if (quote == '"') {
            names.push_back(text);
        }
    }
    return names;
}

bool is_whole(const Table& table, const std::vector<std::string>& columns) {
    return std::ranges::all_of(columns,
                               [&](const auto& name) { return schema::find_column(table, name) != nullptr; });
}

bool is_whole(const Table& table, const std::string& expression) {
    return is_whole(table, quoted_names(expression));
}

bool is_key(const Table& table, const std::vector<std::string>& columns, Database database) {
    return !columns.empty() && is_whole(table, columns) &&
           std::ranges::all_of(columns, [&](const auto& name) {
               const auto& column = *schema::find_column(table, name);
               return is_comparable(column.type, database) &&
                      !(database == Database::sqlite && column.computed);
           });
}

bool are_disjoint(const std::vector<std::string>& include, const std::vector<std::string>& key) {
    return std::ranges::none_of(include, [&](const auto& name) { return std::ranges::count(key, name) > 0; });
}

class TypeRepair {
public:
    explicit TypeRepair(const MetaData& metadata) : metadata_(metadata) {}

    // False where the type is gone.
    bool run(schema::Type& type) const {
        if (type.kind == TypeKind::enum_) {
            const auto* found = schema::find_enum(metadata_, {type.schema, type.name});
            type.values = found == nullptr ? type.values : found->values;
            return found != nullptr;
        }
        if (type.kind == TypeKind::domain) {
            const auto* found = schema::find_domain(metadata_, {type.schema, type.name});
            type.item = found == nullptr ? type.item : std::vector<schema::Type>{found->base};
            return found != nullptr;
        }
        return std::ranges::all_of(type.item, [this](auto& item) { return run(item); });
    }

private:
    const MetaData& metadata_;
};

bool is_default_possible(const MetaData& metadata, const schema::Column& column) {
    const auto& value = *column.server_default;
    if (column.computed || column.identity) {
        return false;
    }
    if (value.expression && value.expression->starts_with("nextval(")) {
        return std::ranges::any_of(metadata.sequences, [&](const auto& sequence) {
            return value.expression->find(quoted_text(quoted(sequence.name))) != std::string::npos;
        });
    }
    if (column.type.kind == TypeKind::enum_) {
        const auto* text = std::get_if<std::string>(&value.literal);
        return text != nullptr && std::ranges::count(column.type.values, *text) > 0;
    }
    return true;
}

// Types that are gone become text.
void repair_types(const MetaData& metadata, Table& table) {
    const TypeRepair types(metadata);
    std::vector<std::string> gone;
    for (auto& column : table.columns) {
        if (!types.run(column.type)) {
            column.type = {};
            column.type.kind = TypeKind::text;
            column.server_default.reset();
            gone.push_back(column.name);
        }
    }
    for (const auto& name : gone) {
        drop_mentions(table, name);
    }
}

void repair_columns(const MetaData& metadata, Table& table) {
    repair_types(metadata, table);
    std::erase_if(table.columns, [&](const auto& column) {
        return column.computed && !is_whole(table, column.computed->expression);
    });
    for (auto& column : table.columns) {
        if (column.server_default && !is_default_possible(metadata, column)) {
            column.server_default.reset();
        }
        column.identity =
            schema::is_integer(column.type) && !column.computed ? column.identity : std::nullopt;
        column.nullable = column.nullable && !column.identity;
    }
}

void repair_keys(Table& table, Database database) {
    if (table.primary_key && !is_key(table, table.primary_key->columns, database)) {
        table.primary_key.reset();
    }
    for (const auto& name : table.primary_key ? table.primary_key->columns : std::vector<std::string>{}) {
        schema::find_column(table, name)->nullable = false;
    }
    std::erase_if(table.uniques,
                  [&](const auto& unique) { return !is_key(table, unique.columns, database); });
    const auto repair_include = [&table](auto& key) {
        if (!is_whole(table, key.include) || !are_disjoint(key.include, key.columns)) {
            key.include.clear();
        }
    };
    std::ranges::for_each(table.uniques, repair_include);
    if (table.primary_key) {
        repair_include(*table.primary_key);
    }
}

bool is_index_whole(const Table& table, const schema::Index& index, Database database) {
    return !index.elements.empty() && is_whole(table, index.where) &&
           std::ranges::all_of(index.elements, [&](const auto& element) {
               return element.is_expression ? is_whole(table, element.text)
                      : index.method.empty()
                          ? is_key(table, {element.text}, Database::postgresql) ||
                                (database == Database::sqlite && is_whole(table, std::vector{element.text}))
                          : is_whole(table, std::vector{element.text});
           });
}

void repair_rest(Table& table, Database database) {
    std::erase_if(table.checks, [&](const auto& check) { return !is_whole(table, check.condition); });
    std::erase_if(table.excludes, [&](const auto& exclude) {
        return !is_whole(table, exclude.where) ||
               !std::ranges::all_of(exclude.elements, [&](const auto& each) {
                   return is_whole(table, std::vector{each.element.text});
               });
    });
    std::erase_if(table.indexes, [&](const auto& index) { return !is_index_whole(table, index, database); });
    for (auto& index : table.indexes) {
        std::vector<std::string> key;
        for (const auto& element : index.elements) {
            key.push_back(element.text);
        }
        if (!is_whole(table, index.include) || !are_disjoint(index.include, key)) {
            index.include.clear();
        }
    }
}

void repair_options(Table& table) {
    if (!table.primary_key) {
        table.options.erase("sqlite_without_rowid");
    }
    const bool counts = std::ranges::any_of(
        table.columns, [&](const schema::Column& column) { return schema::counts_by_itself(table, column); });
    if (!counts || table.options.contains("sqlite_without_rowid")) {
        table.options.erase("sqlite_autoincrement");
    }
}

void repair_column_options(Table& table) {
    for (auto& column : table.columns) {
        if (!may_be_compressed(column.type)) {
            column.options.erase("postgresql_storage");
            column.options.erase("postgresql_compression");
        }
    }
}

// What is logged may not refer to what is not, and the server changes one table at a time.
void keep_references_logged(MetaData& metadata) {
    for (auto& table : metadata.tables) {
        for (const auto& key : table.foreign_keys) {
            table.options.erase("postgresql_unlogged");
            if (auto* referred = schema::find_table(metadata, key.referred_table)) {
                referred->options.erase("postgresql_unlogged");
            }
        }
    }
}

// The server takes the first key over the columns, and refuses one that is deferrable.
bool has_deferrable_key(const Table& table, const std::vector<std::string>& columns) {
    const auto is_deferrable = [&](const auto& key) {
        return key.deferrability != schema::Deferrability::none &&
               std::ranges::is_permutation(key.columns, columns);
    };
    return (table.primary_key && is_deferrable(*table.primary_key)) ||
           std::ranges::any_of(table.uniques, is_deferrable);
}

bool is_unique_key(const Table& table, const std::vector<std::string>& columns) {
    if (has_deferrable_key(table, columns)) {
        return false;
    }
    const auto same = [&](const auto& key) {
        return key.columns == columns && key.deferrability == schema::Deferrability::none;
    };
    return (table.primary_key && same(*table.primary_key)) || std::ranges::any_of(table.uniques, same) ||
           std::ranges::any_of(table.indexes, [&](const auto& index) {
               return index.unique && index.where.empty() && index.elements.size() == columns.size() &&
                      std::ranges::equal(index.elements, columns, [](const auto& element, const auto& name) {
                          return !element.is_expression && element.text == name &&
                                 element.collation.empty() && element.op_class.empty();
                      });
           });
}

bool is_reference_possible(const MetaData& metadata, const Table& table, const schema::ForeignKey& key,
                           Database database) {
    const auto* target = schema::find_table(metadata, key.referred_table);
    if (target == nullptr || !is_whole(table, key.columns) || !is_whole(*target, key.referred_columns) ||
        !is_unique_key(*target, key.referred_columns)) {
        return false;
    }
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        if (!are_referable(schema::find_column(table, key.columns[i])->type,
                           schema::find_column(*target, key.referred_columns[i])->type, database)) {
            return false;
        }
    }
    return true;
}

bool repair_references(MetaData& metadata, Database database) {
    std::size_t removed = 0;
    for (auto& table : metadata.tables) {
        removed += std::erase_if(table.foreign_keys, [&](const auto& key) {
            return !is_reference_possible(metadata, table, key, database);
        });
    }
    return removed > 0;
}

bool is_extra_possible(const MetaData& metadata, const schema::RawObject& extra) {
    const auto* table = schema::find_table(metadata, {extra.name.schema, extra.table});
    return table != nullptr && std::ranges::all_of(quoted_names(extra.sql), [&](const auto& name) {
               return name == extra.name.name || name == extra.table || name == extra.name.schema ||
                      schema::find_column(*table, name) != nullptr;
           });
}

// Schemas are made, never dropped.
void keep_schemas(Pair& pair) {
    for (const auto& name : pair.a.schemas) {
        if (std::ranges::count(pair.b.schemas, name) == 0) {
            pair.b.schemas.push_back(name);
        }
    }
}

std::string without_quotes(const schema::ServerDefault& value) {
    const auto* text = std::get_if<std::string>(&value.literal);
    return value.expression  ? "(" + *value.expression
           : text != nullptr ? *text
                             : schema::dump_datum(value.literal);
}

// SQLite makes one number of 5 and '5', and nobody sees a difference; but the catalogue
// has the words.
void keep_quotes(Pair& pair, Database database) {
    for (auto& table : pair.b.tables) {
        const auto* before = schema::find_table(pair.a, table.name);
        for (auto& column : table.columns) {
            const auto* old = before == nullptr ? nullptr : schema::find_column(*before, column.name);
            if (database == Database::sqlite && old != nullptr && old->server_default &&
                column.server_default &&
                without_quotes(*old->server_default) == without_quotes(*column.server_default)) {
                column.server_default = old->server_default;
            }
        }
    }
}

// A column that cannot become what it shall become goes.
void drop_inconvertible(Pair& pair, Database database) {
    for (auto& table : pair.b.tables) {
        const auto* before = schema::find_table(pair.a, table.name);
        std::erase_if(table.columns, [&](const auto& column) {
            const auto* old = before == nullptr ? nullptr : schema::find_column(*before, column.name);
            return old != nullptr && (!is_convertible(old->type, column.type, database) ||
                                      !is_convertible(column.type, old->type, database));
        });
    }
}

}  // namespace

void drop_mentions(Table& table, const std::string& column) {
    const auto mentions = [&](const std::string& sql) { return schema::mentions_column(sql, column); };
    std::erase_if(table.checks, [&](const auto& check) { return mentions(check.condition); });
    std::erase_if(table.excludes, [&](const auto& exclude) {
        return mentions(exclude.where) || std::ranges::any_of(exclude.elements, [&](const auto& each) {
                   return each.element.text == column;
               });
    });
    std::erase_if(table.indexes, [&](const auto& index) {
        return mentions(index.where) || std::ranges::any_of(index.elements, [&](const auto& element) {
                   return element.is_expression ? mentions(element.text) : element.text == column;
               });
    });
    std::erase_if(table.columns,
                  [&](const auto& each) { return each.computed && mentions(each.computed->expression); });
}

void repair(MetaData& metadata, Database database) {
    for (auto& table : metadata.tables) {
        repair_columns(metadata, table);
        repair_keys(table, database);
        repair_rest(table, database);
        repair_options(table);
        if (!table.name.schema.empty() && std::ranges::count(metadata.schemas, table.name.schema) == 0) {
            table.columns.clear();
        }
    }
    std::erase_if(metadata.tables, [](const auto& table) {
        return std::ranges::all_of(table.columns,
                                   [](const auto& column) { return column.computed.has_value(); });
    });
    while (repair_references(metadata, database)) {
    }
    keep_references_logged(metadata);
    for (auto& table : metadata.tables) {
        repair_options(table);
        repair_column_options(table);
    }
}

void repair(Pair& pair, Database database) {
    repair(pair.a, database);
    keep_schemas(pair);
    drop_inconvertible(pair, database);
    keep_quotes(pair, database);
    repair(pair.b, database);
    std::erase_if(pair.rows,
                  [&](const auto& row) { return schema::find_table(pair.a, row.table) == nullptr; });
    std::erase_if(pair.extras, [&](const auto& extra) {
        return !is_extra_possible(pair.a, extra) || !is_extra_possible(pair.b, extra);
    });
}

}  // namespace retort::laws
