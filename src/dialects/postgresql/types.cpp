// PostgreSQL's words for types, and back; see types.hpp.
#include "dialects/postgresql/types.hpp"

#include "dialects/postgresql/rules.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

using schema::Type;
using schema::TypeKind;

std::string arguments(int first, int second = -1) {
    if (first <= 0) {
        return "";
    }
    return "(" + std::to_string(first) + (second < 0 ? "" : ", " + std::to_string(second)) + ")";
}

std::string zone(const Type& type) {
    return type.timezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE";
}

std::string dump_array(const Type& type) {
    std::string text = dump_cast_type(type.item.at(0));
    for (int i = 0; i < std::max(1, type.dimensions); ++i) {
        text += "[]";
    }
    return text;
}

}  // namespace

std::string dump_cast_type(const Type& variants) {
    const Type type = schema::resolve_variant(variants, "postgresql");
    switch (type.kind) {
        case TypeKind::boolean:
            return "BOOLEAN";
        case TypeKind::small_integer:
            return "SMALLINT";
        case TypeKind::integer:
            return "INTEGER";
        case TypeKind::big_integer:
            return "BIGINT";
        case TypeKind::numeric:
            return "NUMERIC" + arguments(type.precision, type.scale);
        case TypeKind::float_:
            return "FLOAT" + arguments(type.precision);
        case TypeKind::double_:
            return "DOUBLE PRECISION";
        case TypeKind::string:
        case TypeKind::unicode:
            return "VARCHAR" + arguments(type.length);
        case TypeKind::text:
        case TypeKind::unicode_text:
            return "TEXT";
        case TypeKind::char_:
            return "CHAR" + arguments(std::max(1, type.length));
        case TypeKind::date:
            return "DATE";
        case TypeKind::time:
            return "TIME" + arguments(type.precision) + zone(type);
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return "TIMESTAMP" + arguments(type.precision) + zone(type);
        case TypeKind::interval:
            return "INTERVAL" + arguments(type.precision);
        case TypeKind::large_binary:
            return "BYTEA";
        case TypeKind::json:
            return "JSON";
        case TypeKind::uuid:
            return "UUID";
        case TypeKind::jsonb:
            return "JSONB";
        case TypeKind::array:
            return dump_array(type);
        case TypeKind::bit:
            return "BIT" + arguments(std::max(1, type.length));
        case TypeKind::varbit:
            return "BIT VARYING" + arguments(type.length);
        case TypeKind::enum_:
        case TypeKind::domain:
            return sql::quote(type_quote_rule(), schema::QualifiedName{type.schema, type.name});
        case TypeKind::named:
            return type.name;
    }
    return "";
}

std::string dump_collation(const std::string& name) {
    const auto tokens = sql::tokenize_code(name, rules().lex);
    const auto is_quoted = [](const sql::Token& token) { return token.text.starts_with('"'); };
    const bool is_qualified =
        tokens.size() == 3 && is_quoted(tokens[0]) && sql::is_symbol(tokens[1], ".") && is_quoted(tokens[2]);
    return is_qualified ? name : sql::quote(rules().quote, std::string_view(name));
}

std::string dump_sql_type(const Type& type) {
    const Type resolved = schema::resolve_variant(type, "postgresql");
    const std::string& collation = resolved.collation;
    return dump_cast_type(resolved) + (collation.empty() ? "" : " COLLATE " + dump_collation(collation));
}

Type canonical_type(const Type& written, std::string_view default_schema) {
    Type type = schema::resolve_variant(written, "postgresql");
    type.collation = type.collation == "default" ? "" : type.collation;
    type.schema = type.schema == default_schema ? "" : type.schema;
    type.dimensions = 1;
    for (auto& item : type.item) {
        item = canonical_type(item, default_schema);
    }
    if (type.kind == TypeKind::enum_ || type.kind == TypeKind::domain) {
        return type;
    }
    if (type.kind == TypeKind::array) {
        return type;
    }
    Type parsed = parse_type(dump_cast_type(type));
    parsed.collation = type.collation;
    return parsed;
}

std::string type_family(const Type& type) {
    switch (type.kind) {
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
        case TypeKind::numeric:
        case TypeKind::float_:
        case TypeKind::double_:
            return "number";
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
        case TypeKind::char_:
            return "text";
        case TypeKind::date:
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return "point in time";
        case TypeKind::json:
        case TypeKind::jsonb:
            return "json";
        case TypeKind::bit:
        case TypeKind::varbit:
            return "bits";
        case TypeKind::array:
            return type_family(type.item.at(0)) + " array";
        case TypeKind::time:
            return "time of day";
        case TypeKind::boolean:
        case TypeKind::interval:
        case TypeKind::large_binary:
        case TypeKind::uuid:
        case TypeKind::enum_:
        case TypeKind::domain:
        case TypeKind::named:
            break;
    }
    return dump_cast_type(type);
}

}  // namespace retort::dialects::postgresql
