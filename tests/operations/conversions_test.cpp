// What changes of types, and of enumerations, do to the values that are there.
#include "operations/readers.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

using schema::Type;
using schema::TypeKind;

Type numeric(int precision, int scale = -1) {
    return {.kind = TypeKind::numeric, .precision = precision, .scale = scale};
}
Type sized(TypeKind kind, int length) {
    return {.kind = kind, .length = length};
}
Type precise(TypeKind kind, int precision, bool timezone = false) {
    return {.kind = kind, .precision = precision, .timezone = timezone};
}
Type of_values(std::vector<std::string> values) {
    return {.kind = TypeKind::enum_, .name = "mood", .values = std::move(values)};
}
Type domain_over(const Type& base) {
    return {.kind = TypeKind::domain, .name = "d", .item = {base}};
}

struct Row {
    Type from, to;
    const char* loss = "";  // of t.x
    bool narrows = false;
};

const Type kText{.kind = TypeKind::text};
const Type kSmall{.kind = TypeKind::small_integer};
const Type kInteger{.kind = TypeKind::integer};
const Type kBig{.kind = TypeKind::big_integer};
const Type kDouble{.kind = TypeKind::double_};
const Type kBoolean{.kind = TypeKind::boolean};
const Type kDate{.kind = TypeKind::date};
const Type kDateTime{.kind = TypeKind::date_time};
const Type kJson{.kind = TypeKind::json};
const Type kJsonb{.kind = TypeKind::jsonb};
const Type kUuid{.kind = TypeKind::uuid};

const Row kRows[] = {
    {sized(TypeKind::string, 80), sized(TypeKind::string, 40), "", true},
    {sized(TypeKind::string, 40), sized(TypeKind::string, 80)},
    {sized(TypeKind::string, 40), sized(TypeKind::string, 0)},
    {sized(TypeKind::string, 0), sized(TypeKind::unicode, 40), "", true},
    {sized(TypeKind::string, 40), kText},
    {kText, sized(TypeKind::string, 3), "", true},
    {kText, sized(TypeKind::char_, 3), "", true},
    {sized(TypeKind::char_, 3), sized(TypeKind::string, 3)},
    {kBig, kInteger, "", true},
    {kInteger, kSmall, "", true},
    {kSmall, kBig},
    {kInteger, sized(TypeKind::string, 10), "", true},
    {kInteger, sized(TypeKind::string, 11)},
    {kDouble, sized(TypeKind::string, 99), "", true},
    {numeric(12, 2), numeric(10, 2), "", true},
    {numeric(10, 2), numeric(12, 2)},
    {numeric(10, 2), numeric(10, 4), "", true},
    {numeric(9, 4), numeric(9, 2), "digits after the point"},
    {numeric(9, 2), numeric(9), "the fractions"},
    {numeric(0), numeric(9, 2), "digits after the point", true},
    {numeric(9, 2), numeric(0)},
    {numeric(9), kInteger},
    {numeric(10), kInteger, "", true},
    {kInteger, numeric(9), "", true},
    {kInteger, numeric(10)},
    {kDouble, kInteger, "the fractions", true},
    {kDouble, precise(TypeKind::float_, 24), "the last digits", true},
    {precise(TypeKind::float_, 24), kDouble},
    {kInteger, kDouble},
    {kBig, kDouble, "the last digits"},
    {numeric(9, 2), kDouble, "the last digits"},
    {kInteger, kBoolean, "the values other than 0 and 1"},
    {kBoolean, kInteger},
    {kText, kInteger, "the spelling (leading zeros and spaces)", true},
    {kText, kUuid, "", true},
    {kText, kDate, "", true},
    {kUuid, sized(TypeKind::char_, 32), "", true},
    {kUuid, sized(TypeKind::char_, 36)},
    {kDateTime, kDate, "the times of day"},
    {precise(TypeKind::date_time, 0, true), kDate, "the times of day"},
    {kDateTime, {.kind = TypeKind::time}, "the dates"},
    {kDate, kDateTime},
    {kDate, {.kind = TypeKind::time}, "", true},
    {precise(TypeKind::date_time, 0, true), kDateTime, "the time zones"},
    {kDateTime, precise(TypeKind::date_time, 0, true)},
    {kDateTime, precise(TypeKind::date_time, 3), "fractions of the seconds"},
    {precise(TypeKind::time, 3), precise(TypeKind::time, 2), "fractions of the seconds"},
    {precise(TypeKind::timestamp, 3), kDateTime},
    {kJson, kJsonb, "the order of the keys, and repeated keys,"},
    {kJsonb, kJson},
    {kText, kJson, "", true},
    {kJson, kText},
    {of_values({"a", "b"}), of_values({"a"}), "", true},
    {of_values({"a"}), of_values({"b", "a"})},
    {kText, of_values({"a"}), "", true},
    {of_values({"abc"}), sized(TypeKind::string, 2), "", true},
    {of_values({"abc"}), sized(TypeKind::string, 3)},
    {sized(TypeKind::varbit, 8), sized(TypeKind::varbit, 4), "", true},
    {sized(TypeKind::bit, 8), sized(TypeKind::varbit, 8)},
    {sized(TypeKind::large_binary, 8), sized(TypeKind::large_binary, 4), "", true},
    {kText, {.kind = TypeKind::large_binary}},
    {kText, domain_over(kText), "", true},
    {domain_over(kText), kText},
    {domain_over(kText), sized(TypeKind::string, 3), "", true},
    {{.kind = TypeKind::array, .item = {kBig}}, {.kind = TypeKind::array, .item = {kInteger}}, "", true},
    {{.kind = TypeKind::named, .name = "INET"}, {.kind = TypeKind::named, .name = "CIDR"}, "", true},
    {{.kind = TypeKind::named, .name = "INET"}, kText},
    {kText, {.kind = TypeKind::text, .variants = {{"sqlite", sized(TypeKind::string, 9)}}}, "", true},
};

