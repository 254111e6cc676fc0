// Types; see python.hpp.
#include "base/text.hpp"
#include "laws/reference/python.hpp"

#include <algorithm>
#include <array>

namespace retort::laws {

namespace {

using schema::Type;
using schema::TypeKind;

std::string number(int value) {
    return std::to_string(value);
}

std::string call(const std::string& name, const std::string& arguments) {
    return name + "(" + arguments + ")";
}

std::string text_type(const std::string& name, const Type& type) {
    std::string arguments = type.length > 0 ? number(type.length) : "";
    if (!type.collation.empty()) {
        arguments += (arguments.empty() ? "collation=" : ", collation=") + python_text(type.collation);
    }
    return call(name, arguments);
}

std::string point_in_time(const std::string& generic, const std::string& own, const Type& type,
                          Database database) {
    const std::string zone = type.timezone ? "timezone=True" : "";
    if (type.precision > 0 && database == Database::postgresql) {
        return call(own, "precision=" + number(type.precision) + (zone.empty() ? "" : ", " + zone));
    }
    return call(generic, zone);
}

std::string numeric(const Type& type) {
    if (type.precision == 0) {
        return "sa.Numeric()";
    }
    return call("sa.Numeric", number(type.precision) + (type.scale >= 0 ? ", " + number(type.scale) : ""));
}

std::string interval(const Type& type, Database database) {
    return type.precision > 0 && database == Database::postgresql
               ? call("pg.INTERVAL", "precision=" + number(type.precision))
               : "sa.Interval()";
}

std::string enumeration(const Type& type) {
    std::string arguments;
    for (const auto& value : type.values) {
        arguments += python_text(value) + ", ";
    }
    arguments += "name=" + python_text(type.name);
    return call("E", arguments + (type.schema.empty() ? "" : ", schema=" + python_text(type.schema)));
}

std::string own_type(const Type& type) {
    static constexpr std::array<std::string_view, 12> kKnown = {
        "INET",     "CIDR",    "MACADDR",   "TSVECTOR",  "INT4RANGE", "INT8RANGE",
        "NUMRANGE", "TSRANGE", "TSTZRANGE", "DATERANGE", "MONEY",     "OID"};
    const auto words = base::to_upper(type.name);
    return std::ranges::count(kKnown, words) > 0 ? "pg." + words + "()" : "";
}

// PostgreSQL's own, which the reference has for PostgreSQL only.
std::string postgresql_type(const Type& type) {
    switch (type.kind) {
        case TypeKind::double_:
            return "pg.DOUBLE_PRECISION()";
        case TypeKind::uuid:
            return "pg.UUID()";
        case TypeKind::jsonb:
            return "pg.JSONB()";
        case TypeKind::bit:
            return call("pg.BIT", number(std::max(1, type.length)));
        case TypeKind::varbit:
            return call("pg.BIT", (type.length > 0 ? number(type.length) + ", " : "") + "varying=True");
        case TypeKind::array: {
            const auto item = python_type(type.item.at(0), Database::postgresql);
            return item.empty() ? "" : call("pg.ARRAY", item + ", dimensions=" + number(type.dimensions));
        }
        case TypeKind::named:
            return own_type(type);
        default:
            return "";
    }
}

std::string sqlite_type(const Type& type) {
    switch (type.kind) {
        case TypeKind::double_:
            return "sa.Float()";
        case TypeKind::uuid:
            return "sa.CHAR(32)";
        case TypeKind::jsonb:
            return "sa.JSON()";
        default:
            return "";
    }
}

}  // namespace

std::string python_type(const Type& type, Database database) {
    switch (type.kind) {
        case TypeKind::boolean:
            return "sa.Boolean()";
        case TypeKind::small_integer:
            return "sa.SmallInteger()";
        case TypeKind::integer:
            return "sa.Integer()";
        case TypeKind::big_integer:
            return "sa.BigInteger()";
        case TypeKind::numeric:
            return numeric(type);
        case TypeKind::float_:
            return call("sa.Float", type.precision > 0 ? number(type.precision) : "");
        case TypeKind::string:
            return text_type("sa.String", type);
        case TypeKind::unicode:
            return text_type("sa.Unicode", type);
        case TypeKind::text:
            return text_type("sa.Text", type);
        case TypeKind::unicode_text:
            return text_type("sa.UnicodeText", type);
        case TypeKind::char_:
            return text_type("sa.CHAR", type);
        case TypeKind::date:
            return "sa.Date()";
        case TypeKind::time:
            return point_in_time("sa.Time", "pg.TIME", type, database);
        case TypeKind::date_time:
            return point_in_time("sa.DateTime", "pg.TIMESTAMP", type, database);
        case TypeKind::timestamp:
            return point_in_time("sa.TIMESTAMP", "pg.TIMESTAMP", type, database);
        case TypeKind::interval:
            return interval(type, database);
        case TypeKind::large_binary:
            return call("sa.LargeBinary", type.length > 0 ? number(type.length) : "");
        case TypeKind::json:
            return "sa.JSON()";
        case TypeKind::enum_:
            return enumeration(type);
        default:
            return database == Database::postgresql ? postgresql_type(type) : sqlite_type(type);
    }
}

}  // namespace retort::laws
