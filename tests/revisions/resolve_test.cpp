#include "revisions/resolve.hpp"

#include "revisions/graph_dsl.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

std::string multiple(const std::string& symbol) {
    return "error: Multiple head revisions are present for given argument '" + symbol +
           "'; please specify a specific target revision, '<branchname>@" + symbol +
           "' to narrow to a specific head, or 'heads' for all heads";
}

std::string unknown(const std::string& symbol) {
    return "error: Can't locate revision identified by '" + symbol + "'";
}

// Two branches above a fork, and a stream of its own that one of them needs.
constexpr const char* kShop =
    "root1; shop1<root1 labels=shop; shop2<shop1; blog1<root1 labels=my-blog; blog2<blog1 deps=data1; data1 "
    "labels=data";

// REV-03 to REV-07, REV-10.
TEST(Resolve, SymbolsNameRevisions) {
    struct Row {
        std::string graph;
        std::string symbol;
        std::string found;
    };
    const Row rows[] = {
        {"", "head", ""},
        {"", "heads", ""},
        {"", "base", ""},
        {"", "x", unknown("x")},
        {"a; b<a", "head", "b"},
        {"a; b<a; c<a", "head", multiple("head")},
        {"a; b<a; c<a", "heads", "b c"},
        {"a; b<a; c<a", "b@head", "b"},
        {"a; b<a; c<a", "a@head", multiple("a@head")},
        {"a; b<a; c<a", "a@heads", "b c"},
        {"abcd1; abce2<abcd1", "abcd1", "abcd1"},
        {"abcd1; abce2<abcd1", "abcd", "abcd1"},
        {"abcd1; abce2<abcd1", "abc", unknown("abc")},
        {"abcd1; xbce2<abcd1", "a", "abcd1"},
        {"abc; xbce2<abc", "ab", unknown("ab")},
        {"abc; xbce2<abc", "abc", "abc"},
        {"abcd; abcde<abcd", "abcd", "abcd"},
        {"abcd; abcde<abcd", "", unknown("")},
        {"abcd; abcde<abcd", "ABCD", unknown("ABCD")},
        {kShop, "shop", "shop1"},
        {kShop, "sho", unknown("sho")},
        {kShop, "my-b", "blog1"},
        {kShop, "my-blog", "blog1"},
        {kShop, "my-blog@head", "blog2"},
        {kShop, "@shop2", "shop2"},
        {kShop, "shop@shop2", "shop2"},
        {kShop, "shop@root1", "root1"},
        {kShop, "shop@sh", unknown("sh")},
        {kShop, "shop@b", unknown("b")},
        {kShop, "shop@blog2", unknown("blog2")},
        {kShop, "my-blog@data1", unknown("data1")},
        {kShop, "data@head", "data1"},
        {kShop, "heads", "shop2 blog2"},
        {kShop, "data@heads", "data1"},
        {kShop, "gone@head", unknown("gone")},
        {kShop, "shop2@heads", "shop2"},
        {kShop, "shop@base", ""},
        {kShop, "shop2-1", "shop1"},
        {kShop, "shop@head-1", "shop1"},
        {kShop, "shop@-1", "shop1"},
        {kShop, "-1", "shop1 blog1"},
        {kShop, "-2", "root1"},
        {kShop, "-3", ""},
        {kShop, "-4", "error: Relative revision -4 didn't produce 4 migrations"},
        {kShop, "root1+1", "error: Ambiguous walk"},
        {kShop, "shop@root1+1", "shop1"},
        {kShop, "shop1+2", "error: Walked too far"},
        {kShop, "root1-1", ""},
        {kShop, "root1-2", "error: Walked too far"},
        {kShop, "base-1", "error: Walked too far"},
        {"a; b<a", "base+2", "b"},
        {kShop, "+1", unknown("+1")},
        {kShop, "+1foo", unknown("+1foo")},
        {kShop, "head-1", multiple("head-1")},
        {kShop, "current", unknown("current")},
        {"a labels=rel-2; b<a", "rel-2", "a"},
        {"a labels=rel-2; b<a", "rel-2@head", "b"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(result_of([&] { return ids(graph, resolve_revisions(graph, row.symbol)); }), row.found)
            << row.graph << " at " << row.symbol;
    }
}

TEST(Resolve, FailuresSayWhy) {
    struct Row {
        std::string symbol;
        std::string hint;
    };
    const Row rows[] = {
        {"shop3", "did you mean 'shop1'?"},
        {"hed", "did you mean 'head'?"},
        {"zzzzzz", "retort history lists the revisions"},
        {"sho", "more than one name starts with 'sho': shop1, shop2"},
        {"shop@blog2", "Revision blog2 is not a member of branch 'shop'"},
        {"head", "the heads are shop2, blog2, data1; retort merge heads joins them"},
        {"shop2-9", "Relative revision -9 didn't produce 9 migrations"},
        {"root1+1", "the ways up are shop1, blog1; name one of them"},
    };
    const Graph graph = parse_graph(kShop);
    for (const Row& row : rows) {
        EXPECT_EQ(hint_of([&] { resolve_revisions(graph, row.symbol); }), row.hint) << row.symbol;
    }
}

TEST(Resolve, CurrentStandsForTheRows) {
    const Graph graph = parse_graph(kShop);
    const auto resolve = [&](const std::string& symbol, const Rows& rows) {
        return result_of([&] { return ids(graph, resolve_revisions(graph, symbol, {.current = &rows})); });
    };
    EXPECT_EQ(resolve("current", {"shop1", "blog2"}), "shop1 blog2");
    EXPECT_EQ(resolve("shop@current", {"shop1", "blog2"}), "shop1");
    EXPECT_EQ(resolve("current-1", {"shop1"}), "root1");
    EXPECT_EQ(resolve("current", {}), "");
    EXPECT_EQ(resolve("current", {"gone"}), unknown("gone"));
}

// REV-13: a row is a whole identifier, never a prefix or a word.
TEST(Resolve, RowsAreTakenLiterally) {
    const Graph graph = parse_graph(kShop);
    for (const char* row : {"gone", "head", "shop", "root"}) {
        EXPECT_EQ(result_of([&] { return ids(graph, get_rows(graph, {row})); }), unknown(row));
    }
    EXPECT_EQ(ids(graph, get_rows(graph, {"shop1", "shop1"})), "shop1");
    EXPECT_THAT(hint_of([&] { get_row(graph, "gone"); }),
                testing::HasSubstr("the database stands at 'gone'"));
}

TEST(Resolve, OneRevisionIsOne) {
    const Graph graph = parse_graph(kShop);
    EXPECT_EQ(resolve_revision(graph, parse_symbol("base")), std::nullopt);
    EXPECT_EQ(resolve_revision(graph, parse_symbol("shop")), graph.find("shop1"));
    EXPECT_EQ(result_of([&] { return resolve_revision(graph, parse_symbol("heads")) ? "one" : "none"; }),
              multiple("heads"));
}

}  // namespace
}  // namespace retort::revisions
