// Types and values by chance; see types_of.hpp.
#include "laws/types_of.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "laws/maker.hpp"

#include <algorithm>

namespace retort::laws {

namespace {

using schema::Type;
using schema::TypeKind;

Type of(TypeKind kind, int length = 0, int precision = 0, int scale = -1) {
    Type type;
    type.kind = kind;
    type.length = length;
    type.precision = precision;
    type.scale = scale;
    return type;
}

Type zoned(Type type) {
    type.timezone = true;
    return type;
}

Type named(const char* words) {
    Type type = of(TypeKind::named);
    type.name = words;
    return type;
}

std::vector<Type> generic_types() {
    return {of(TypeKind::boolean),
            of(TypeKind::small_integer),
            of(TypeKind::integer),
            of(TypeKind::big_integer),
            of(TypeKind::numeric),
            of(TypeKind::numeric, 0, 8),
            of(TypeKind::numeric, 0, 10, 2),
            of(TypeKind::numeric, 0, 5, 0),
            of(TypeKind::float_),
            of(TypeKind::float_, 0, 24),
            of(TypeKind::float_, 0, 53),
            of(TypeKind::double_),
            of(TypeKind::string),
            of(TypeKind::string, 20),
            of(TypeKind::string, 80),
            of(TypeKind::unicode, 40),
            of(TypeKind::text),
            of(TypeKind::unicode_text),
            of(TypeKind::char_, 1),
            of(TypeKind::char_, 7),
            of(TypeKind::date),
            of(TypeKind::time),
            zoned(of(TypeKind::time)),
            of(TypeKind::date_time),
            zoned(of(TypeKind::date_time)),
            of(TypeKind::timestamp),
            zoned(of(TypeKind::timestamp)),
            of(TypeKind::interval),
            of(TypeKind::large_binary),
            of(TypeKind::large_binary, 16),
            of(TypeKind::json),
            of(TypeKind::uuid),
            of(TypeKind::jsonb),
            of(TypeKind::bit, 1),
            of(TypeKind::bit, 3),
            of(TypeKind::varbit),
            of(TypeKind::varbit, 5)};
}

std::vector<Type> postgresql_types() {
    std::vector<Type> types = {of(TypeKind::time, 0, 3), zoned(of(TypeKind::date_time, 0, 3)),
                               of(TypeKind::timestamp, 0, 2), of(TypeKind::interval, 0, 4)};
    for (const char* words :
         {"INET", "CIDR", "MACADDR", "MACADDR8", "TSVECTOR", "TSQUERY", "INT4RANGE", "INT8RANGE", "NUMRANGE",
          "TSRANGE", "TSTZRANGE", "DATERANGE", "MONEY", "XML", "OID", "point", "pg_lsn"}) {
        types.push_back(named(words));
    }
    return types;
}

std::vector<Type> sqlite_types() {
    return {named("\"my type\"(3)"), named("MEDIUMINT"), named("VARYING CHARACTER(40)"), named("ANY THING")};
}

Type enum_type(const schema::EnumType& chosen) {
    Type type = of(TypeKind::enum_);
    type.name = chosen.name.name;
    type.schema = chosen.name.schema;
    type.values = chosen.values;
    return type;
}

Type domain_type(const schema::DomainType& chosen) {
    Type type = of(TypeKind::domain);
    type.name = chosen.name.name;
    type.schema = chosen.name.schema;
    type.item = {chosen.base};
    return type;
}

Type array_of(const Type& item, int dimensions) {
    Type type = of(TypeKind::array);
    type.item = {item};
    type.dimensions = dimensions;
    return type;
}

bool takes_collation(const Type& type) {
    return schema::is_text(type);
}

void add_collation(Random& random, Database database, Type& type) {
    static const std::vector<std::string> kPostgresql = {"C", "POSIX", "ucs_basic"};
    static const std::vector<std::string> kSqlite = {"NOCASE", "RTRIM"};
    if (takes_collation(type) && random.one_in(6)) {
        type.collation = random.pick(database == Database::sqlite ? kSqlite : kPostgresql);
    }
}

const std::vector<std::string>& text_values() {
    static const std::vector<std::string> values = {
        "a", "it's", "back\\slash", "\"q\"", "ünï 💾", "%s :x $1", "a;b--", "Z", "", " x ", "new\nline"};
    return values;
}

std::string clipped(const std::string& text, int length) {
    if (length <= 0) {
        return text;
    }
    std::string result;
    int count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
        if (count > length) {
            break;
        }
        result += c;
    }
    return result;
}

std::vector<std::string> quoted_all(const std::vector<std::string>& texts) {
    std::vector<std::string> result;
    for (const auto& text : texts) {
        result.push_back(quoted_text(text));
    }
    return result;
}

std::vector<std::string> plain_texts(const Type& type) {
    std::vector<std::string> texts;
    for (const auto& text : text_values()) {
        texts.push_back(clipped(text, type.length));
    }
    return texts;
}

std::vector<std::string> bits(const Type& type) {
    if (type.kind == TypeKind::varbit) {
        return {"", "1", "010"};
    }
    const auto length = static_cast<std::size_t>(std::max(1, type.length));
    return {std::string(length, '0'), std::string(length, '1')};
}

// Texts that the server reads as values of the type.
std::vector<std::string> named_texts(const std::string& words) {
    static const std::map<std::string, std::vector<std::string>> kTexts = {
        {"INET", {"10.0.0.1", "::1", "192.168.0.0/24"}},
        {"CIDR", {"10.0.0.0/8", "::/0"}},
        {"MACADDR", {"08:00:2b:01:02:03"}},
        {"MACADDR8", {"08:00:2b:01:02:03:04:05"}},
        {"TSVECTOR", {"'a':1 'b':2", "fat cat"}},
        {"TSQUERY", {"'a' & 'b'"}},
        {"INT4RANGE", {"[1,5)", "empty", "[,3)"}},
        {"INT8RANGE", {"[10,50)"}},
        {"NUMRANGE", {"[1.5,2.5]"}},
        {"TSRANGE", {"[\"2020-01-01 00:00:00\",\"2020-01-02 00:00:00\")"}},
        {"TSTZRANGE", {"[\"2020-01-01 00:00:00+00\",\"2020-01-02 00:00:00+00\")"}},
        {"DATERANGE", {"[2020-01-01,2020-02-01)"}},
        {"MONEY", {"12.34", "-5.00"}},
        {"XML", {"<a/>"}},
        {"OID", {"42"}},
        {"point", {"(1,2)"}},
        {"pg_lsn", {"16/B374D848"}},
    };
    const auto found = kTexts.find(words);
    return found == kTexts.end() ? std::vector<std::string>{"x"} : found->second;
}

std::vector<std::string> array_texts(const Type& type) {
    std::string one, list;
    for (const auto& value : values_of(type.item.at(0), Database::postgresql)) {
        // Of plain numbers and short words only: the array's own quoting is not what is tried.
        const std::string text =
            value.size() > 1 && value.front() == '\'' ? value.substr(1, value.size() - 2) : value;
        if (!text.empty() &&
            text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.:") == std::string::npos) {
            list += (list.empty() ? "" : ",") + text;
            one = text;
        }
    }
    return {"{}", "{" + one + "}", "{" + list + "}", "{NULL}"};
}

std::vector<std::string> scalar_values(const Type& type, Database database) {
    const bool sqlite = database == Database::sqlite;
    switch (type.kind) {
        case TypeKind::boolean:
            return sqlite ? std::vector<std::string>{"1", "0"} : std::vector<std::string>{"true", "false"};
        case TypeKind::small_integer:
            return {"0", "-7", "32767", "12"};
        case TypeKind::integer:
            return {"0", "-1", "2147483647", "41", "7"};
        case TypeKind::big_integer:
            return {"0", "-9007199254740993", "9223372036854775807", "5"};
        case TypeKind::numeric:
            return type.scale == 0 ? std::vector<std::string>{"0", "-123", "77"}
                                   : std::vector<std::string>{"0", "-1.25", "1234.5", "3"};
        case TypeKind::float_:
        case TypeKind::double_:
            return {"0.5", "-2.25", "1e10", "3.5"};
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
        case TypeKind::char_:
            return quoted_all(plain_texts(type));
        case TypeKind::date:
            return {"'2020-01-02'", "'1999-12-31'"};
        case TypeKind::time:
            return {"'12:34:56'", "'00:00:00'"};
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return {"'2020-01-02 03:04:05'", "'1970-01-01 00:00:00'"};
        case TypeKind::interval:
            return {"'1 day'", "'02:00:00'"};
        case TypeKind::large_binary:
            return sqlite ? std::vector<std::string>{"X'00ff'", "X''"}
                          : std::vector<std::string>{"'\\x00ff'", "'\\x'"};
        case TypeKind::json:
        case TypeKind::jsonb:
            return {"'{}'", "'[1, 2]'", "'{\"a\": \"it''s\"}'"};
        case TypeKind::uuid:
            return {"'00000000-0000-0000-0000-000000000001'", "'6ecd8c99-4036-403d-bf84-cf8400f67836'"};
        case TypeKind::enum_:
            return quoted_all(type.values);
        case TypeKind::bit:
        case TypeKind::varbit:
            return quoted_all(bits(type));
        case TypeKind::array:
            return quoted_all(array_texts(type));
        case TypeKind::named:
            return sqlite ? std::vector<std::string>{"'x'", "12"} : quoted_all(named_texts(type.name));
        case TypeKind::domain:
            break;
    }
    return {"NULL"};
}

std::vector<std::string> expressions_of(const Type& type, Database database) {
    const bool sqlite = database == Database::sqlite;
    const auto either = [sqlite](std::vector<std::string> a, std::vector<std::string> b) {
        return sqlite ? std::move(a) : std::move(b);
    };
    switch (type.kind) {
        case TypeKind::boolean:
            return {"1 = 1", "NOT (1 > 2)", "2 IN (1, 3)"};
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
        case TypeKind::numeric:
            return {"1 + 1", "-7", "(2 * 3) - 1", "length('abc')", "abs(-5)"};
        case TypeKind::float_:
        case TypeKind::double_:
            return {"1.5 * 2", "0.1", "0.25 + 1"};
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
            return either({"'a' || 'b'", "upper('x')", "CAST(12 AS TEXT)", "strftime('%Y', 'now')"},
                          {"'a' || 'b'", "upper('x')", "CAST(12 AS TEXT)", "md5('x')", "CURRENT_USER"});
        case TypeKind::date:
            return either({"CURRENT_DATE", "date('now')"},
                          {"CURRENT_DATE", "'2020-01-01'::date + 3", "now()"});
        case TypeKind::time:
            return either({"CURRENT_TIME"}, {"LOCALTIME"});
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return either({"CURRENT_TIMESTAMP", "datetime('now')"},
                          {"CURRENT_TIMESTAMP", "now()", "timezone('utc', now())", "clock_timestamp()"});
        case TypeKind::interval:
            return either({"'1 hour'"}, {"'1 hour'::interval * 2", "INTERVAL '3 days'"});
        case TypeKind::uuid:
            return either({"lower(hex(randomblob(16)))"}, {"gen_random_uuid()"});
        case TypeKind::json:
        case TypeKind::jsonb:
            return either({"json('{}')"}, {"'{}'", "json_build_object('a', 1)"});
        case TypeKind::array:
            return {"'{}'"};
        default:
            return {};
    }
}

Datum number_literal(const std::string& text) {
    if (text.find_first_of(".e") != std::string::npos) {
        return std::stod(text);
    }
    return static_cast<std::int64_t>(std::stoll(text));
}

Datum literal_of(const Type& type, const std::string& sql, Database database) {
    if (type.kind == TypeKind::boolean) {
        return sql == "true" || sql == "1";
    }
    if (sql.front() != '\'' && sql.front() != 'X') {
        return number_literal(sql);
    }
    if (type.kind == TypeKind::large_binary && database == Database::sqlite) {
        return sql.size() > 3 ? Bytes{std::byte{0}, std::byte{255}} : Bytes{std::byte{1}};
    }
    return base::replace_all(sql.substr(1, sql.size() - 2), "''", "'");
}

const Type& base_of(const Type& type) {
    return type.kind == TypeKind::domain ? base_of(type.item.at(0)) : type;
}

bool fits(const Type& type, const std::string& expression) {
    const bool short_text = type.length > 0 && type.length < 32;
    const bool narrow = type.kind == TypeKind::numeric && type.precision > 0 && type.precision < 4;
    return !narrow && !(short_text && expression.find("md5") != std::string::npos);
}

}  // namespace

