// Types by their factories.
#include "base/text.hpp"
#include "render/elements.hpp"
#include "render/literal.hpp"

#include <algorithm>

namespace retort::render {

namespace {

using schema::Type;
using schema::TypeKind;

// The factories of named types; others are named_type("…").
constexpr std::string_view kNamedFactories[] = {
    "INET",    "CIDR",   "MACADDR", "MACADDR8",  "TSVECTOR",  "TSQUERY", "INT4RANGE", "INT8RANGE", "NUMRANGE",
    "TSRANGE", "HSTORE", "CITEXT",  "TSTZRANGE", "DATERANGE", "MONEY",   "XML",       "OID"};

std::string sized(const std::string& word, int size) {
    return word + "(" + (size == 0 ? "" : std::to_string(size)) + ")";
}

std::string render_moment(const char* factory, const Type& type) {
    Arguments arguments;
    if (type.timezone) {
        arguments.emplace_back("with_timezone");
    }
    if (type.precision > 0) {
        arguments.push_back("precision(" + std::to_string(type.precision) + ")");
    }
    return std::string(factory) + "(" + base::join(arguments, ", ") + ")";
}

std::string render_numeric(const Type& type) {
    if (type.scale < 0) {
        return sized("Numeric", type.precision);
    }
    return "Numeric(" + std::to_string(type.precision) + ", " + std::to_string(type.scale) + ")";
}

std::string render_enum(const Type& type) {
    if (type.values.empty()) {
        cannot_render("enumeration " + type.name + ", which has no values,");
    }
    Arguments arguments{render_literal(type.name), render_names(type.values)};
    if (!type.schema.empty()) {
        arguments.push_back(render_literal(type.schema));
    }
    return render_call("Enum", arguments);
}

std::string render_domain(const Type& type) {
    if (type.item.empty()) {
        return "named_type(" + render_literal(type.name) + ")";
    }
    Arguments arguments{render_literal(type.name), render_type(type.item.front())};
    if (!type.schema.empty()) {
        arguments.push_back(render_literal(type.schema));
    }
    return render_call("Domain", arguments);
}

std::string render_array(const Type& type) {
    if (type.item.empty()) {
        cannot_render("an array without an item type");
    }
    Arguments arguments{render_type(type.item.front())};
    if (type.dimensions != 1) {
        arguments.push_back(std::to_string(type.dimensions));
    }
    return render_call("ARRAY", arguments);
}

std::string render_named(const Type& type) {
    const bool known = std::find(std::begin(kNamedFactories), std::end(kNamedFactories), type.name) !=
                       std::end(kNamedFactories);
    return known ? type.name + "()" : "named_type(" + render_literal(type.name) + ")";
}

std::string render_plain(const Type& type) {
    switch (type.kind) {
        case TypeKind::boolean:
            return "Boolean()";
        case TypeKind::small_integer:
            return "SmallInteger()";
        case TypeKind::integer:
            return "Integer()";
        case TypeKind::big_integer:
            return "BigInteger()";
        case TypeKind::numeric:
            return render_numeric(type);
        case TypeKind::float_:
            return sized("Float", type.precision);
        case TypeKind::double_:
            return "Double()";
        case TypeKind::string:
            return sized("String", type.length);
        case TypeKind::unicode:
            return sized("Unicode", type.length);
        case TypeKind::text:
            return "Text()";
        case TypeKind::unicode_text:
            return "UnicodeText()";
        case TypeKind::char_:
            return sized("Char", type.length);
        case TypeKind::date:
            return "Date()";
        case TypeKind::time:
            return render_moment("Time", type);
        case TypeKind::date_time:
            return render_moment("DateTime", type);
        case TypeKind::timestamp:
            return render_moment("Timestamp", type);
        case TypeKind::interval:
            return render_moment("Interval", type);
        case TypeKind::large_binary:
            return sized("LargeBinary", type.length);
        case TypeKind::json:
            return "JSON()";
        case TypeKind::uuid:
            return "Uuid()";
        case TypeKind::enum_:
            return render_enum(type);
        case TypeKind::jsonb:
            return "JSONB()";
        case TypeKind::array:
            return render_array(type);
        case TypeKind::bit:
            return sized("BIT", type.length);
        case TypeKind::varbit:
            return sized("VARBIT", type.length);
        case TypeKind::domain:
            return render_domain(type);
        case TypeKind::named:
            return render_named(type);
    }
    cannot_render("type " + schema::dump_type(type));
}

}  // namespace

std::string render_type(const Type& type) {
    auto text = render_plain(type);
    if (!type.collation.empty()) {
        text += ".collate(" + render_literal(type.collation) + ")";
    }
    for (const auto& variant : type.variants) {
        text += ".with_variant(" + render_literal(variant.dialect) + ", " + render_type(variant.type) + ")";
    }
    return text;
}

}  // namespace retort::render
