// Enumerations, domains and sequences; see catalog.hpp.
#include "base/text.hpp"
#include "dialects/postgresql/arrays.hpp"
#include "dialects/postgresql/catalog.hpp"
#include "dialects/postgresql/defaults.hpp"
#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "sql/expression.hpp"

namespace retort::dialects::postgresql {

namespace {

// Several checks of one domain are one condition to retort.
std::string join_checks(const std::vector<std::string>& checks) {
    std::string text;
    for (const auto& check : checks) {
        const std::string condition(sql::strip_outer_parentheses(check, rules().lex));
        text += checks.size() == 1 ? condition : (text.empty() ? "(" : " AND (") + condition + ")";
    }
    return text;
}

schema::DomainType read_domain(const Catalog& catalog, const CatalogRow& row) {
    schema::DomainType domain;
    domain.name = {catalog.schema_name(row.oid(1), row.text(2)), row.text(3)};
    const auto known = catalog.types.find(row.oid(4));
    domain.base = known == catalog.types.end() ? parse_type(row.text(5)) : known->second;
    domain.base.collation = row.text(8);
    domain.nullable = !row.flag(6);
    if (!row.is_null(7)) {
        domain.server_default = parse_default(row.text(7), domain.base, row.text(5));
    }
    const auto names = parse_array(row.text(9));
    domain.check_name = names.empty() ? "" : names.front();
    domain.check = join_checks(parse_array(row.text(10)));
    return domain;
}

schema::SequenceOptions read_options(const CatalogRow& row) {
    schema::SequenceOptions options;
    options.start = row.number(3);
    options.increment = row.number(4);
    options.max_value = row.number(5);
    options.min_value = row.number(6);
    options.cache = row.number(7);
    options.cycle = row.flag(8);
    return without_defaults(options, counted_kind(parse_type(row.text(2))));
}

// The name as it stands inside quotes inside a string.
std::string in_regclass(const std::string& name) {
    return base::replace_all(base::replace_all(name, "\"", "\"\""), "'", "''");
}

// SERIAL is a default from a sequence that the column owns; retort knows both
// as a column that counts by itself. False: the column does not draw from it.
bool apply_owned(Catalog& catalog, const CatalogRow& row) {
    TableEntry* entry = catalog.find_wanted(row.oid(9));
    const auto number = static_cast<std::size_t>(row.number(10));
    if (entry == nullptr || number >= entry->column_names.size()) {
        return true;  // of a table that is left out
    }
    schema::Column* column = entry->find_column(entry->column_names[number]);
    if (column == nullptr) {
        return true;
    }
    if (column->identity) {
        const bool always = column->identity->always;
        column->identity = read_options(row);
        column->identity->always = always;
        return true;
    }
    const bool counts =
        column->server_default && column->server_default->expression &&
        column->server_default->expression->starts_with("nextval('") &&
        column->server_default->expression->find(in_regclass(row.text(1))) != std::string::npos;
    if (counts) {
        column->server_default.reset();
        column->autoincrement = schema::Autoincrement::on;
    }
    return counts;
}

}  // namespace

void read_enums(Catalog& catalog) {
    for (const auto& cells : catalog.connection.query(kEnumsQuery).rows) {
        const CatalogRow row(cells);
        const schema::EnumType found{{catalog.schema_name(row.oid(1), row.text(2)), row.text(3)},
                                     parse_array(row.text(4))};
        catalog.types[row.oid(0)] = {.kind = schema::TypeKind::enum_,
                                     .name = found.name.name,
                                     .schema = found.name.schema,
                                     .values = found.values};
        if (catalog.in_scope(row.oid(1)) && !row.flag(5)) {
            catalog.metadata.enums.push_back(found);
        }
    }
}

void read_domains(Catalog& catalog) {
    for (const auto& cells : catalog.connection.query(domains_query(catalog.version)).rows) {
        const CatalogRow row(cells);
        const schema::DomainType domain = read_domain(catalog, row);
        catalog.types[row.oid(0)] = {.kind = schema::TypeKind::domain,
                                     .name = domain.name.name,
                                     .schema = domain.name.schema,
                                     .item = {domain.base}};
        if (catalog.in_scope(row.oid(1)) && !row.flag(11)) {
            catalog.metadata.domains.push_back(domain);
        }
    }
}

void read_sequences(Catalog& catalog) {
    for (const auto& cells : catalog.query(kSequencesQuery).rows) {
        const CatalogRow row(cells);
        const bool is_of_column = !row.is_null(9) && apply_owned(catalog, row);
        if (!is_of_column && catalog.in_scope(row.oid(0))) {
            catalog.metadata.sequences.push_back(
                {{catalog.schema_name(row.oid(0), ""), row.text(1)}, read_options(row)});
        }
    }
}

}  // namespace retort::dialects::postgresql
