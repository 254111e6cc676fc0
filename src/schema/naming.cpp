// Naming conventions: templates with %(token)s, as SQLAlchemy has them.
#include "schema/naming.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"
#include "schema/words.hpp"

#include <functional>

namespace retort::schema {

namespace {

constexpr std::string_view kConstraintName = "%(constraint_name)s";

// What the tokens of one template may name.
struct Subject {
    std::string_view key;  // of the convention
    std::string what;      // for messages
    const Table& table;
    std::string name;
    std::vector<std::string> columns;
    const ForeignKey* foreign_key = nullptr;
};

std::string label(const Table& table, const std::string& column) {
    const auto& [schema, name] = table.name;
    return (schema.empty() ? "" : base::replace_all(schema, ".", "_") + "_") + name + "_" + column;
}

// "0_N_name" of "column_0_N_name": which columns, and what of each.
struct ColumnToken {
    std::size_t index = 0;
    bool all = false;
    std::string separator;
    std::string_view attribute;
};

std::optional<ColumnToken> parse_column_token(std::string_view text) {
    ColumnToken token;
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits > 4 || digits == std::string_view::npos) {
        return std::nullopt;
    }
    token.index = std::stoul(std::string(text.substr(0, digits)));
    text.remove_prefix(digits);
    for (const std::string_view many : {"_N_", "N_"}) {
        if (!token.all && text.substr(0, many.size()) == many) {
            token.all = true;
            token.separator = many.front() == '_' ? "_" : "";
            text.remove_prefix(many.size() - 1);
        }
    }
    if (text.size() < 2 || text.front() != '_' || (token.all && token.index != 0)) {
        return std::nullopt;
    }
    token.attribute = text.substr(1);
    return token;
}

std::optional<std::string> column_attribute(const Subject& subject, const std::string& column,
                                            std::string_view attribute) {
    if (attribute == "name" || attribute == "key") {
        return column;
    }
    if (attribute == "label") {
        return label(subject.table, column);
    }
    return std::nullopt;
}

using Attribute =
    std::function<std::optional<std::string>(const std::string& column, std::string_view attribute)>;

// A column that is not there is the empty text, as in the reference.
std::optional<std::string> expand_columns(std::string_view text, const std::vector<std::string>& columns,
                                          const Attribute& attribute) {
    const auto token = parse_column_token(text);
    if (!token || !attribute("", token->attribute)) {
        return std::nullopt;
    }
    if (!token->all) {
        return token->index < columns.size() ? attribute(columns[token->index], token->attribute)
                                             : std::string();
    }
    std::string text_of_all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text_of_all +=
            (i == 0 ? "" : token->separator) + attribute(columns[i], token->attribute).value_or("");
    }
    return text_of_all;
}

std::optional<std::string> expand_referred(const Subject& subject, std::string_view token) {
    constexpr std::string_view kColumn = "referred_column_";
    if (subject.foreign_key == nullptr) {
        return std::nullopt;
    }
    if (token == "referred_table_name") {
        return subject.foreign_key->referred_table.name;
    }
    if (token.substr(0, kColumn.size()) != kColumn) {
        return std::nullopt;
    }
    const auto attribute = [](const std::string& column, std::string_view wanted) {
        return wanted == "name" ? std::optional(column) : std::nullopt;
    };
    return expand_columns(token.substr(kColumn.size()), subject.foreign_key->referred_columns, attribute);
}

std::string expand_constraint_name(const Subject& subject) {
    if (subject.name.empty()) {
        throw Error(ErrorKind::config, "the naming convention for '" + std::string(subject.key) +
                                           "' has the token %(constraint_name)s, but " + subject.what +
                                           " has no name")
            .with_hint("name it, or leave the token out of the template");
    }
    return subject.name;
}

std::optional<std::string> expand(const Subject& subject, std::string_view token) {
    constexpr std::string_view kColumn = "column_";
    if (token == "table_name") {
        return subject.table.name.name;
    }
    if (token == "constraint_name") {
        return expand_constraint_name(subject);
    }
    if (token.substr(0, kColumn.size()) == kColumn) {
        const auto attribute = [&](const std::string& column, std::string_view wanted) {
            return column_attribute(subject, column, wanted);
        };
        return expand_columns(token.substr(kColumn.size()), subject.columns, attribute);
    }
    return expand_referred(subject, token);
}

Error bad_template(const Subject& subject, std::string_view text, const std::string& fault) {
    return Error(ErrorKind::config, "naming convention '" + std::string(subject.key) + "': " + fault +
                                        " in '" + std::string(text) + "'")
        .with_hint(
            "tokens are %(table_name)s, %(column_0_name)s, %(column_0_N_name)s, %(column_0_label)s, "
            "%(referred_table_name)s, %(referred_column_0_name)s, %(constraint_name)s");
}

