#include "revisions/graph.hpp"

#include "base/text.hpp"
#include "revisions/graph_dsl.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

using testing::HasSubstr;

TEST(Graph, EndsAreFound) {
    struct Row {
        std::string graph;
        std::string heads;
        std::string real_heads;
        std::string bases;
    };
    const Row rows[] = {
        {"", "", "", ""},
        {"a", "a", "a", "a"},
        {"a; b<a; c<b", "c", "c", "a"},
        {"c<b; b<a; a", "c", "c", "a"},
        {"a; b<a; c<a", "b c", "b c", "a"},
        {"a; b<a; c<a; m<b,c", "m", "m", "a"},
        {"a; b; m<a,b", "m", "m", "a b"},
        {"a; b deps=a", "a b", "b", "a b"},
        {"a labels=l; b deps=l", "a b", "b", "a b"},
        {"a; b<a,a", "b", "b", "a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(ids(graph, graph.heads()), row.heads) << row.graph;
        EXPECT_EQ(ids(graph, graph.real_heads()), row.real_heads) << row.graph;
        EXPECT_EQ(ids(graph, graph.bases()), row.bases) << row.graph;
    }
}

TEST(Graph, EachRevisionKnowsItsRole) {
    const Graph graph = parse_graph("a; b<a; c<a; m<b,c; x deps=m; y<x; z<x");
    const auto roles = [&graph](const char* id) {
        const Index index = *graph.find(id);
        return std::string(graph.is_base(index) ? "base " : "") + (graph.is_head(index) ? "head " : "") +
               (graph.is_real_head(index) ? "real " : "") +
               (graph.is_effective_head(index) ? "effective " : "") +
               (graph.is_branch_point(index) ? "branch " : "") +
               (graph.is_merge_point(index) ? "merge " : "");
    };
    EXPECT_EQ(roles("a"), "base branch ");
    EXPECT_EQ(roles("b"), "");
    EXPECT_EQ(roles("m"), "head effective merge ");
    EXPECT_EQ(roles("x"), "base branch ");
    EXPECT_EQ(roles("z"), "head real ");
}

// REV-22: a dependency that a versioned ancestor already has says nothing new.
TEST(Graph, InheritedDependenciesAreLeftOut) {
    struct Row {
        std::string graph;
        std::string id;
        std::string down;
    };
    const Row rows[] = {
        {"x; a deps=x; b<a deps=x", "a", "x"},
        {"x; a deps=x; b<a deps=x", "b", "a"},
        {"x; a deps=x; b<a; c<b deps=x", "c", "b"},
        {"x; y<x; a deps=x; b<a deps=y", "b", "a y"},
        {"x; y<x; a deps=y; b<a deps=x", "b", "a x"},
        {"x; a deps=x; b deps=x; c<a,b deps=x", "c", "a b"},
        {"x; y; a; b<a deps=y,x", "b", "a y x"},
        {"x; a deps=x; b deps=a,x", "b", "a x"},
        {"a; b<a deps=a", "b", "a"},
        {"a; b deps=a; c<b,a deps=a", "c", "b a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(ids(graph, graph.links(*graph.find(row.id)).down), row.down)
            << row.graph << " at " << row.id;
    }
}

// REV-02, REV-14 to REV-17.
TEST(Graph, InconsistenciesAreRefused) {
    const std::string long_id(33, 'x');
    struct Row {
        std::string graph;
        std::string error;
        std::string file;
        std::string hint;
    };
    const Row rows[] = {
        {"a; b<a; a", "Revision a is present more than once", "a.cpp", "it is also in a.cpp"},
        {"a; b<aa", "Revision aa referenced from b is not present", "b.cpp", "did you mean a?"},
        {"a; b<zzz", "Revision zzz referenced from b is not present", "b.cpp",
         "no file in the version locations"},
        {"a; b deps=zzz", "Revision zzz referenced from b is not present", "b.cpp", "no file"},
        {"a labels=shop; b deps=shp", "Revision shp referenced from b is not present", "b.cpp",
         "did you mean shop?"},
        {"a labels=l; b<l", "Revision l referenced from b is not present", "b.cpp", ""},
        {"a<a", "Self-loop is detected in revisions (a)", "a.cpp", ""},
        {"a deps=a", "Dependency self-loop is detected in revisions (a)", "a.cpp", ""},
        {"a labels=l deps=l", "Dependency self-loop is detected in revisions (a)", "a.cpp", ""},
        {"a<c; b<a; c<b", "Cycle is detected in revisions (a, b, c)", "a.cpp", "a.cpp\nc.cpp\nb.cpp"},
        {"r; a<c,r; b<a; c<b; d<c", "Cycle is detected in revisions (a, b, c)", "a.cpp",
         "a.cpp\nc.cpp\nb.cpp"},
        {"a deps=b; b<a", "Dependency cycle is detected in revisions (a, b)", "a.cpp", "a.cpp\nb.cpp"},
        {"a labels=l; b labels=l", "Branch name 'l' in revision b already used by revision a", "b.cpp",
         "a.cpp"},
        {"a labels=b; b", "Branch name 'b' in revision a already used by revision b", "a.cpp", "b.cpp"},
        {"a labels=l,l", "Branch name 'l' in revision a already used by revision a", "a.cpp", ""},
        {"a labels=a@b", "Character(s) '@' not allowed in branch name 'a@b'", "a@b", ""},
        {"a labels=head", "Branch name 'head' in revision a is a reserved word", "a.cpp", ""},
        {"a-b", "Character(s) '-' not allowed in revision identifier 'a-b'", "a-b.cpp", ""},
        {"a@b+c-d:e", "Character(s) '+, -, :, @' not allowed in revision identifier 'a@b+c-d:e'", "", ""},
        {"heads", "Revision identifier 'heads' is a reserved word", "heads.cpp", ""},
        {long_id, "Revision identifier '" + long_id + "' is 33 characters long; the version table holds 32",
         "", ""},
    };
    for (const Row& row : rows) {
        try {
            const Graph graph = parse_graph(row.graph);
            ADD_FAILURE() << row.graph << " was accepted";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::script) << row.graph;
            EXPECT_EQ(error.message(), row.error) << row.graph;
            EXPECT_THAT(error.hint(), HasSubstr(row.hint)) << row.graph;
            EXPECT_FALSE(error.place().file.empty()) << row.graph;
            if (row.file.find(".cpp") != std::string::npos) {
                EXPECT_EQ(error.place().file, row.file) << row.graph;
            }
        }
    }
}

TEST(Graph, AnIdentifierMayFillTheColumn) {
    EXPECT_EQ(parse_graph(std::string(32, 'x')).size(), 1U);
    EXPECT_EQ(parse_graph(base::replace_all(std::string(32, 'x'), "x", "é")).size(), 1U);
}

TEST(Graph, CopiesStandOnTheirOwn) {
    Graph copy;
    {
        const Graph graph = parse_graph("a; b<a labels=l");
        copy = graph;
    }
    EXPECT_EQ(copy[*copy.find("b")].id, "b");
    EXPECT_EQ(copy.names().find_label("l"), copy.find("b"));
    EXPECT_EQ(copy.find("c"), std::nullopt);
}

TEST(Revision, TheSummaryIsTheFirstParagraph) {
    struct Row {
        std::string message;
        std::string summary;
        std::string described;
    };
    const Row rows[] = {
        {"", "", "a"},
        {"add users", "add users", "a (add users)"},
        {"\nadd users\n\nRevision ID: a\n", "add users", "a (add users)"},
        {"two\nlines\n\nmore", "two\nlines", "a (two\nlines)"},
    };
    for (const Row& row : rows) {
        Revision revision;
        revision.id = "a";
        revision.message = row.message;
        EXPECT_EQ(summary(revision), row.summary) << row.message;
        EXPECT_EQ(describe(revision), row.described) << row.message;
    }
}

}  // namespace
}  // namespace retort::revisions
