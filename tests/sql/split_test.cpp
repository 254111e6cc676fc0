// Statements of a script.
#include "sql/split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::sql {
namespace {

struct Row {
    const char* script;
    std::vector<std::string> statements;
};

std::vector<std::string> texts(const std::vector<ScriptStatement>& statements) {
    std::vector<std::string> list;
    for (const auto& each : statements) {
        list.push_back(each.text);
    }
    return list;
}

TEST(Split, CutsAtSemicolonsThatEndStatements) {
    const Row rows[] = {
        {"", {}},
        {" ;; -- nothing\n;", {}},
        {"select 1", {"select 1"}},
        {"select 1; select 2;", {"select 1", "select 2"}},
        {"select ';', \";\" -- ;\n, 2; x", {"select ';', \";\" -- ;\n, 2", "x"}},
        {"-- before\nselect 1; /* after */", {"-- before\nselect 1"}},
        {"do $$ begin x; end $$; y", {"do $$ begin x; end $$", "y"}},
        {"begin; insert; end; x", {"begin", "insert", "end", "x"}},
        {"create trigger t after insert on a begin select case when 1 then 2 end; delete from b; end; z",
         {"create trigger t after insert on a begin select case when 1 then 2 end; delete from b; end", "z"}},
        {"CREATE TEMP TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; END",
         {"CREATE TEMP TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; END"}},
        {"create function f() returns int begin atomic select 1; end; x",
         {"create function f() returns int begin atomic select 1; end", "x"}},
        {"create table \"trigger\" (a); begin; x", {"create table \"trigger\" (a)", "begin", "x"}},
        {"create trigger t on a execute function f(); begin",
         {"create trigger t on a execute function f()", "begin"}},
        {"create table t (trigger int, begin int); x", {"create table t (trigger int, begin int)", "x"}},
        {"create trigger t after update of begin, begin on a begin select end; select 2; end; x",
         {"create trigger t after update of begin, begin on a begin select end; select 2; end", "x"}},
        {"create or replace procedure f(begin int) begin atomic end; x",
         {"create or replace procedure f(begin int) begin atomic end", "x"}},
        {"create rule r as on insert to t do (a; b); x", {"create rule r as on insert to t do (a; b)", "x"}},
        {"select 1 -- one\n; select 2 /* two */ ; -- three", {"select 1", "select 2"}},
        {"select e'a'\n'it\\';'; x", {"select e'a'\n'it\\';'", "x"}},
    };
    constexpr LexRules rules{.nested_comments = true, .dollar_quotes = true, .escape_strings = true};
    for (const Row& row : rows) {
        EXPECT_THAT(texts(split_statements(row.script, rules)), testing::ElementsAreArray(row.statements))
            << row.script;
    }
}

TEST(Split, KnowsTheLineOfEachStatement) {
    const auto statements = split_statements("select 1;\n\n-- two\nselect\n 2; select 3", {});
    ASSERT_EQ(statements.size(), 3U);
    EXPECT_EQ(statements[0].line, 1);
    EXPECT_EQ(statements[1].line, 4);
    EXPECT_EQ(statements[2].line, 5);
}

}  // namespace
}  // namespace retort::sql