std::string expand_template(const Subject& subject, std::string_view text) {
    std::string name;
    std::string_view rest = text;
    for (;;) {
        const auto percent = rest.find('%');
        name += rest.substr(0, percent);
        if (percent == std::string_view::npos) {
            return name;
        }
        rest.remove_prefix(percent + 1);
        if (!rest.empty() && rest.front() == '%') {
            name += '%';
            rest.remove_prefix(1);
            continue;
        }
        const auto end = rest.find(")s");
        if (rest.empty() || rest.front() != '(' || end == std::string_view::npos) {
            throw bad_template(subject, text, "a '%' that begins no token");
        }
        const auto token = rest.substr(1, end - 1);
        const auto value = expand(subject, token);
        if (!value) {
            throw bad_template(subject, text, "unknown token %(" + std::string(token) + ")s");
        }
        name += *value;
        rest.remove_prefix(end + 2);
    }
}

std::string_view convention_key(ConstraintKind kind) {
    switch (kind) {
        case ConstraintKind::primary_key:
            return "pk";
        case ConstraintKind::foreign_key:
            return "fk";
        case ConstraintKind::unique:
            return "uq";
        case ConstraintKind::check:
            return "ck";
        case ConstraintKind::exclude:
            break;
    }
    return "";
}

std::vector<std::string> constrained_columns(const Constraint& constraint) {
    struct Columns {
        std::vector<std::string> operator()(const PrimaryKey& key) const { return key.columns; }
        std::vector<std::string> operator()(const ForeignKey& key) const { return key.columns; }
        std::vector<std::string> operator()(const Unique& one) const { return one.columns; }
        std::vector<std::string> operator()(const Check&) const { return {}; }
        std::vector<std::string> operator()(const Exclude&) const { return {}; }
    };
    return std::visit(Columns{}, constraint);
}

std::string find_template(const NamingConvention& convention, std::string_view key) {
    const auto found = convention.find(std::string(key));
    return found == convention.end() ? std::string() : found->second;
}

// `Name` is called with each constraint of the table, as one that it may name.
template <class Name>
void rename_constraints(Table& table, const Name& name) {
    const auto rename_all = [&](auto& list) {
        for (auto& one : list) {
            Constraint constraint = one;
            name(constraint);
            one.name = name_of(constraint);
        }
    };
    if (table.primary_key) {
        Constraint constraint = *table.primary_key;
        name(constraint);
        table.primary_key->name = name_of(constraint);
    }
    rename_all(table.foreign_keys);
    rename_all(table.uniques);
    rename_all(table.checks);
    rename_all(table.excludes);
}

void name_indexes(const NamingConvention& convention, Table& table) {
    for (auto& index : table.indexes) {
        name_unnamed(convention, table, index);
    }
}

}  // namespace

bool takes_own_name(const NamingConvention& convention, const Constraint& constraint) {
    const auto text = find_template(convention, convention_key(kind_of(constraint)));
    return text.find(kConstraintName) != std::string::npos;
}

std::string conventional_name(const NamingConvention& convention, const Table& table,
                              const Constraint& constraint) {
    const auto key = convention_key(kind_of(constraint));
    const auto text = find_template(convention, key);
    return text.empty() ? ""
                        : expand_template({.key = key,
                                           .what = "a " + describe_constraint(constraint) + " of table " +
                                                   display_name(table.name),
                                           .table = table,
                                           .name = name_of(constraint),
                                           .columns = constrained_columns(constraint),
                                           .foreign_key = std::get_if<ForeignKey>(&constraint)},
                                          text);
}

std::string conventional_name(const NamingConvention& convention, const Table& table, const Index& index) {
    const auto found = find_template(convention, "ix");
    std::vector<std::string> columns;
    for (const auto& element : index.elements) {
        columns.push_back(element.is_expression ? "expr" : element.text);
    }
    const Subject subject{.key = "ix",
                          .what = "an index of table " + display_name(table.name),
                          .table = table,
                          .name = index.name,
                          .columns = columns};
    if (found.empty()) {
        return "ix_" + label(table, base::join(columns, "_"));
    }
    return expand_template(subject, found);
}

void apply_naming_convention(const NamingConvention& convention, Table& table) {
    rename_constraints(table, [&](Constraint& constraint) {
        if (name_of(constraint).empty() || takes_own_name(convention, constraint)) {
            if (auto name = conventional_name(convention, table, constraint); !name.empty()) {
                set_name(constraint, std::move(name));
            }
        }
    });
    name_indexes(convention, table);
}

void name_unnamed(const NamingConvention& convention, Table& table) {
    rename_constraints(table, [&](Constraint& constraint) { name_unnamed(convention, table, constraint); });
    name_indexes(convention, table);
}

void name_unnamed(const NamingConvention& convention, const Table& table, Constraint& constraint) {
    if (name_of(constraint).empty()) {
        set_name(constraint, conventional_name(convention, table, constraint));
    }
}

void name_unnamed(const NamingConvention& convention, const Table& table, Index& index) {
    if (index.name.empty()) {
        index.name = conventional_name(convention, table, index);
    }
}

}  // namespace retort::schema
