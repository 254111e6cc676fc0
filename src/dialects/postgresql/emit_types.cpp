// Enumerations and domains; see emit.hpp.
#include "base/text.hpp"
#include "dialects/postgresql/emit.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "schema/expressions.hpp"

#include <algorithm>
#include <set>
#include <string_view>

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

bool has(const std::vector<const schema::Column*>& columns, const std::string& name) {
    return std::ranges::any_of(columns, [&](const auto* column) { return column->name == name; });
}

bool mentions(const schema::Exclude& exclude, const std::string& name) {
    return schema::mentions_column(exclude.where, name) ||
           std::ranges::any_of(exclude.elements, [&](const auto& each) {
               return each.element.is_expression && schema::mentions_column(each.element.text, name);
           });
}

bool mentions(const schema::Index& index, const std::string& name) {
    return schema::mentions_column(index.where, name) ||
           std::ranges::any_of(index.elements, [&](const auto& element) {
               return element.is_expression && schema::mentions_column(element.text, name);
           });
}

// Tables where a key's index has a column of the enumeration beside the key: it
// is made anew, and references to the key are in the way.
bool includes_enum(const schema::Table& table, const schema::QualifiedName& type) {
    const auto is_enum = [&](const std::string& name) {
        const auto* column = schema::find_column(table, name);
        return column != nullptr &&
               is_enum_or_array_of(schema::resolve_variant(column->type, "postgresql"), type);
    };
    const auto includes = [&](const auto& key) { return std::ranges::any_of(key.include, is_enum); };
    return (table.primary_key && includes(*table.primary_key)) ||
           std::ranges::any_of(table.uniques, includes) || std::ranges::any_of(table.indexes, includes);
}

void add_once(std::vector<schema::Constraint>& list, const schema::Constraint& constraint) {
    if (std::ranges::find(list, constraint) == list.end()) {
        list.push_back(constraint);
    }
}

EnumUser find_uses(const schema::MetaData& metadata, const schema::Table& table,
                   const schema::QualifiedName& type) {
    EnumUser user{&table, {}, {}, {}, {}};
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
            if (schema::mentions_column(check.condition, column.name)) {
                add_once(user.checks, check);
            }
        }
        for (const auto& exclude : table.excludes) {
            if (mentions(exclude, column.name)) {
                add_once(user.checks, exclude);
            }
        }
    }
    for (const auto& key : table.foreign_keys) {
        const auto* target = schema::find_table(metadata, key.referred_table);
        if (std::ranges::any_of(key.columns, [&](const auto& name) { return has(user.columns, name); }) ||
            (target != nullptr && includes_enum(*target, type))) {
            user.references.emplace_back(key);
        }
    }
    return user;
}

// What the server has itself, and finds before anything of the same name unless
// that is called with its schema.
bool is_hidden(const schema::QualifiedName& name) {
    static const std::set<std::string_view> kBuiltIn = {"aclitem",
                                                        "any",
                                                        "bit",
                                                        "bool",
                                                        "box",
                                                        "bpchar",
                                                        "bytea",
                                                        "char",
                                                        "cid",
                                                        "cidr",
                                                        "circle",
                                                        "cstring",
                                                        "date",
                                                        "datemultirange",
                                                        "daterange",
                                                        "float4",
                                                        "float8",
                                                        "gtsvector",
                                                        "inet",
                                                        "int2",
                                                        "int2vector",
                                                        "int4",
                                                        "int4multirange",
                                                        "int4range",
                                                        "int8",
                                                        "int8multirange",
                                                        "int8range",
                                                        "internal",
                                                        "interval",
                                                        "json",
                                                        "jsonb",
                                                        "jsonpath",
                                                        "line",
                                                        "lseg",
                                                        "macaddr",
                                                        "macaddr8",
                                                        "money",
                                                        "name",
                                                        "numeric",
                                                        "nummultirange",
                                                        "numrange",
                                                        "oid",
                                                        "oidvector",
                                                        "path",
                                                        "pg_lsn",
                                                        "point",
                                                        "polygon",
                                                        "record",
                                                        "refcursor",
                                                        "regclass",
                                                        "regcollation",
                                                        "regconfig",
                                                        "regdictionary",
                                                        "regnamespace",
                                                        "regoper",
                                                        "regoperator",
                                                        "regproc",
                                                        "regprocedure",
                                                        "regrole",
                                                        "regtype",
                                                        "text",
                                                        "tid",
                                                        "time",
                                                        "timestamp",
                                                        "timestamptz",
                                                        "timetz",
                                                        "trigger",
                                                        "tsmultirange",
                                                        "tsquery",
                                                        "tsrange",
                                                        "tstzmultirange",
                                                        "tstzrange",
                                                        "tsvector",
                                                        "txid_snapshot",
                                                        "unknown",
                                                        "uuid",
                                                        "varbit",
                                                        "varchar",
                                                        "void",
                                                        "xid",
                                                        "xid8",
                                                        "xml"};
    return name.schema.empty() && kBuiltIn.contains(name.name);
}

