// Types: what each function of <retort/types.hpp> makes, as canonical text.
#include "retort/types.hpp"

#include "base/caught.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace retort::schema {
namespace {

const schema::Type& value(const retort::Type& type) {
    return type.box()->value;
}

TEST(DumpType, IsWhatOneWrites) {
    const std::pair<retort::Type, const char*> rows[] = {
        {Boolean(), "Boolean"},
        {SmallInteger(), "SmallInteger"},
        {Integer(), "Integer"},
        {BigInteger(), "BigInteger"},
        {Numeric(), "Numeric"},
        {Numeric(10), "Numeric(10)"},
        {Numeric(10, 0), "Numeric(10, 0)"},
        {Numeric(10, 2), "Numeric(10, 2)"},
        {Float(), "Float"},
        {Float(24), "Float(24)"},
        {Double(), "Double"},
        {String(), "String"},
        {String(36), "String(36)"},
        {Unicode(5), "Unicode(5)"},
        {Text(), "Text"},
        {UnicodeText(), "UnicodeText"},
        {Char(), "Char(1)"},
        {Date(), "Date"},
        {Time(), "Time"},
        {Time(with_timezone), "Time(with_timezone)"},
        {DateTime(), "DateTime"},
        {DateTime(with_timezone), "DateTime(with_timezone)"},
        {Timestamp(), "Timestamp"},
        {Timestamp(with_timezone), "Timestamp(with_timezone)"},
        {Interval(), "Interval"},
        {LargeBinary(), "LargeBinary"},
        {LargeBinary(16), "LargeBinary(16)"},
        {JSON(), "JSON"},
        {Uuid(), "Uuid"},
        {Enum("status", {"on", "it's off"}), "Enum(status: 'on', 'it''s off')"},
        {Enum("status", {"on"}, "app"), "Enum(app.status: 'on')"},
        {JSONB(), "JSONB"},
        {ARRAY(String(3)), "ARRAY(String(3))"},
        {ARRAY(Integer(), 2), "ARRAY(Integer, 2)"},
        {INET(), "INET"},
        {CIDR(), "CIDR"},
        {MACADDR(), "MACADDR"},
        {MACADDR8(), "MACADDR8"},
        {TSVECTOR(), "TSVECTOR"},
        {TSQUERY(), "TSQUERY"},
        {INT4RANGE(), "INT4RANGE"},
        {INT8RANGE(), "INT8RANGE"},
        {NUMRANGE(), "NUMRANGE"},
        {TSRANGE(), "TSRANGE"},
        {TSTZRANGE(), "TSTZRANGE"},
        {DATERANGE(), "DATERANGE"},
        {BIT(), "BIT(1)"},
        {VARBIT(), "VARBIT"},
        {VARBIT(8), "VARBIT(8)"},
        {HSTORE(), "HSTORE"},
        {CITEXT(), "CITEXT"},
        {MONEY(), "MONEY"},
        {XML(), "XML"},
        {OID(), "OID"},
        {Domain("email", Text()), "Domain(email: Text)"},
        {Time(precision(1)), "Time(precision(1))"},
        {Time(with_timezone, precision(2)), "Time(with_timezone, precision(2))"},
        {DateTime(precision(3)), "DateTime(precision(3))"},
        {DateTime(with_timezone, precision(4)), "DateTime(with_timezone, precision(4))"},
        {Timestamp(precision(5)), "Timestamp(precision(5))"},
        {Timestamp(with_timezone, precision(6)), "Timestamp(with_timezone, precision(6))"},
        {Interval(precision(6)), "Interval(precision(6))"},
        {Domain("email", String(9), "app"), "Domain(app.email: String(9))"},
        {named_type("ltree"), "named_type('ltree')"},
        {String(5).collate("C"), "String(5).collate('C')"},
        {JSON().with_variant("postgresql", JSONB()), "JSON.with_variant('postgresql', JSONB)"},
        {Text().with_variant("x", String(1)).with_variant("x", String(2)),
         "Text.with_variant('x', String(2))"},
    };
    std::vector<std::string> seen;
    for (const auto& [type, text] : rows) {
        EXPECT_EQ(dump_type(value(type)), text);
        EXPECT_EQ(std::count(seen.begin(), seen.end(), text), 0) << text;
        seen.emplace_back(text);
    }
}

TEST(Type, IsEqualToItsCopyOnly) {
    const std::vector<retort::Type> types = {Integer(),
                                             String(1),
                                             String(2),
                                             Numeric(5, 1),
                                             Numeric(5, 2),
                                             DateTime(),
                                             DateTime(with_timezone),
                                             Enum("e", {"a"}),
                                             Enum("e", {"a", "b"}),
                                             ARRAY(Integer()),
                                             ARRAY(Integer(), 2),
                                             String(1).collate("C"),
                                             String(1).with_variant("sqlite", Text())};
    for (std::size_t i = 0; i < types.size(); ++i) {
        for (std::size_t j = 0; j < types.size(); ++j) {
            EXPECT_EQ(value(types[i]) == value(types[j]), i == j)
                << dump_type(value(types[i])) << " / " << dump_type(value(types[j]));
        }
    }
}

TEST(ResolveVariant, TakesTheDialectsOwnOrTheTypeItself) {
    const auto type = JSON().with_variant("postgresql", JSONB()).with_variant("sqlite", Text());
    const auto list = ARRAY(type);
    const struct {
        const retort::Type& type;
        const char* dialect;
        const char* resolved;
    } rows[] = {{type, "postgresql", "JSONB"},
                {type, "sqlite", "Text"},
                {type, "other", "JSON"},
                {list, "postgresql", "ARRAY(JSONB)"}};
    for (const auto& row : rows) {
        EXPECT_EQ(dump_type(resolve_variant(value(row.type), row.dialect)), row.resolved) << row.dialect;
    }
}

TEST(Type, RefusesWhatNoDatabaseHas) {
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[] { String(-1); }, "the length of String must be at least 0, not -1"},
        {[] { Char(0); }, "the length of Char must be at least 1, not 0"},
        {[] { Numeric(-2); }, "the precision of Numeric must be at least 0, not -2"},
        {[] { DateTime(precision(0)); },
         "the precision of DateTime must be 1 to 6, not 0; for whole seconds, use the database's words: "
         "named_type(\"TIMESTAMP(0)\")"},
        {[] { Interval(precision(7)); },
         "the precision of Interval must be 1 to 6, not 7; for whole seconds, use the database's words: "
         "named_type(\"TIMESTAMP(0)\")"},
        {[] { ARRAY(Integer(), 0); }, "the dimensions of ARRAY must be at least 1, not 0"},
        {[] { Enum("", {"a"}); }, "the name of an enumeration is empty"},
        {[] { Enum("e", {}); }, "enumeration e has no values"},
        {[] {
             Enum("e", {"a", "b", "a"});
         },
         "enumeration e has the value 'a' twice"},
        {[] { named_type(""); }, "the name of a type is empty"},
        {[] { Domain("", Text()); }, "the name of a domain is empty"},
        {[] { Integer().collate("C"); }, "a collation does not apply to Integer"},
        {[] { Text().collate(""); }, "the name of a collation is empty"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

TEST(IsInteger, HoldsForTheThreeWidths) {
    EXPECT_TRUE(is_integer(value(SmallInteger())) && is_integer(value(Integer())) &&
                is_integer(value(BigInteger())));
    EXPECT_FALSE(is_integer(value(Numeric())));
    EXPECT_TRUE(is_text(value(Text())) && is_text(value(Char())));
    EXPECT_FALSE(is_text(value(JSON())));
}

}  // namespace
}  // namespace retort::schema
