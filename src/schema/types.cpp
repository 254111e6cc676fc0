// The functions of <retort/types.hpp>: each makes one type.
#include "retort/types.hpp"

#include "schema/options.hpp"

#include <algorithm>

namespace retort {

namespace {

using schema::TypeKind;

Type make(schema::Type value) {
    return Type(detail::make_box(std::move(value)));
}

Type make_kind(TypeKind kind) {
    return make({.kind = kind});
}

int checked(int number, int least, const char* what) {
    if (number < least) {
        throw Error(ErrorKind::script, std::string(what) + " must be at least " + std::to_string(least) +
                                           ", not " + std::to_string(number));
    }
    return number;
}

int checked(Precision precision, const char* type) {
    if (precision.digits < 1 || precision.digits > 6) {
        throw Error(ErrorKind::script, "the precision of " + std::string(type) + " must be 1 to 6, not " +
                                           std::to_string(precision.digits))
            .with_hint("for whole seconds, use the database's words: named_type(\"TIMESTAMP(0)\")");
    }
    return precision.digits;
}

Type make_sized(TypeKind kind, int length, int least, const char* what) {
    return make({.kind = kind, .length = checked(length, least, what)});
}

Type make_named(const char* name) {
    return make({.kind = TypeKind::named, .name = name});
}

std::vector<std::string> checked_values(Names values, const std::string& name) {
    auto list = schema::to_strings(values);
    if (list.empty()) {
        throw Error(ErrorKind::script, "enumeration " + name + " has no values");
    }
    for (auto value = list.begin(); value != list.end(); ++value) {
        if (std::find(list.begin(), value, *value) != value) {
            throw Error(ErrorKind::script, "enumeration " + name + " has the value '" + *value + "' twice");
        }
    }
    return list;
}

}  // namespace

Type Type::with_variant(Str dialect, const Type& variant) const {
    schema::Type copy = box()->value;
    const auto name = schema::to_string(dialect);
    schema::require_name(name, "dialect");
    std::erase_if(copy.variants, [&](const auto& there) { return there.dialect == name; });
    schema::Type other = variant.box()->value;
    other.variants.clear();
    copy.variants.push_back({name, std::move(other)});
    return make(std::move(copy));
}

Type Type::collate(Str collation) const {
    schema::Type copy = box()->value;
    schema::require_name(schema::to_string(collation), "collation");
    if (!schema::is_text(copy) && copy.kind != TypeKind::named) {
        throw Error(ErrorKind::script, "a collation does not apply to " + schema::dump_type(copy));
    }
    copy.collation = schema::to_string(collation);
    return make(std::move(copy));
}

Type Boolean() {
    return make_kind(TypeKind::boolean);
}
Type SmallInteger() {
    return make_kind(TypeKind::small_integer);
}
Type Integer() {
    return make_kind(TypeKind::integer);
}
Type BigInteger() {
    return make_kind(TypeKind::big_integer);
}
Type Numeric(int precision, int scale) {
    return make({.kind = TypeKind::numeric,
                 .precision = checked(precision, 0, "the precision of Numeric"),
                 .scale = std::max(scale, -1)});
}
Type Float(int precision) {
    return make({.kind = TypeKind::float_, .precision = checked(precision, 0, "the precision of Float")});
}
Type Double() {
    return make_kind(TypeKind::double_);
}
Type String(int length) {
    return make_sized(TypeKind::string, length, 0, "the length of String");
}
Type Unicode(int length) {
    return make_sized(TypeKind::unicode, length, 0, "the length of Unicode");
}
Type Text() {
    return make_kind(TypeKind::text);
}
Type UnicodeText() {
    return make_kind(TypeKind::unicode_text);
}
Type Char(int length) {
    return make_sized(TypeKind::char_, length, 1, "the length of Char");
}
Type Date() {
    return make_kind(TypeKind::date);
}
Type Time() {
    return make_kind(TypeKind::time);
}
Type Time(WithTimezone) {
    return make({.kind = TypeKind::time, .timezone = true});
}
Type Time(Precision precision) {
    return make({.kind = TypeKind::time, .precision = checked(precision, "Time")});
}
Type Time(WithTimezone, Precision precision) {
    return make({.kind = TypeKind::time, .precision = checked(precision, "Time"), .timezone = true});
}
Type DateTime() {
    return make_kind(TypeKind::date_time);
}
Type DateTime(WithTimezone) {
    return make({.kind = TypeKind::date_time, .timezone = true});
}
Type DateTime(Precision precision) {
    return make({.kind = TypeKind::date_time, .precision = checked(precision, "DateTime")});
}
Type DateTime(WithTimezone, Precision precision) {
    return make({.kind = TypeKind::date_time, .precision = checked(precision, "DateTime"), .timezone = true});
}
Type Timestamp() {
    return make_kind(TypeKind::timestamp);
}
Type Timestamp(WithTimezone) {
    return make({.kind = TypeKind::timestamp, .timezone = true});
}
Type Timestamp(Precision precision) {
    return make({.kind = TypeKind::timestamp, .precision = checked(precision, "Timestamp")});
}
Type Timestamp(WithTimezone, Precision precision) {
    return make(
        {.kind = TypeKind::timestamp, .precision = checked(precision, "Timestamp"), .timezone = true});
}
Type Interval() {
    return make_kind(TypeKind::interval);
}
Type Interval(Precision precision) {
    return make({.kind = TypeKind::interval, .precision = checked(precision, "Interval")});
}
Type LargeBinary(int length) {
    return make_sized(TypeKind::large_binary, length, 0, "the length of LargeBinary");
}
Type JSON() {
    return make_kind(TypeKind::json);
}
Type Uuid() {
    return make_kind(TypeKind::uuid);
}

Type Enum(Str name, Names values) {
    return Enum(name, values, "");
}
Type Enum(Str name, Names values, Str schema) {
    const auto text = schema::to_string(name);
    schema::require_name(text, "enumeration");
    return make({.kind = TypeKind::enum_,
                 .name = text,
                 .schema = schema::to_string(schema),
                 .values = checked_values(values, text)});
}

Type JSONB() {
    return make_kind(TypeKind::jsonb);
}
Type ARRAY(const Type& item, int dimensions) {
    return make({.kind = TypeKind::array,
                 .item = {item.box()->value},
                 .dimensions = checked(dimensions, 1, "the dimensions of ARRAY")});
}
Type INET() {
    return make_named("INET");
}
Type CIDR() {
    return make_named("CIDR");
}
Type MACADDR() {
    return make_named("MACADDR");
}
Type MACADDR8() {
    return make_named("MACADDR8");
}
Type TSVECTOR() {
    return make_named("TSVECTOR");
}
Type TSQUERY() {
    return make_named("TSQUERY");
}
Type INT4RANGE() {
    return make_named("INT4RANGE");
}
Type INT8RANGE() {
    return make_named("INT8RANGE");
}
Type NUMRANGE() {
    return make_named("NUMRANGE");
}
Type TSRANGE() {
    return make_named("TSRANGE");
}
Type TSTZRANGE() {
    return make_named("TSTZRANGE");
}
Type DATERANGE() {
    return make_named("DATERANGE");
}
Type BIT(int length) {
    return make_sized(TypeKind::bit, length, 1, "the length of BIT");
}
Type VARBIT(int length) {
    return make_sized(TypeKind::varbit, length, 0, "the length of VARBIT");
}
Type HSTORE() {
    return make_named("HSTORE");
}
Type CITEXT() {
    return make_named("CITEXT");
}
Type MONEY() {
    return make_named("MONEY");
}
Type XML() {
    return make_named("XML");
}
Type OID() {
    return make_named("OID");
}

Type Domain(Str name, const Type& base) {
    return Domain(name, base, "");
}
Type Domain(Str name, const Type& base, Str schema) {
    const auto text = schema::to_string(name);
    schema::require_name(text, "domain");
    return make({.kind = TypeKind::domain,
                 .name = text,
                 .schema = schema::to_string(schema),
                 .item = {base.box()->value}});
}

Type named_type(Str sql) {
    const auto words = schema::to_string(sql);
    schema::require_name(words, "type");
    return make({.kind = TypeKind::named, .name = words});
}

}  // namespace retort