bool is_gone(const schema::ServerDefault& value, bool is_array, const std::vector<std::string>& values) {
    const auto* text = std::get_if<std::string>(&value.literal);
    return !value.expression && !is_array && text != nullptr &&
           std::ranges::find(values, *text) == values.end();
}

}  // namespace

void PostgresqlEmitter::refuse_hidden(const schema::QualifiedName& name) const {
    if (is_hidden(name)) {
        refuse("tell the type " + name.name + " from its own of that name",
               "give the type another name, or say in_schema(\"public\")");
    }
}

void PostgresqlEmitter::create_enum(const operations::CreateEnum& op) {
    refuse_hidden(op.type.name);
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
    // A copy: asking again may read anew.
    const schema::MetaData known = context().schema ? context().schema() : schema::MetaData();
    std::vector<EnumUser> users;
    for (const auto& table : known.tables) {
        users.push_back(find_uses(known, table, op.type));
    }
    add("ALTER TYPE " + quote_type(op.type) + " RENAME TO " + quote_type({"", old.name}));
    create_enum({{op.type, op.values}});
    for (const auto& user : users) {
        for (const auto& key : user.references) {
            drop_constraint({user.table->name, schema::name_of(key), {}, false, false, key});
        }
    }
    for (const auto& user : users) {
        convert_enum_columns(user, {op.type, op.values});
    }
    for (const auto& user : users) {
        for (const auto& key : user.references) {
            create_constraint({user.table->name, key});
        }
    }
    add("DROP TYPE " + quote_type(old));
}

void PostgresqlEmitter::convert_enum_columns(const EnumUser& user, const schema::EnumType& type) {
    for (const auto* index : user.indexes) {
        drop_index({user.table->name, index->name, false, false, {}});
    }
    for (const auto& check : user.checks) {
        drop_constraint({user.table->name, schema::name_of(check), {}, false, false, check});
    }
    for (const auto* column : user.columns) {
        convert_enum_column(user.table->name, *column, type.name, type.values);
    }
    for (const auto& check : user.checks) {
        create_constraint({user.table->name, check});
    }
    for (const auto* index : user.indexes) {
        create_index({user.table->name, *index, false, false});
    }
}

void PostgresqlEmitter::convert_enum_column(const schema::QualifiedName& table, const schema::Column& column,
                                            const schema::QualifiedName& type,
                                            const std::vector<std::string>& values) {
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
    set_column_options(table, column);
    // A value that goes waits for its column to go, or to get another default.
    if (column.server_default && !is_gone(*column.server_default, is_array, values)) {
        add(alter(table, column.name)
                .clause("SET DEFAULT", ddl().default_value(*column.server_default))
                .take());
    }
}

void PostgresqlEmitter::alter_sequence(const operations::AlterSequence& op) {
    auto existing = op.existing;
    if (!existing && context().schema) {
        const auto* known = schema::find_sequence(context().schema(), op.sequence);
        existing = known == nullptr ? existing : std::optional(known->options);
    }
    const auto clauses = existing ? changed_options(*existing, op.options) : all_options(op.options);
    if (clauses.empty()) {
        return;
    }
    sql::Writer out = ddl().writer();
    out.words("ALTER SEQUENCE").name(op.sequence);
    for (const auto& clause : clauses) {
        out.words(clause);
    }
    add(out.take());
}

void PostgresqlEmitter::create_domain(const operations::CreateDomain& op) {
    refuse_hidden(op.type.name);
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
