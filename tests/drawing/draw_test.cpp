// The formats over one history with everything in it, against goldens; marks;
// ranges; hostile text.
#include "drawing/draw.hpp"

#include "drawing/diagrams.hpp"
#include "support/golden.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

namespace retort::drawing {
namespace {

using test_support::matches_golden;

// A merge, a branch with a label, a dependency, a second base.
Diagram make_sample() {
    std::vector<revisions::Revision> revisions = {
        {.id = "1975ea83b712", .message = "create users"},
        {.id = "ae1027a6acf0", .down_revisions = {"1975ea83b712"}, .message = "add orders"},
        {.id = "27c6a30d7f35", .down_revisions = {"1975ea83b712"}, .message = "nicknames & \"aliases\" <x>"},
        {.id = "b5ee7fb605e7", .down_revisions = {"ae1027a6acf0", "27c6a30d7f35"}, .message = "merge"},
        {.id = "3d8d1d772791",
         .branch_labels = {"billing"},
         .message = "invoices: a summary that is longer than a box should ever be"},
        {.id = "55af2cb1c267",
         .down_revisions = {"3d8d1d772791"},
         .depends_on = {"ae1027a6acf0"},
         .message = "100% `markdown` 1. *x*\nsecond line"},
        {.id = "e7c4", .down_revisions = {"b5ee7fb605e7"}, .message = "größe 表名"},
    };
    const revisions::Graph graph(std::move(revisions));
    return make_diagram(graph, list_history(graph),
                        {{.database = "", .revisions = get_rows(graph, {"b5ee7fb605e7"})}});
}

TEST(Draw, GoldensOfEveryFormat) {
    const auto file = test_support::project_dir() / "tests/drawing/formats.txtar";
    const Diagram diagram = make_sample();
    EXPECT_TRUE(matches_golden(file, "text", draw_text(diagram)));
    EXPECT_TRUE(matches_golden(file, "ascii", draw_text(diagram, {.unicode = false})));
    EXPECT_TRUE(matches_golden(file, "mermaid", draw_mermaid(diagram)));
    EXPECT_TRUE(matches_golden(file, "dot", draw_dot(diagram)));
    EXPECT_TRUE(matches_golden(file, "svg", draw_svg(diagram)));
}

std::string marks_of(const Diagram& diagram) {
    std::string text;
    for (const Node& node : diagram.nodes) {
        const char* standing = node.standing == Standing::unknown   ? "?"
                               : node.standing == Standing::pending ? "-"
                               : node.standing == Standing::applied ? "+"
                                                                    : "*";
        text += (text.empty() ? "" : " ") + node.id + (node.is_outside ? "(outside)" : standing);
    }
    return text;
}

TEST(Draw, MarksFollowTheDatabase) {
    struct Row {
        const char* history;
        const char* current;
        const char* range;
        const char* marks;
    };
    const std::vector<Row> rows = {
        {"a; b<a; c<b", "-", ":", "c? b? a?"},
        {"a; b<a; c<b", "", ":", "c- b- a-"},
        {"a; b<a; c<b", "b", ":", "c- b* a+"},
        {"a; b<a; c<a; d<c deps=b", "d", ":", "d* c+ b+ a+"},
        {"a; b<a; c<b", "-", "b:", "c? b? a(outside)"},
        {"a; b<a; c<a; m<b,c", "b", "b:m", "m- b* c(outside) a(outside)"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(marks_of(parse_diagram(row.history, row.current, row.range)), row.marks) << row.history;
    }
}

TEST(Draw, SeveralDatabasesAreNamedWhereTheyAre) {
    const revisions::Graph graph = revisions::parse_graph("a; b<a; c<b");
    const Diagram diagram = make_diagram(
        graph, list_history(graph), {{"main", get_rows(graph, {"c"})}, {"audit", get_rows(graph, {"b"})}});
    EXPECT_EQ(draw_text(diagram),
              "◉  c (head) (current in main)\n"
              "◉  b (current in audit)\n"
              "●  a\n");
    EXPECT_EQ(
        marks_of(make_diagram(graph, list_history(graph), {{"main", get_rows(graph, {"c"})}, {"audit", {}}})),
        "c* b- a-");
}

TEST(Draw, WhatStandsOutsideOfTheRangeIsDrawnAsSuch) {
    const Diagram diagram = parse_diagram("a; b<a; x; c<b deps=x", "-", "c:");
    EXPECT_EQ(draw_text(diagram),
              "●  c (head) (depends on x)\n"
              "◌  b (not in the range)\n"
              "◌  x (not in the range)\n");
}

// Nothing that a file says may end a string, a line or an element.
TEST(Draw, HostileTextStaysText) {
    const std::string hostile =
        "\"]; x[\"</title><script>alert(1)</script>\\\n%% `end` \x1b[2J\xff <!-- ${x}";
    const revisions::Graph graph({{.id = "a\"b<c>\\", .branch_labels = {"l\"<&"}, .message = hostile}});
    const Diagram diagram = make_diagram(graph, {0});
    const auto file = test_support::project_dir() / "tests/drawing/hostile.txtar";
    EXPECT_TRUE(matches_golden(file, "text", draw_text(diagram)));
    EXPECT_TRUE(matches_golden(file, "mermaid", draw_mermaid(diagram)));
    EXPECT_TRUE(matches_golden(file, "dot", draw_dot(diagram)));
    EXPECT_TRUE(matches_golden(file, "svg", draw_svg(diagram)));
}

}  // namespace
}  // namespace retort::drawing
