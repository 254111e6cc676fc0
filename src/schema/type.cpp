// Types as values: equality, variants, canonical text; see type.hpp.
#include "schema/type.hpp"

#include "base/text.hpp"
#include "schema/words.hpp"

#include <algorithm>
#include <array>

namespace retort::schema {

namespace {

// In the order of TypeKind; empty where the type's own name stands instead.
constexpr std::array<std::string_view, 27> kKindNames = {
    "Boolean",  "SmallInteger", "Integer",  "BigInteger",  "Numeric", "Float",     "Double",
    "String",   "Unicode",      "Text",     "UnicodeText", "Char",    "Date",      "Time",
    "DateTime", "Timestamp",    "Interval", "LargeBinary", "JSON",    "Uuid",      "Enum",
    "JSONB",    "ARRAY",        "BIT",      "VARBIT",      "Domain",  "named_type"};

// The named types that have a function of their own in <retort/types.hpp>.
constexpr std::array<std::string_view, 17> kWords = {
    "INET",      "CIDR",      "MACADDR",  "MACADDR8", "TSVECTOR",  "TSQUERY",
    "INT4RANGE", "INT8RANGE", "NUMRANGE", "TSRANGE",  "TSTZRANGE", "DATERANGE",
    "HSTORE",    "CITEXT",    "MONEY",    "XML",      "OID"};

bool has_seconds(const Type& type) {
    return type.kind == TypeKind::time || type.kind == TypeKind::date_time ||
           type.kind == TypeKind::timestamp || type.kind == TypeKind::interval;
}

// What stands between the parentheses; empty: no parentheses.
std::string dump_arguments(const Type& type) {
    const std::string name = dump_name(QualifiedName{type.schema, type.name});
    if (type.kind == TypeKind::enum_) {
        return name + ": " + dump_texts(type.values);
    }
    if (type.kind == TypeKind::domain) {
        return name + (type.item.empty() ? "" : ": " + dump_type(type.item.front()));
    }
    std::vector<std::string> arguments;
    if (type.kind == TypeKind::array) {
        arguments.push_back(type.item.empty() ? "?" : dump_type(type.item.front()));
        if (type.dimensions != 1) {
            arguments.push_back(std::to_string(type.dimensions));
        }
    }
    if (type.length > 0) {
        arguments.push_back(std::to_string(type.length));
    }
    if (type.precision > 0 && !has_seconds(type)) {
        arguments.push_back(std::to_string(type.precision));
    }
    if (type.scale >= 0) {
        arguments.push_back((type.precision > 0 ? "" : "scale ") + std::to_string(type.scale));
    }
    if (type.timezone) {
        arguments.emplace_back("with_timezone");
    }
    if (type.precision > 0 && has_seconds(type)) {
        arguments.push_back("precision(" + std::to_string(type.precision) + ")");
    }
    return base::join(arguments, ", ");
}

std::string dump_named(const Type& type) {
    const bool is_word = std::find(kWords.begin(), kWords.end(), type.name) != kWords.end();
    return is_word ? type.name : "named_type(" + dump_text(type.name) + ")";
}

}  // namespace

bool Type::operator==(const Type& other) const {
    return kind == other.kind && length == other.length && precision == other.precision &&
           scale == other.scale && timezone == other.timezone && name == other.name &&
           schema == other.schema && values == other.values && item == other.item &&
           dimensions == other.dimensions && collation == other.collation && variants == other.variants;
}

Type resolve_variant(const Type& type, std::string_view dialect) {
    const auto wanted = [&](const TypeVariant& variant) { return variant.dialect == dialect; };
    const auto found = std::find_if(type.variants.begin(), type.variants.end(), wanted);
    Type resolved = found == type.variants.end() ? type : found->type;
    resolved.variants.clear();
    for (auto& item : resolved.item) {
        item = resolve_variant(item, dialect);
    }
    return resolved;
}

std::string dump_type(const Type& type) {
    std::string text;
    if (type.kind == TypeKind::named) {
        text = dump_named(type);
    } else {
        text = kKindNames.at(static_cast<std::size_t>(type.kind));
        const std::string arguments = dump_arguments(type);
        text += arguments.empty() ? "" : "(" + arguments + ")";
    }
    if (!type.collation.empty()) {
        text += ".collate(" + dump_text(type.collation) + ")";
    }
    for (const auto& variant : type.variants) {
        text += ".with_variant(" + dump_text(variant.dialect) + ", " + dump_type(variant.type) + ")";
    }
    return text;
}

bool is_integer(const Type& type) {
    return type.kind == TypeKind::small_integer || type.kind == TypeKind::integer ||
           type.kind == TypeKind::big_integer;
}

bool is_text(const Type& type) {
    return type.kind == TypeKind::string || type.kind == TypeKind::unicode || type.kind == TypeKind::text ||
           type.kind == TypeKind::unicode_text || type.kind == TypeKind::char_;
}

}  // namespace retort::schema
