// A database's catalogue as schema values: one pass over sqlite_schema, whose
// CREATE statements say everything. See reflect.hpp.
#include "dialects/sqlite/reflect.hpp"

#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/reflect_unread.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace retort::dialects::sqlite {

namespace {

// As SQLite compares names; for look-ups.
std::string folded(std::string_view name) {
    std::string result(name);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::string catalogue(const std::string& schema) {
    return quote(schema::QualifiedName{schema.empty() ? "main" : schema, "sqlite_schema"});
}

bool is_virtual_table(std::string_view sql) {
    const auto first_blank = sql.find_first_of(" \t\n");
    return first_blank != std::string_view::npos && same_name(sql.substr(first_blank + 1, 7), "VIRTUAL");
}

// Those without a name by what they say: the order of their definitions depends
// on whether one stands in a column or behind all.
template <class Named>
void sort_constraints(std::vector<Named>& items) {
    std::ranges::stable_sort(items, [](const Named& a, const Named& b) {
        return a.name != b.name ? a.name < b.name : schema::dump_constraint(a) < schema::dump_constraint(b);
    });
}

class Reflector {
public:
    Reflector(Connection& connection, const ReflectOptions& options)
        : connection_(connection), options_(options) {}

    schema::MetaData run() {
        for (const std::string& schema : list_schemas()) {
            read_schema(schema);
        }
        for (schema::Table& table : metadata_.tables) {
            settle_foreign_keys(table);
            sort_constraints(table.foreign_keys);
            sort_constraints(table.uniques);
            sort_constraints(table.checks);
            std::ranges::stable_sort(table.indexes, {}, &schema::Index::name);
        }
        std::ranges::stable_sort(metadata_.tables, {}, &schema::Table::name);
        std::ranges::stable_sort(metadata_.raw_objects, {}, &schema::RawObject::name);
        return std::move(metadata_);
    }

private:
    std::vector<std::string> list_schemas() const {
        std::vector<std::string> schemas{""};
        if (!options_.all_schemas) {
            schemas.insert(schemas.end(), options_.schemas.begin(), options_.schemas.end());
            return schemas;
        }
        for (const auto& row : connection_.query("SELECT name FROM pragma_database_list ORDER BY seq").rows) {
            if (row[0] != "main" && row[0] != "temp") {
                schemas.push_back(*row[0]);
            }
        }
        return schemas;
    }

    void read_schema(const std::string& schema) {
        const base::RowSet rows =
            connection_.query("SELECT type, name, tbl_name, sql FROM " + catalogue(schema) +
                              " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'");
        const std::set<std::string> shadows = list_shadow_tables(schema, rows);
        // Tables first: an index needs its table, wherever the catalogue lists it.
        for (const auto& row : rows.rows) {
            if (row[0] == "table" && !shadows.contains(*row[1])) {
                read_table({schema, *row[1]}, *row[3]);
            }
        }
        for (const auto& row : rows.rows) {
            if (row[0] == "index") {
                read_index({schema, *row[2]}, *row[3]);
            } else if (row[0] != "table") {
                metadata_.raw_objects.push_back(
                    {*row[0], {schema, *row[1]}, trigger_table(schema, row), *row[3]});
            }
        }
    }

    // As the table is spelled in its own definition; "" for a view.
    std::string trigger_table(const std::string& schema, const std::vector<std::optional<std::string>>& row) {
        const schema::Table* table = find({schema, *row[2]});
        return row[0] != "trigger" ? "" : table == nullptr ? *row[2] : table->name.name;
    }

    // The tables in which virtual tables keep their content, and these themselves.
    std::set<std::string> list_shadow_tables(const std::string& schema, const base::RowSet& rows) {
        std::set<std::string> names;
        for (const auto& row : rows.rows) {
            if (row[0] == "table" && is_virtual_table(*row[3])) {
                names.insert(*row[1]);
            }
        }
        if (names.empty()) {
            return names;
        }
        const Datum where = schema.empty() ? "main" : schema;
        const auto shadows = connection_.query(
            "SELECT name FROM pragma_table_list WHERE type = 'shadow' AND schema = ?1", std::span(&where, 1));
        for (const auto& row : shadows.rows) {
            names.insert(*row[0]);
        }
        return names;
    }

    void read_table(const schema::QualifiedName& name, const std::string& sql) {
        if (options_.include_table && !options_.include_table(name)) {
            return;
        }
        schema::Table table;
        try {
            table = parse_create_table(sql);
        } catch (const Error& error) {
            table = reflect_unread(connection_, name);
            table.options[kUnreadOption] = error.message();
        }
        table.name = name;
        places_[{name.schema, folded(name.name)}] = metadata_.tables.size();
        metadata_.tables.push_back(std::move(table));
    }

    void read_index(const schema::QualifiedName& table_name, const std::string& sql) {
        schema::Table* table = find(table_name);
        if (table == nullptr) {
            return;
        }
        schema::Index index;
        try {
            index = parse_create_index(sql).index;
        } catch (const Error& error) {
            table->options[kUnreadOption] = error.message();
            return;
        }
        for (schema::IndexElement& element : index.elements) {
            spell_as_defined(*table, element.text);
        }
        table->indexes.push_back(std::move(index));
    }

    schema::Table* find(const schema::QualifiedName& name) {
        const auto found = places_.find({name.schema, folded(name.name)});
        return found == places_.end() ? nullptr : &metadata_.tables[found->second];
    }

    static void spell_as_defined(const schema::Table& table, std::string& name) {
        const auto found = std::ranges::find_if(
            table.columns, [&](const schema::Column& column) { return same_name(column.name, name); });
        if (found != table.columns.end()) {
            name = found->name;
        }
    }

    // The referred names as they are defined; the referred primary key by name.
    void settle_foreign_keys(schema::Table& table) {
        for (schema::ForeignKey& key : table.foreign_keys) {
            key.referred_table.schema = table.name.schema;
            const schema::Table* referred = find(key.referred_table);
            if (referred == nullptr) {
                continue;
            }
            key.referred_table.name = referred->name.name;
            if (key.referred_columns.empty() && referred->primary_key &&
                referred->primary_key->columns.size() == key.columns.size()) {
                key.referred_columns = referred->primary_key->columns;
            }
            for (std::string& column : key.referred_columns) {
                spell_as_defined(*referred, column);
            }
        }
    }

    Connection& connection_;
    const ReflectOptions& options_;
    schema::MetaData metadata_;
    std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace

schema::MetaData reflect(Connection& connection, const ReflectOptions& options) {
    return Reflector(connection, options).run();
}

bool has_table(Connection& connection, const schema::QualifiedName& name) {
    const Datum parameter = name.name;
    const std::string query =
        "SELECT 1 FROM " + catalogue(name.schema) + " WHERE type = 'table' AND name = ?1 COLLATE NOCASE";
    return !connection.query(query, std::span(&parameter, 1)).rows.empty();
}

}  // namespace retort::dialects::sqlite
