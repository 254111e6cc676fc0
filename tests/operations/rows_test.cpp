// Rows: values by position and name, and what is not of the kind asked for.
#include "base/caught.hpp"
#include "operations/recorded.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

base::RowSet make_rows() {
    return {.columns = {"n", "x", "flag", "name", "none"},
            .rows = {{"42", "1.5", "t", "Ada", std::nullopt}, {"-7", "1e3", "0", "", std::nullopt}}};
}

Rows query() {
    return Rows(new base::RowSet(make_rows()));
}

TEST(Row, ReadsByPositionAndName) {
    const Rows rows = query();
    const Row row = rows[0];
    EXPECT_EQ(row.integer(0), 42);
    EXPECT_EQ(row.integer("n"), 42);
    EXPECT_EQ(row.real("x"), 1.5);
    EXPECT_EQ(row.real(0), 42.0);
    EXPECT_TRUE(row.boolean(2));
    EXPECT_FALSE(rows[1].boolean("flag"));
    EXPECT_EQ(row.text("name").to<std::string>(), "Ada");
    EXPECT_EQ(row.text(4).to<std::string>(), "");
    EXPECT_TRUE(row.is_null("none"));
    EXPECT_TRUE(row.is_null(4));
    EXPECT_FALSE(rows[1].is_null("name"));
}

TEST(Rows, AreWalkedInOrder) {
    long long sum = 0;
    Rows rows = query();
    const Rows moved = std::move(rows);
    for (const Row row : moved) {
        sum = sum * 100 + row.integer("n");
    }
    EXPECT_EQ(sum, 4193);
    EXPECT_EQ(moved.size(), 2U);
    EXPECT_FALSE(moved.empty());
}

TEST(Row, RefusesWhatIsNotThere) {
    const Rows rows = query();
    const std::pair<std::function<void()>, const char*> cases[] = {
        {[&] { rows[0].integer("name"); }, "column 'name' is no integer: 'Ada'"},
        {[&] { rows[0].integer("x"); }, "column 'x' is no integer: '1.5'"},
        {[&] { rows[1].integer("name"); }, "column 'name' is no integer: ''"},
        {[&] { rows[0].integer("none"); }, "column 'none' is no integer: NULL"},
        {[&] { rows[0].real("name"); }, "column 'name' is no number: 'Ada'"},
        {[&] { rows[0].boolean("n"); }, "column 'n' is no boolean: '42'"},
        {[&] { rows[0].boolean("none"); }, "column 'none' is no boolean: NULL"},
        {[&] { rows[0].text("nam"); }, "the result has no column 'nam', only n, x, flag, name, none"},
        {[&] { rows[0].text(5); }, "the result has no column number 5, only 5"},
        {[&] { rows[0].text(-1); }, "the result has no column number -1, only 5"},
        {[&] { rows[2]; }, "the result has no row number 2, only 2"},
    };
    for (const auto& [read, message] : cases) {
        EXPECT_EQ(base::caught(read), message);
    }
}

TEST(Connection, GivesTheAnswer) {
    FakeSink sink;
    sink.answer = make_rows();
    sink.answer.affected = 3;
    Recorder recorder(sink, {});
    Connection connection(recorder);
    EXPECT_EQ(connection.query("SELECT 1").size(), 2U);
    EXPECT_EQ(connection.execute("UPDATE t SET a = 1"), 3);
}

}  // namespace
}  // namespace retort::operations