TEST(ChangesOfTypes, AreJudgedByTheirValues) {
    for (const Row& row : kRows) {
        const AlterColumn op{
            .table = {"", "t"}, .column = "x", .type = row.to, .existing = {.type = row.from}};
        const std::string loss = row.loss;
        EXPECT_EQ(describe_loss(op), loss.empty() ? "" : loss + " of t.x") << dump(op);
        const std::string narrowing =
            "t.x from " + schema::dump_type(row.from) + " to " + schema::dump_type(row.to);
        EXPECT_EQ(describe_narrowing(op), row.narrows ? narrowing : "") << dump(op);
    }
}

TEST(ChangesOfTypes, AreNotJudgedWhereTheOldOneIsUnknown) {
    const AlterColumn op{.table = {"", "t"}, .column = "x", .type = kInteger};
    EXPECT_EQ(describe_loss(op), "");
    EXPECT_EQ(describe_narrowing(op), "");
}

TEST(ChangesToGenerated, LoseTheValuesThatWereThere) {
    AlterColumn op{
        .table = {"", "t"}, .column = "x", .computed = Change{std::optional(schema::Computed{"a + 1"})}};
    op.existing.computed = Change<schema::Computed>{};
    EXPECT_EQ(describe_loss(op), "the values of t.x, which are computed from now on");
    op.existing.computed->to = schema::Computed{"a"};
    EXPECT_EQ(describe_loss(op), "");
    std::swap(op.computed, op.existing.computed);
    op.computed->to.reset();
    EXPECT_EQ(describe_loss(op), "");
}

TEST(Narrowing, NamesTheValuesThatGo) {
    const std::vector<std::string> before = {"a", "b", "c"};
    const struct {
        std::vector<std::string> after;
        const char* text;
    } rows[] = {
        {{"a"}, "enumeration s.mood, without 'b', 'c'"},
        {{"c", "b", "a"}, ""},
        {{"a", "b", "c", "d"}, ""},
    };
    for (const auto& row : rows) {
        const AlterEnum op{.type = {"s", "mood"}, .values = row.after, .existing = before};
        EXPECT_EQ(describe_narrowing(op), row.text) << dump(op);
    }
}

TEST(Narrowing, OfGroupsIsThatOfTheirMembers) {
    const AlterColumn alter{.table = {"", "t"}, .column = "x", .type = kInteger, .existing = {.type = kBig}};
    const BatchAlterTable batch{.table = {"", "t"}, .operations = {alter, alter}};
    const std::string one = "t.x from BigInteger to Integer";
    EXPECT_EQ(describe_narrowing(batch), one + "; " + one);
    EXPECT_EQ(describe_narrowing(AutocommitBlock{{alter}}), one);
    EXPECT_EQ(describe_narrowing(DropTable{.table = {"", "t"}}), "");
}

}  // namespace
}  // namespace retort::operations
