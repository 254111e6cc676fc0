#include "revisions/symbols.hpp"

#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

std::string dump(const std::optional<Symbol>& symbol) {
    if (!symbol) {
        return "-";
    }
    return symbol->label + "|" + symbol->atom +
           (symbol->is_relative ? "|" + std::to_string(symbol->steps) : "");
}

TEST(Symbols, AreTakenApart) {
    struct Row {
        std::string text;
        std::string parts;  // label|atom|steps
    };
    const Row rows[] = {
        {"abc", "|abc"},
        {"head", "|head"},
        {"shop@head", "shop|head"},
        {"@x", "|x"},
        {"shop@", "shop|"},
        {"a@b@c", "a|b@c"},
        {"+2", "||2"},
        {"-1", "||-1"},
        {"+0", "||0"},
        {"ab-2", "|ab|-2"},
        {"head+1", "|head|1"},
        {"shop@+1", "shop||1"},
        {"my-shop@head-1", "my-shop|head|-1"},
        {"my-shop", "|my-shop"},
        {"+1foo", "|+1foo"},
        {"-", "|-"},
        {"a-b-3", "|a-b|-3"},
        {"+99999999999999", "||1073741823"},
        {"-99999999999999", "||-1073741823"},
        {"", "|"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump(parse_symbol(row.text)), row.parts) << row.text;
        EXPECT_EQ(parse_symbol(row.text).text, row.text);
    }
}

TEST(Ranges, HaveOneColon) {
    const std::string error = "error: History range requires [start]:[end], [start]:, or :[end]";
    struct Row {
        std::string text;
        std::string parts;
    };
    const Row rows[] = {
        {":", "- -"},   {"a:b", "|a |b"},     {"a:", "|a -"},
        {":b", "- |b"}, {" a : b ", "|a |b"}, {"-3:current", "||-3 |current"},
        {"a", error},   {"a:b:c", error},     {"", error},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(result_of([&] {
                      const Range range = parse_range(row.text);
                      return dump(range.start) + " " + dump(range.end);
                  }),
                  row.parts)
            << row.text;
    }
}

}  // namespace
}  // namespace retort::revisions
