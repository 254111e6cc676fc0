// Column types: SQLAlchemy's generic ones, PostgreSQL's own, and any other by
// its name. Each dialect writes a generic type in its own words.
#pragma once

#include "retort/str.hpp"

namespace retort {

namespace schema {
struct Type;
}

// A column's type. An immutable value, cheap to copy.
class Type : public detail::Handle<schema::Type> {
public:
    using Handle::Handle;

    // The type that the named dialect uses instead of this one:
    //   JSON().with_variant("postgresql", JSONB())
    Type with_variant(Str dialect, const Type& variant) const;
    // String types only: COLLATE "name".
    Type collate(Str collation) const;
};

struct WithTimezone {};
inline constexpr WithTimezone with_timezone{};

// Digits of the fractions of a second, 1 to 6. Without it, as many as the
// database keeps.
struct Precision {
    int digits;
};
constexpr Precision precision(int digits) {
    return {digits};
}

Type Boolean();
Type SmallInteger();
Type Integer();
Type BigInteger();
// Exact decimal; precision in digits, 0 = the database's own limit.
Type Numeric(int precision = 0, int scale = -1);
// Approximate; precision in binary digits as SQL counts them, 0 = unstated.
Type Float(int precision = 0);
Type Double();
// VARCHAR; length in characters, 0 = unlimited.
Type String(int length = 0);
Type Unicode(int length = 0);
Type Text();
Type UnicodeText();
// CHAR, padded by some databases.
Type Char(int length = 1);
Type Date();
Type Time();
Type Time(WithTimezone);
Type Time(Precision precision);
Type Time(WithTimezone, Precision precision);
Type DateTime();
Type DateTime(WithTimezone);
Type DateTime(Precision precision);
Type DateTime(WithTimezone, Precision precision);
// Differs from DateTime where a database has both words.
Type Timestamp();
Type Timestamp(WithTimezone);
Type Timestamp(Precision precision);
Type Timestamp(WithTimezone, Precision precision);
Type Interval();
Type Interval(Precision precision);
// Length in bytes, 0 = unlimited.
Type LargeBinary(int length = 0);
Type JSON();
Type Uuid();

// An enumeration: a named type where the database has such, otherwise a
// VARCHAR as wide as the longest value.
Type Enum(Str name, Names values);
Type Enum(Str name, Names values, Str schema);

Type JSONB();
// dimensions is only documentation to PostgreSQL, which does not enforce it.
Type ARRAY(const Type& item, int dimensions = 1);
Type INET();
Type CIDR();
Type MACADDR();
Type MACADDR8();
Type TSVECTOR();
Type TSQUERY();
Type INT4RANGE();
Type INT8RANGE();
Type NUMRANGE();
Type TSRANGE();
Type TSTZRANGE();
Type DATERANGE();
// Length in bits.
Type BIT(int length = 1);
Type VARBIT(int length = 0);
Type HSTORE();
Type CITEXT();
Type MONEY();
Type XML();
Type OID();

// A domain made with op.create_domain or domain_type(): its name, and the type
// under it for databases without domains.
Type Domain(Str name, const Type& base);
Type Domain(Str name, const Type& base, Str schema);

// Any other type, by the words that the database uses: named_type("ltree").
Type named_type(Str sql);

}  // namespace retort
