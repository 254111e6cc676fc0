// Models: structs mapped by pointer to member.
#include "retort/schema.hpp"

#include "schema/elements.hpp"

#include <gtest/gtest.h>

namespace models {

enum class OrderStatus { open, paid, cancelled };
enum Colour { red = 3, green = 5 };

struct Base {
    std::int64_t id = 0;
};

struct Order : Base {
    std::string code;
    std::optional<std::string> note;
    bool is_paid = false;
    std::int16_t small = 0;
    std::int32_t normal = 0;
    std::uint8_t byte = 0;
    std::uint16_t word = 0;
    std::uint32_t wide = 0;
    std::uint64_t widest = 0;
    float ratio = 0;
    double exact = 0;
    std::vector<std::byte> data;
    std::chrono::system_clock::time_point at;
    std::chrono::sys_days day;
    std::chrono::local_seconds local;
    std::chrono::year_month_day born;
    std::chrono::seconds span{};
    OrderStatus status = OrderStatus::open;
    std::optional<Colour> colour;
};

struct Money {
    long cents = 0;
};

struct Priced {
    Money price;
};

}  // namespace models

template <>
struct retort::column_type<models::Money> {
    static Type type() { return Numeric(12, 2); }
};

namespace retort {
namespace {

using models::Order;

TEST(MemberColumn, FollowsTheMember) {
    const std::pair<Column, const char*> rows[] = {
        {column<&Order::id>(primary_key), "id BigInteger not null"},
        {column<&Order::code>(), "code String not null"},
        {column<&Order::code>(String(36)), "code String(36) not null"},
        {column<&Order::code>(nullable(true)), "code String null"},
        {column<&Order::code>("order_code", String(5)), "order_code String(5) not null"},
        {column<&Order::note>(), "note String null"},
        {column<&Order::note>(not_null), "note String not null"},
        {column<&Order::is_paid>(server_default(false)), "is_paid Boolean not null default false"},
        {column<&Order::small>(), "small SmallInteger not null"},
        {column<&Order::normal>(), "normal Integer not null"},
        {column<&Order::byte>(), "byte SmallInteger not null"},
        {column<&Order::word>(), "word Integer not null"},
        {column<&Order::wide>(), "wide BigInteger not null"},
        {column<&Order::widest>(), "widest Numeric(20, 0) not null"},
        {column<&Order::ratio>(), "ratio Float(24) not null"},
        {column<&Order::exact>(), "exact Double not null"},
        {column<&Order::data>(), "data LargeBinary not null"},
        {column<&Order::at>(), "at DateTime(with_timezone) not null"},
        {column<&Order::day>(), "day Date not null"},
        {column<&Order::local>(), "local DateTime not null"},
        {column<&Order::born>(), "born Date not null"},
        {column<&Order::span>(), "span Interval not null"},
        {column<&Order::status>(), "status Enum(order_status: 'open', 'paid', 'cancelled') not null"},
        {column<&Order::colour>(), "colour Enum(colour: 'red', 'green') null"},
        {column<&models::Priced::price>(), "price Numeric(12, 2) not null"},
    };
    for (const auto& [made, text] : rows) {
        EXPECT_EQ(schema::dump_column(made.box()->value.column), text);
    }
}

TEST(MemberColumn, IsNotNullInATableLevelKeyToo) {
    const auto made = table<Order>("orders", column<&Order::note>(), primary_key_constraint({"note"}));
    EXPECT_FALSE(made.box()->value.columns.front().nullable);
}

TEST(TableOfStruct, TakesColumnsOfItsBases) {
    const auto made = table<Order>("orders", column<&Order::id>(primary_key), column<&Order::code>(unique));
    EXPECT_EQ(schema::dump_table(made.box()->value),
              "table orders\n"
              "    id BigInteger not null\n"
              "    code String not null\n"
              "    primary key (id)\n"
              "    unique (code)\n");
}

}  // namespace
}  // namespace retort