Family family_of(const Type& written) {
    const Type& type = base_of(written);
    switch (type.kind) {
        case TypeKind::small_integer:
        case TypeKind::integer:
        case TypeKind::big_integer:
            return Family::integer;
        case TypeKind::numeric:
        case TypeKind::float_:
        case TypeKind::double_:
            return Family::real;
        case TypeKind::string:
        case TypeKind::unicode:
        case TypeKind::text:
        case TypeKind::unicode_text:
        case TypeKind::char_:
            return Family::text;
        case TypeKind::boolean:
            return Family::boolean;
        case TypeKind::date:
            return Family::date;
        case TypeKind::date_time:
        case TypeKind::timestamp:
            return Family::point_in_time;
        case TypeKind::large_binary:
            return Family::bytes;
        case TypeKind::enum_:
            return Family::enumeration;
        case TypeKind::named:
            return type.name.ends_with("RANGE") ? Family::range : Family::other;
        default:
            return Family::other;
    }
}

Type random_type(Random& random, Database database, const schema::MetaData& metadata) {
    const bool sqlite = database == Database::sqlite;
    const int kind = random.below(12);
    if (kind == 0 && !metadata.enums.empty()) {
        return enum_type(random.pick(metadata.enums));
    }
    if (kind == 1 && !metadata.domains.empty()) {
        return domain_type(random.pick(metadata.domains));
    }
    if (kind == 2 && !sqlite) {
        auto item = random.pick(generic_types());
        if (!metadata.enums.empty() && random.one_in(4)) {
            item = enum_type(random.pick(metadata.enums));
        }
        return array_of(item, 1 + random.below(2));
    }
    if (kind == 3) {
        return random.pick(sqlite ? sqlite_types() : postgresql_types());
    }
    auto type = random.pick(generic_types());
    if (sqlite && (type.kind == TypeKind::bit || type.kind == TypeKind::varbit) && !random.one_in(4)) {
        type = of(TypeKind::text);
    }
    add_collation(random, database, type);
    return type;
}

