// The part of canonical() that follows rules; see canonical.hpp.
#include "dialects/postgresql/canonical.hpp"

#include "base/text.hpp"
#include "dialects/postgresql/column_options.hpp"
#include "dialects/postgresql/defaults.hpp"
#include "dialects/postgresql/reflect.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "sql/expression.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

std::string stripped(const std::string& expression) {
    return std::string(sql::strip_outer_parentheses(expression, rules().lex));
}

// '5' for a number and 'true' for a truth value are stored as what they mean.
Datum canonical_literal(const Datum& literal, const schema::Type& type) {
    const std::string* text = std::get_if<std::string>(&literal);
    if (type_family(type) == "number" && !is_null(literal)) {
        const auto number =
            parse_number_literal(text == nullptr ? sql::dump_literal(rules().literal, literal) : *text);
        return number.value_or(literal);
    }
    if (text != nullptr && type.kind == schema::TypeKind::boolean && (*text == "true" || *text == "false")) {
        return *text == "true";
    }
    return literal;
}

// None for a default of NULL, which the server does not keep.
std::optional<schema::ServerDefault> canonical_default(const std::optional<schema::ServerDefault>& value,
                                                       const schema::Type& type) {
    const bool is_nothing =
        value && (value->expression ? base::to_upper(stripped(*value->expression)) == "NULL"
                                    : is_null(value->literal));
    if (!value || is_nothing) {
        return std::nullopt;
    }
    return schema::ServerDefault{canonical_literal(value->literal, type), value->expression};
}

class Canonicaliser {
public:
    explicit Canonicaliser(std::string_view default_schema) : default_schema_(default_schema) {}

    schema::MetaData run(schema::MetaData metadata) const {
        std::ranges::for_each(metadata.tables, [this](auto& table) { canonicalise(table); });
        for (auto& type : metadata.enums) {
            resolve(type.name);
        }
        for (auto& domain : metadata.domains) {
            canonicalise(domain);
        }
        for (auto& sequence : metadata.sequences) {
            resolve(sequence.name);
            sequence.options = without_defaults(sequence.options, schema::TypeKind::big_integer);
        }
        fill_referred_columns(metadata);
        return metadata;
    }

private:
    void resolve(schema::QualifiedName& name) const {
        name.schema = name.schema == default_schema_ ? "" : name.schema;
    }

    void canonicalise(schema::DomainType& domain) const {
        resolve(domain.name);
        domain.base = canonical_type(domain.base, default_schema_);
        domain.check = stripped(domain.check);
        domain.server_default = canonical_default(domain.server_default, domain.base);
        if (domain.check_name.empty() && !domain.check.empty()) {
            domain.check_name = clip_name(domain.name.name.substr(0, kMaxName - 6) + "_check");
        }
    }

    void canonicalise(schema::Table& table) const {
        resolve(table.name);
        table.comment = table.comment == "" ? std::nullopt : table.comment;
        for (auto& column : table.columns) {
            canonicalise(table, column);
        }
        settle_autoincrement(table);
        for (auto& column : table.columns) {
            column.nullable = column.nullable && column.autoincrement != schema::Autoincrement::on;
        }
        canonicalise_constraints(table);
        std::ranges::for_each(table.indexes, [this](auto& index) { canonicalise(index); });
    }

    void canonicalise(const schema::Table& table, schema::Column& column) const {
        column.type = canonical_type(column.type, default_schema_);
        column.options = canonical_column_options(column);
        column.comment = column.comment == "" ? std::nullopt : column.comment;
        const bool is_key =
            table.primary_key && std::ranges::count(table.primary_key->columns, column.name) > 0;
        column.nullable = column.nullable && !is_key && !column.identity;
        if (column.identity) {
            column.identity = without_defaults(*column.identity, counted_kind(column.type));
        }
        column.server_default = canonical_default(column.server_default, column.type);
        if (column.computed) {
            column.computed->expression = stripped(column.computed->expression);
        }
    }

    void canonicalise_constraints(schema::Table& table) const {
        if (table.primary_key) {
            table.primary_key->name = clip_name(table.primary_key->name);
        }
        for (auto& key : table.foreign_keys) {
            key.name = clip_name(key.name);
            resolve(key.referred_table);
        }
        for (auto& unique : table.uniques) {
            unique.name = clip_name(unique.name);
        }
        for (auto& check : table.checks) {
            check.name = clip_name(check.name);
            check.condition = stripped(check.condition);
        }
        for (auto& exclude : table.excludes) {
            canonicalise(exclude);
        }
    }

    void canonicalise(schema::Exclude& exclude) const {
        exclude.name = clip_name(exclude.name);
        exclude.method = canonical_method(exclude.method);
        exclude.where = stripped(exclude.where);
        for (auto& each : exclude.elements) {
            canonicalise(each.element);
        }
    }

    void canonicalise(schema::Index& index) const {
        index.name = clip_name(index.name);
        index.method = canonical_method(index.method);
        index.where = stripped(index.where);
        std::ranges::for_each(index.elements, [this](auto& element) { canonicalise(element); });
    }

    void canonicalise(schema::IndexElement& element) const {
        if (element.is_expression) {
            element.text = stripped(element.text);
        }
        const bool descending = element.order == schema::SortOrder::descending;
        element.order = descending ? element.order : schema::SortOrder::unstated;
        const auto implied = descending ? schema::NullsOrder::first : schema::NullsOrder::last;
        element.nulls = element.nulls == implied ? schema::NullsOrder::unstated : element.nulls;
    }

    static std::string canonical_method(const std::string& method) {
        const std::string lower = base::to_lower(method);
        return lower == "btree" ? "" : lower;
    }

    // A foreign key without columns refers to the primary key.
    static void fill_referred_columns(schema::MetaData& metadata) {
        for (auto& table : metadata.tables) {
            for (auto& key : table.foreign_keys) {
                const auto* referred =
                    key.referred_columns.empty() ? schema::find_table(metadata, key.referred_table) : nullptr;
                if (referred != nullptr && referred->primary_key) {
                    key.referred_columns = referred->primary_key->columns;
                }
            }
        }
    }

    std::string_view default_schema_;
};

}  // namespace

schema::MetaData canonical_by_rule(const schema::MetaData& model, std::string_view default_schema) {
    return Canonicaliser(default_schema).run(model);
}

}  // namespace retort::dialects::postgresql
