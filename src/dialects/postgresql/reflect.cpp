// A database's schema as a value: the queries in their order. See reflect.hpp.
#include "dialects/postgresql/reflect.hpp"

#include "dialects/postgresql/catalog.hpp"
#include "dialects/postgresql/queries.hpp"

#include <algorithm>
#include <charconv>

namespace retort::dialects::postgresql {

namespace {

// Leaves the connection as it was found.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection& connection)
        : connection_(connection), owned_(!connection.in_transaction()) {
        if (owned_) {
            connection_.begin(TransactionKind::read);
        }
    }
    ~ReadTransaction() {
        if (owned_) {
            connection_.rollback();
        }
    }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    Connection& connection_;
    bool owned_;
};

void sort_members(schema::Table& table) {
    std::ranges::sort(table.foreign_keys, {}, &schema::ForeignKey::name);
    std::ranges::sort(table.uniques, {}, &schema::Unique::name);
    std::ranges::sort(table.checks, {}, &schema::Check::name);
    std::ranges::sort(table.excludes, {}, &schema::Exclude::name);
    std::ranges::sort(table.indexes, {}, &schema::Index::name);
}

schema::MetaData assemble(Catalog& catalog) {
    schema::MetaData metadata = std::move(catalog.metadata);
    metadata.schemas = std::move(catalog.existing_schemas);
    metadata.tables.reserve(catalog.tables.size());
    for (auto& entry : catalog.tables) {
        if (!entry.wanted) {
            continue;
        }
        sort_members(entry.table);
        settle_autoincrement(entry.table);
        metadata.tables.push_back(std::move(entry.table));
    }
    std::ranges::sort(metadata.tables, {}, &schema::Table::name);
    std::ranges::sort(metadata.enums, {}, &schema::EnumType::name);
    std::ranges::sort(metadata.domains, {}, &schema::DomainType::name);
    std::ranges::sort(metadata.sequences, {}, &schema::Sequence::name);
    return metadata;
}

}  // namespace

const std::string& CatalogRow::text(std::size_t i) const {
    static const std::string kNothing;
    return cells_[i] ? *cells_[i] : kNothing;
}

std::int64_t CatalogRow::number(std::size_t i) const {
    std::int64_t value = 0;
    const std::string& digits = text(i);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

void TableEntry::set_column_name(std::size_t number, const std::string& name, Oid collation) {
    column_names.resize(std::max(column_names.size(), number + 1));
    column_collations.resize(column_names.size());
    column_names[number] = name;
    column_collations[number] = collation;
}

std::vector<std::string> TableEntry::names_of(const std::vector<int>& numbers) const {
    std::vector<std::string> names;
    for (const int number : numbers) {
        names.push_back(column_names.at(static_cast<std::size_t>(number)));
    }
    return names;
}

schema::Column* TableEntry::find_column(const std::string& name) {
    const auto found = columns.find(name);
    return found == columns.end() ? nullptr : &table.columns[found->second];
}

bool Catalog::in_scope(Oid schema_oid) const {
    return schema_names.contains(schema_oid);
}

std::string Catalog::schema_name(Oid schema_oid, const std::string& name) const {
    const auto found = schema_names.find(schema_oid);
    return found == schema_names.end() ? name : found->second;
}

TableEntry* Catalog::find_table(Oid oid) {
    const auto found = table_index.find(oid);
    return found == table_index.end() ? nullptr : &tables[found->second];
}

TableEntry* Catalog::find_wanted(Oid oid) {
    TableEntry* entry = find_table(oid);
    return entry != nullptr && entry->wanted ? entry : nullptr;
}

base::RowSet Catalog::query(std::string_view sql) {
    const Datum parameter = namespaces;
    return connection.query(sql, std::span(&parameter, 1));
}

void read_namespaces(Catalog& catalog, const ReflectOptions& options) {
    const base::RowSet rows = catalog.connection.query(kNamespacesQuery);
    for (const auto& cells : rows.rows) {
        const CatalogRow row(cells);
        const bool is_default = row.flag(2);
        catalog.version = static_cast<int>(row.number(3));
        catalog.existing_schemas.push_back(row.text(1));
        if (is_default || options.all_schemas || std::ranges::count(options.schemas, row.text(1)) > 0) {
            catalog.schema_names[row.oid(0)] = is_default ? "" : row.text(1);
            catalog.namespaces += (catalog.namespaces.empty() ? "{" : ",") + row.text(0);
        }
    }
    catalog.namespaces += catalog.namespaces.empty() ? "{}" : "}";
}

void settle_autoincrement(schema::Table& table) {
    std::vector<schema::Autoincrement> settled;
    for (const auto& column : table.columns) {
        schema::Column automatic = column;
        automatic.autoincrement = schema::Autoincrement::automatic;
        const bool counts = schema::counts_by_itself(table, column);
        const bool would_count = schema::counts_by_itself(table, automatic);
        settled.push_back(counts        ? schema::Autoincrement::on
                          : would_count ? schema::Autoincrement::off
                                        : schema::Autoincrement::automatic);
    }
    for (std::size_t i = 0; i < settled.size(); ++i) {
        table.columns[i].autoincrement = settled[i];
    }
}

schema::MetaData reflect(Connection& connection, const ReflectOptions& options) {
    const ReadTransaction transaction(connection);
    Catalog catalog(connection);
    read_namespaces(catalog, options);
    read_enums(catalog);
    read_domains(catalog);
    read_tables(catalog, options);
    read_columns(catalog);
    read_sequences(catalog);
    read_indexes(catalog);
    read_constraints(catalog);
    return assemble(catalog);
}

}  // namespace retort::dialects::postgresql