Type related_type(Random& random, Database database, const schema::MetaData& metadata, const Type& type) {
    std::vector<Type> candidates;
    for (const auto& each : generic_types()) {
        const bool same = family_of(each) == family_of(type) && family_of(each) != Family::other;
        const bool numbers = (family_of(type) == Family::integer && family_of(each) == Family::real);
        const bool points = family_of(type) == Family::date && family_of(each) == Family::point_in_time;
        if ((same || numbers || points || each.kind == TypeKind::text) && !(each == type)) {
            candidates.push_back(each);
        }
    }
    if (family_of(type) == Family::text && random.one_in(3)) {
        return random_type(random, database, metadata);
    }
    auto chosen = random.pick(candidates);
    add_collation(random, database, chosen);
    return chosen;
}

bool is_comparable(const Type& written, Database database) {
    const Type& type = base_of(written);
    if (database == Database::sqlite) {
        return true;
    }
    if (type.kind == TypeKind::array) {
        return is_comparable(type.item.at(0), database);
    }
    return type.kind != TypeKind::json &&
           !(type.kind == TypeKind::named && (type.name == "XML" || type.name == "point"));
}

bool is_convertible(const Type& from, const Type& to, Database database) {
    const auto a = family_of(from), b = family_of(to);
    if (database == Database::sqlite || schema::dump_type(from) == schema::dump_type(to) ||
        a == Family::text || b == Family::text) {
        return true;
    }
    const auto is_number = [](Family family) { return family == Family::integer || family == Family::real; };
    const auto is_day = [](Family family) {
        return family == Family::date || family == Family::point_in_time;
    };
    const auto is_bits = [](const Type& type) {
        return type.kind == TypeKind::bit || type.kind == TypeKind::varbit;
    };
    const auto is_json = [](const Type& type) {
        return type.kind == TypeKind::json || type.kind == TypeKind::jsonb;
    };
    return (a == b && a != Family::other && a != Family::enumeration && a != Family::range) ||
           (is_number(a) && is_number(b)) || (is_day(a) && is_day(b)) || (is_bits(from) && is_bits(to)) ||
           (is_json(from) && is_json(to)) ||
           (from.kind == to.kind && from.kind != TypeKind::named && from.kind != TypeKind::array &&
            from.kind != TypeKind::enum_);
}

