// The text form of histories of every shape.
#include "drawing/diagrams.hpp"
#include "drawing/draw.hpp"

#include <gtest/gtest.h>

namespace retort::drawing {
namespace {

struct Row {
    const char* what;
    const char* history;
    const char* unicode;
    const char* ascii;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> rows = {
        {"nothing", "", "", ""},
        {"one line", "a; b<a; c<b",
         "●  c (head)\n"
         "●  b\n"
         "●  a\n",
         "*  c (head)\n"
         "*  b\n"
         "*  a\n"},
        {"two heads", "a; b<a; c<a",
         "●    b (head)\n"
         "│ ●  c (head)\n"
         "├─╯\n"
         "●    a\n",
         "*    b (head)\n"
         "| *  c (head)\n"
         "|/\n"
         "*    a\n"},
        {"a merge", "a; b<a; c<a; m<b,c",
         "●    m (head)\n"
         "├─╮\n"
         "● │  b\n"
         "│ ●  c\n"
         "├─╯\n"
         "●    a\n",
         "*    m (head)\n"
         "|\\\n"
         "* |  b\n"
         "| *  c\n"
         "|/\n"
         "*    a\n"},
        {"several bases", "a; b<a; x; y<x",
         "●  b (head)\n"
         "●  a\n"
         "●  y (head)\n"
         "●  x\n",
         "*  b (head)\n"
         "*  a\n"
         "*  y (head)\n"
         "*  x\n"},
        {"four branches and a merge of all", "a; b<a; c<a; d<a; e<a; m<b,c,d,e",
         "●        m (head)\n"
         "├─┬─┬─╮\n"
         "● │ │ │  b\n"
         "│ ● │ │  c\n"
         "├─╯ │ │\n"
         "│   ● │  d\n"
         "├───╯ │\n"
         "│     ●  e\n"
         "├─────╯\n"
         "●        a\n",
         "*        m (head)\n"
         "|-.-.-.\n"
         "* | | |  b\n"
         "| * | |  c\n"
         "|/  | |\n"
         "|   * |  d\n"
         "|---' |\n"
         "|     *  e\n"
         "|-----'\n"
         "*        a\n"},
    };
    return rows;
}

TEST(Lanes, EveryShapeHasItsLines) {
    for (const Row& row : rows()) {
        const Diagram diagram = parse_diagram(row.history);
        EXPECT_EQ(draw_text(diagram), row.unicode) << row.what << "\n" << draw_text(diagram);
        EXPECT_EQ(draw_text(diagram, {.unicode = false}), row.ascii)
            << row.what << "\n"
            << draw_text(diagram, {.unicode = false});
    }
}

TEST(Lanes, ALineThatIsCrossedRunsThrough) {
    const Diagram diagram = parse_diagram("a; x; b<a; c<x; d<c; e<c; f<b; m<d,f; n<e");
    EXPECT_EQ(draw_text(diagram),
              "●      m (head)\n"
              "├─╮\n"
              "● │    d\n"
              "│ │ ●  n (head)\n"
              "│ │ ●  e\n"
              "├─│─╯\n"
              "● │    c\n"
              "● │    x\n"
              "  ●    f\n"
              "  ●    b\n"
              "  ●    a\n");
}

TEST(Lanes, AColouredDrawingSaysTheSame) {
    const Diagram diagram = parse_diagram("a; b<a labels=x; c<a deps=b; m<b,c", "b");
    const std::string coloured = draw_text(diagram, {.colour = true});
    std::string plain;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\033') {
            i = coloured.find('m', i);
        } else {
            plain += coloured[i];
        }
    }
    EXPECT_NE(coloured, plain);
    EXPECT_EQ(plain, draw_text(diagram));
}

TEST(Lanes, LinesAreCutAtTheTerminalsEdge) {
    Diagram diagram = parse_diagram("a; b<a; c<a");
    diagram.nodes[0].summary = "a summary that is rather long";
    EXPECT_EQ(draw_text(diagram, {.columns = 24}),
              "●    b (head), a summar…\n"
              "│ ●  c (head)\n"
              "├─╯\n"
              "●    a\n");
}

}  // namespace
}  // namespace retort::drawing
