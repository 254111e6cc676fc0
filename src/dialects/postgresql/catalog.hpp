// What is known while a schema is reflected: the objects read so far, by the
// server's own numbers for them.
#pragma once

#include "dialects/dialect.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace retort::dialects::postgresql {

using Oid = std::uint32_t;

// A row of a catalog query, read by position.
class CatalogRow {
public:
    explicit CatalogRow(const std::vector<std::optional<std::string>>& cells) : cells_(cells) {}

    bool is_null(std::size_t i) const { return !cells_[i].has_value(); }
    // "" for NULL.
    const std::string& text(std::size_t i) const;
    const std::optional<std::string>& maybe(std::size_t i) const { return cells_[i]; }
    bool flag(std::size_t i) const { return text(i) == "t"; }
    char letter(std::size_t i) const { return text(i).empty() ? '\0' : text(i).front(); }
    std::int64_t number(std::size_t i) const;
    Oid oid(std::size_t i) const { return static_cast<Oid>(number(i)); }

private:
    const std::vector<std::optional<std::string>>& cells_;
};

struct TableEntry {
    schema::Table table;
    bool wanted = true;  // false: only others may refer to it
    // By attnum, from 1; the columns that were inherited included.
    std::vector<std::string> column_names;
    std::vector<Oid> column_collations;
    // By name, of table.columns.
    std::unordered_map<std::string, std::size_t> columns;

    void set_column_name(std::size_t number, const std::string& name, Oid collation);
    std::vector<std::string> names_of(const std::vector<int>& numbers) const;
    schema::Column* find_column(const std::string& name);
};

// An index that backs an exclusion constraint, until the constraint takes it.
using IndexesByOid = std::unordered_map<Oid, schema::Index>;

struct Catalog {
    explicit Catalog(Connection& open_connection) : connection(open_connection) {}

    Connection& connection;
    int version = 0;                                    // server_version_num
    std::string namespaces;                             // those to read, as an array of numbers
    std::unordered_map<Oid, std::string> schema_names;  // "" for the default one
    std::vector<std::string> existing_schemas;
    std::unordered_map<Oid, schema::Type> types;  // enumerations and domains
    std::vector<TableEntry> tables;
    std::unordered_map<Oid, std::size_t> table_index;
    IndexesByOid exclusion_indexes;
    schema::MetaData metadata;  // types and sequences already in their place

    bool in_scope(Oid schema_oid) const;
    // "" for the default one, else its name.
    std::string schema_name(Oid schema_oid, const std::string& name) const;
    TableEntry* find_table(Oid oid);
    // Null also for one that is not wanted.
    TableEntry* find_wanted(Oid oid);
    base::RowSet query(std::string_view sql);
};

// In this order; each is one query.
void read_namespaces(Catalog& catalog, const ReflectOptions& options);
void read_enums(Catalog& catalog);
void read_domains(Catalog& catalog);
void read_tables(Catalog& catalog, const ReflectOptions& options);
void read_columns(Catalog& catalog);
void read_sequences(Catalog& catalog);
void read_indexes(Catalog& catalog);
void read_constraints(Catalog& catalog);

}  // namespace retort::dialects::postgresql