bool are_referable(const Type& a, const Type& b, Database database) {
    if (database == Database::sqlite) {
        return true;
    }
    // PostgreSQL 15 itself fails at checking references between arrays.
    if (a.kind == TypeKind::array) {
        return false;
    }
    return schema::dump_type(a) == schema::dump_type(b) || (schema::is_integer(a) && schema::is_integer(b));
}

std::vector<std::string> values_of(const Type& type, Database database) {
    return scalar_values(base_of(type), database);
}

schema::ServerDefault random_default(Random& random, const Type& written, Database database) {
    const Type& type = base_of(written);
    const auto expressions = expressions_of(type, database);
    if (!expressions.empty() && random.one_in(3)) {
        const auto& expression = random.pick(expressions);
        if (fits(type, expression)) {
            return {{}, expression};
        }
    }
    const auto value = random.pick(values_of(type, database));
    auto literal = literal_of(type, value, database);
    if (family_of(type) == Family::integer && database == Database::sqlite && random.one_in(6)) {
        literal = value;  // '5' for a number
    }
    return {literal, std::nullopt};
}

bool may_be_compressed(const schema::Type& type) {
    using enum schema::TypeKind;
    return schema::is_text(type) || type.kind == large_binary || type.kind == json || type.kind == jsonb;
}

}  // namespace retort::laws
