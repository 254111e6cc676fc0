// Constraints; see catalog.hpp.
#include "dialects/postgresql/arrays.hpp"
#include "dialects/postgresql/catalog.hpp"
#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/table_options.hpp"
#include "sql/expression.hpp"

namespace retort::dialects::postgresql {

namespace {

schema::Deferrability read_deferrability(const CatalogRow& row) {
    if (!row.flag(4)) {
        return schema::Deferrability::none;
    }
    return row.flag(5) ? schema::Deferrability::deferred : schema::Deferrability::immediate;
}

schema::ReferentialAction read_action(char letter) {
    switch (letter) {
        case 'r':
            return schema::ReferentialAction::restrict_;
        case 'c':
            return schema::ReferentialAction::cascade;
        case 'n':
            return schema::ReferentialAction::set_null;
        case 'd':
            return schema::ReferentialAction::set_default;
        default:
            return schema::ReferentialAction::no_action;
    }
}

// The columns of the constraint's index behind its key.
std::vector<std::string> read_include(const TableEntry& entry, const CatalogRow& row) {
    std::vector<int> numbers = parse_int_array(row.text(17));
    const auto keys = std::min(numbers.size(), static_cast<std::size_t>(row.number(18)));
    numbers.erase(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(keys));
    return entry.names_of(numbers);
}

schema::PrimaryKey read_primary_key(const TableEntry& entry, const CatalogRow& row) {
    schema::PrimaryKey key;
    key.name = row.text(1);
    key.columns = entry.names_of(parse_int_array(row.text(3)));
    key.deferrability = read_deferrability(row);
    key.include = read_include(entry, row);
    key.storage = parse_parameters(row.text(24));
    key.tablespace = row.text(25);
    return key;
}

schema::Unique read_unique(const TableEntry& entry, const CatalogRow& row) {
    schema::Unique unique;
    unique.name = row.text(1);
    unique.columns = entry.names_of(parse_int_array(row.text(3)));
    unique.deferrability = read_deferrability(row);
    unique.include = read_include(entry, row);
    unique.nulls_not_distinct = row.flag(19);
    unique.storage = parse_parameters(row.text(24));
    unique.tablespace = row.text(25);
    return unique;
}

schema::ForeignKey read_foreign_key(Catalog& catalog, const TableEntry& entry, const CatalogRow& row) {
    schema::ForeignKey key;
    key.name = row.text(1);
    key.columns = entry.names_of(parse_int_array(row.text(3)));
    key.referred_table = {catalog.schema_name(row.oid(9), row.text(10)), row.text(11)};
    const TableEntry* referred = catalog.find_table(row.oid(8));
    key.referred_columns =
        referred == nullptr ? parse_array(row.text(12)) : referred->names_of(parse_int_array(row.text(21)));
    key.on_update = read_action(row.letter(13));
    key.on_delete = read_action(row.letter(14));
    key.on_delete_columns = entry.names_of(parse_int_array(row.text(22)));
    key.match = row.letter(15) == 'f' ? schema::MatchKind::full : schema::MatchKind::simple;
    key.deferrability = read_deferrability(row);
    key.not_valid = !row.flag(6);
    return key;
}

schema::Check read_check(const CatalogRow& row) {
    schema::Check check;
    check.name = row.text(1);
    check.condition = std::string(sql::strip_outer_parentheses(row.text(7), rules().lex));
    check.no_inherit = row.flag(23);
    check.not_valid = !row.flag(6);
    return check;
}

schema::Exclude read_exclude(Catalog& catalog, const CatalogRow& row) {
    const schema::Index& index = catalog.exclusion_indexes[row.oid(16)];
    const std::vector<std::string> operators = parse_array(row.text(20));
    schema::Exclude exclude;
    exclude.name = row.text(1);
    exclude.method = index.method;
    exclude.where = index.where;
    exclude.include = index.include;
    exclude.storage = index.storage;
    exclude.tablespace = index.tablespace;
    exclude.deferrability = read_deferrability(row);
    for (std::size_t i = 0; i < index.elements.size() && i < operators.size(); ++i) {
        exclude.elements.push_back({index.elements[i], operators[i]});
    }
    return exclude;
}

void add_read(Catalog& catalog, TableEntry& entry, const CatalogRow& row) {
    switch (row.letter(2)) {
        case 'p':
            entry.table.primary_key = read_primary_key(entry, row);
            break;
        case 'u':
            entry.table.uniques.push_back(read_unique(entry, row));
            break;
        case 'f':
            entry.table.foreign_keys.push_back(read_foreign_key(catalog, entry, row));
            break;
        case 'c':
            entry.table.checks.push_back(read_check(row));
            break;
        default:
            entry.table.excludes.push_back(read_exclude(catalog, row));
            break;
    }
}

}  // namespace

void read_constraints(Catalog& catalog) {
    for (const auto& cells : catalog.query(constraints_query(catalog.version)).rows) {
        const CatalogRow row(cells);
        if (TableEntry* entry = catalog.find_wanted(row.oid(0))) {
            add_read(catalog, *entry, row);
        }
    }
}

}  // namespace retort::dialects::postgresql
