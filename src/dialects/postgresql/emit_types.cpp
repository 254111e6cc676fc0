// Enumerations and domains; see emit.hpp.
#include "base/text.hpp"
#include "dialects/postgresql/emit.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/types.hpp"
#include "schema/expressions.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

std::string quote_type(const schema::QualifiedName& name) {
    return sql::quote(type_quote_rule(), name);
}

std::string list_values(const std::vector<std::string>& values) {
    std::vector<std::string> quoted;
    for (const auto& value : values) {
        quoted.push_back(sql::quote_string(value));
    }
    return base::join(quoted, ", ");
}

bool is_enum_or_array_of(const schema::Type& type, const schema::QualifiedName& name) {
    if (type.kind == schema::TypeKind::array) {
        return is_enum_or_array_of(type.item.at(0), name);
    }
    return type.kind == schema::TypeKind::enum_ && type.schema == name.schema && type.name == name.name;
}

bool mentions(const schema::Index& index, const std::string& name) {
    return schema::mentions_column(index.where, name) ||
           std::ranges::any_of(index.elements, [&](const auto& element) {
               return element.is_expression && schema::mentions_column(element.text, name);
           });
}

EnumUser find_uses(const schema::Table& table, const schema::QualifiedName& type) {
    EnumUser user{&table, {}, {}, {}};
    for (const auto& column : table.columns) {
        if (!is_enum_or_array_of(schema::resolve_variant(column.type, "postgresql"), type)) {
            continue;
        }
        user.columns.push_back(&column);
        for (const auto& index : table.indexes) {
            if (mentions(index, column.name) &&
                std::ranges::find(user.indexes, &index) == user.indexes.end()) {
                user.indexes.push_back(&index);
            }
        }
        for (const auto& check : table.checks) {
            if (schema::mentions_column(check.condition, column.name) &&
                std::ranges::find(user.checks, schema::Constraint(check)) == user.checks.end()) {
                user.checks.emplace_back(check);
            }
        }
    }
    return user;
}

}  // namespace

void PostgresqlEmitter::create_enum(const operations::CreateEnum& op) {
    add("CREATE TYPE " + quote_type(op.type.name) + " AS ENUM (" + list_values(op.type.values) + ")");
}

void PostgresqlEmitter::drop_enum(const operations::DropEnum& op) {
    add(std::string("DROP TYPE ") + (op.if_exists ? "IF EXISTS " : "") + quote_type(op.type));
}

void PostgresqlEmitter::add_enum_value(const operations::AddEnumValue& op) {
    sql::Writer out = ddl().writer();
    out.words("ALTER TYPE").words(quote_type(op.type)).words("ADD VALUE");
    out.words_if(op.if_not_exists, "IF NOT EXISTS").words(sql::quote_string(op.value));
    out.clause("BEFORE", op.before.empty() ? "" : sql::quote_string(op.before));
    add(out.clause("AFTER", op.after.empty() ? "" : sql::quote_string(op.after)).take());
}

// The list of an enumeration only grows in place; so the type is made anew and
// every column converted by its values' text.
void PostgresqlEmitter::alter_enum(const operations::AlterEnum& op) {
    const schema::QualifiedName old{op.type.schema, clip_name(op.type.name.substr(0, 50) + "__before")};
    std::vector<EnumUser> users;
    if (context().schema) {
        for (const auto& table : context().schema().tables) {
            users.push_back(find_uses(table, op.type));
        }
    }
    add("ALTER TYPE " + quote_type(op.type) + " RENAME TO " + quote_type({"", old.name}));
    create_enum({{op.type, op.values}});
    for (const auto& user : users) {
        convert_enum_columns(user, op.type);
    }
    add("DROP TYPE " + quote_type(old));
}

void PostgresqlEmitter::convert_enum_columns(const EnumUser& user, const schema::QualifiedName& type) {
    for (const auto* index : user.indexes) {
        drop_index({user.table->name, index->name, false, false, {}});
    }
    for (const auto& check : user.checks) {
        drop_constraint({user.table->name, schema::name_of(check), {}, false, false, check});
    }
    for (const auto* column : user.columns) {
        convert_enum_column(user.table->name, *column, type);
    }
    for (const auto& check : user.checks) {
        create_constraint({user.table->name, check});
    }
    for (const auto* index : user.indexes) {
        create_index({user.table->name, *index, false, false});
    }
}

void PostgresqlEmitter::convert_enum_column(const schema::QualifiedName& table, const schema::Column& column,
                                            const schema::QualifiedName& type) {
    const bool is_array = schema::resolve_variant(column.type, "postgresql").kind == schema::TypeKind::array;
    const std::string suffix = is_array ? "[]" : "";
    const std::string target = quote_type(type) + suffix;
    const std::string name = sql::quote(ddl().rules().quote, std::string_view(column.name));
    if (column.server_default) {
        add(alter(table, column.name).words("DROP DEFAULT").take());
    }
    add(alter(table, column.name)
            .words("TYPE")
            .words(target)
            .clause("USING", name + "::text" + suffix + "::" + target)
            .take());
    if (column.server_default) {
        add(alter(table, column.name)
                .clause("SET DEFAULT", ddl().default_value(*column.server_default))
                .take());
    }
}

void PostgresqlEmitter::create_domain(const operations::CreateDomain& op) {
    sql::Writer out = ddl().writer();
    out.words("CREATE DOMAIN").words(quote_type(op.type.name)).words("AS").words(ddl().type(op.type.base));
    if (op.type.server_default) {
        out.clause("DEFAULT", ddl().default_value(*op.type.server_default));
    }
    out.words_if(!op.type.nullable, "NOT NULL");
    if (!op.type.check.empty()) {
        schema::Check check;
        check.name = op.type.check_name;
        check.condition = op.type.check;
        out.words(ddl().constraint(check));
    }
    add(out.take());
}

void PostgresqlEmitter::drop_domain(const operations::DropDomain& op) {
    add(std::string("DROP DOMAIN ") + (op.if_exists ? "IF EXISTS " : "") + quote_type(op.type));
}

}  // namespace retort::dialects::postgresql
