// Tables and their columns; see catalog.hpp.
#include "dialects/postgresql/catalog.hpp"
#include "dialects/postgresql/column_options.hpp"
#include "dialects/postgresql/defaults.hpp"
#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "dialects/postgresql/types.hpp"
#include "sql/expression.hpp"

namespace retort::dialects::postgresql {

namespace {

template <class Owner>
void set_option(Owner& owner, const char* key, const std::string& value) {
    if (!value.empty()) {
        owner.options[key] = value;
    }
}

// Few texts for many columns: each is parsed once.
class TypeReader {
public:
    explicit TypeReader(const Catalog& catalog) : catalog_(catalog) {}

    schema::Type read(const std::string& text, Oid item, const std::string& collation) {
        auto [found, is_new] = parsed_.try_emplace(text);
        if (is_new) {
            found->second = parse(text, item);
        }
        schema::Type type = found->second;
        type.collation = collation;
        return type;
    }

private:
    schema::Type parse(const std::string& text, Oid item) const {
        const auto known = catalog_.types.find(item);
        if (known == catalog_.types.end()) {
            return parse_type(text);
        }
        return text.ends_with("[]") ? schema::Type{.kind = schema::TypeKind::array, .item = {known->second}}
                                    : known->second;
    }

    const Catalog& catalog_;
    std::unordered_map<std::string, schema::Type> parsed_;
};

schema::Column read_column(const CatalogRow& row, TypeReader& types) {
    schema::Column column;
    column.name = row.text(2);
    column.type = types.read(row.text(3), row.oid(4), row.text(9));
    column.nullable = !row.flag(5);
    column.comment = row.maybe(10);
    set_option(column, kStorageOption, storage_word(row.letter(13)));
    set_option(column, kCompressionOption, row.text(14));
    // Until a sequence of its own is found; see settle_autoincrement.
    column.autoincrement = schema::Autoincrement::off;
    if (row.letter(7) != '\0') {
        column.identity = schema::SequenceOptions{.always = row.letter(7) == 'a'};
    }
    if (row.letter(8) != '\0') {
        column.computed = schema::Computed{
            std::string(sql::strip_outer_parentheses(row.text(6), rules().lex)), row.letter(8) == 's'};
    } else if (!row.is_null(6) && !row.text(6).starts_with("NULL::")) {
        // NULL with a cast is how the server keeps DEFAULT NULL, which is no default.
        column.server_default = parse_default(row.text(6), column.type, row.text(3));
    }
    return column;
}

}  // namespace

void read_tables(Catalog& catalog, const ReflectOptions& options) {
    for (const auto& cells : catalog.query(kTablesQuery).rows) {
        const CatalogRow row(cells);
        schema::Table table;
        table.name = {catalog.schema_name(row.oid(1), ""), row.text(2)};
        const bool wanted = !row.flag(8) && (!options.include_table || options.include_table(table.name));
        table.comment = row.maybe(3);
        set_option(table, "postgresql_partition_by", row.text(4));
        set_option(table, kWithOption, dump_parameters(parse_parameters(row.text(5))));
        set_option(table, kTablespaceOption, row.text(6));
        set_option(table, "postgresql_inherits", row.text(7));
        set_option(table, kUnloggedOption, row.flag(9) ? "true" : "");
        catalog.table_index[row.oid(0)] = catalog.tables.size();
        catalog.tables.push_back({std::move(table), wanted, {}, {}, {}});
    }
}

void read_columns(Catalog& catalog) {
    TypeReader types(catalog);
    for (const auto& cells : catalog.query(columns_query(catalog.version)).rows) {
        const CatalogRow row(cells);
        TableEntry* entry = catalog.find_table(row.oid(0));
        if (entry == nullptr) {
            continue;
        }
        entry->set_column_name(static_cast<std::size_t>(row.number(1)), row.text(2), row.oid(12));
        if (row.flag(11) && entry->wanted) {
            entry->columns[row.text(2)] = entry->table.columns.size();
            entry->table.columns.push_back(read_column(row, types));
        }
    }
}

}  // namespace retort::dialects::postgresql
