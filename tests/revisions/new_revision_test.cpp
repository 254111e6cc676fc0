#include "revisions/new_revision.hpp"

#include "base/text.hpp"
#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr const char* kFork = "a; b<a labels=l; c<a; d<b";

// REV-12, REV-37.
TEST(NewRevision, ParentsAreHeadsUnlessSpliced) {
    struct Row {
        std::string graph;
        std::string symbols;
        bool splice;
        std::string parents;
    };
    const std::string not_head =
        " is not a head revision; please specify --splice to create a new branch from this "
        "revision";
    const Row rows[] = {
        {"", "head", false, ""},
        {"", "heads", false, ""},
        {"a", "head", false, "a"},
        {"a", "base", false, ""},
        {kFork, "head", false,
         "error: Multiple heads are present; please specify the head revision on which the new revision "
         "should be "
         "based, or perform a merge."},
        {kFork, "heads", false, "c d"},
        {kFork, "l@head", false, "d"},
        {kFork, "d c", false, "d c"},
        {kFork, "d d", false, "error: Duplicate head revisions specified"},
        {kFork, "heads c", false, "error: Duplicate head revisions specified"},
        {kFork, "b", false, "error: Revision b" + not_head},
        {kFork, "b", true, "b"},
        {kFork, "c gone", false, "error: Can't locate revision identified by 'gone'"},
        {"a; x deps=a", "a", false, "a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(result_of([&] {
                      return ids(graph, resolve_parents(graph, words(row.symbols), {.splice = row.splice}));
                  }),
                  row.parents)
            << row.graph << " on " << row.symbols;
    }
}

TEST(NewRevision, DependenciesBecomeWholeNames) {
    const Graph graph = parse_graph("abcd1; efgh2<abcd1 labels=shop");
    const auto resolve = [&](const std::string& symbols) {
        return result_of([&] { return base::join(resolve_dependencies(graph, words(symbols)), " "); });
    };
    EXPECT_EQ(resolve("ab shop head"), "abcd1 shop efgh2");
    EXPECT_EQ(resolve("base"), "error: Can't locate revision identified by 'base'");
    EXPECT_EQ(resolve("x"), "error: Can't locate revision identified by 'x'");
}

TEST(NewRevision, AnAdditionIsCheckedBeforeItIsWritten) {
    const Graph graph = parse_graph("a labels=l; b<a");
    struct Row {
        std::string revision;
        std::string error;
    };
    const Row rows[] = {
        {"c<b", ""},
        {"c<b deps=l labels=k", ""},
        {"b<b", "error: Revision b is present more than once"},
        {"c<b labels=l", "error: Branch name 'l' in revision c already used by revision a"},
        {"c-1<b", "error: Character(s) '-' not allowed in revision identifier 'c-1'"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(result_of([&] {
                      check_addition(graph, parse_revisions(row.revision).front());
                      return std::string();
                  }),
                  row.error)
            << row.revision;
    }
}

}  // namespace
}  // namespace retort::revisions
