// The body of a revision in SQL: parts and statements, and what is refused.
#include "scripts/sql/body.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::sql {
namespace {

constexpr retort::sql::LexRules kServer{
    .nested_comments = true, .dollar_quotes = true, .escape_strings = true};
constexpr retort::sql::LexRules kFile{.bracket_names = true, .backtick_names = true};

struct Row {
    const char* name;
    const char* text;
    std::string expected;
    retort::sql::LexRules lex = kServer;
};

// up [1:first] [2!second] down name [..]
std::string dump(const Row& row) {
    std::string text;
    for (const Part& part : parse_body("v/x.sql", row.text, 1, row.lex)) {
        text += text.empty() ? "" : " ";
        text += part.is_upgrade ? "up" : "down";
        text += part.database.empty() ? "" : " " + part.database;
        for (const BodyStatement& statement : part.statements) {
            text += " [" + std::to_string(statement.line) + (statement.is_autocommit ? "!" : ":") +
                    base::replace_all(statement.text, "\n", "|") + "]";
        }
    }
    return text;
}

TEST(SqlBody, Parts) {
    const std::vector<Row> rows = {
        {"both", "-- upgrade\nA;\nB;\n\n-- downgrade\nC", "up [2:A] [3:B] down [6:C]"},
        {"no downgrade, no last line end", "-- upgrade\nA", "up [2:A]"},
        {"empty ones", "-- upgrade\n-- downgrade", "up down"},
        {"the other way round", "-- downgrade\nC;\n-- upgrade\nA;", "down [2:C] up [4:A]"},
        {"spelling", "\n  --  UpGrade  \r\nA;\r\n\t--downgrade\r\nB;\r\n", "up [3:A] down [5:B]"},
        {"autocommit is for one statement", "-- upgrade\nA;\n-- autocommit\nB;\nC;\n-- Autocommit\nD;",
         "up [2:A] [4!B] [5:C] [7!D]"},
        {"of several databases", "-- upgrade\nA;\n-- upgrade users\nB;\n-- downgrade users\n-- downgrade\nC;",
         "up [2:A] up users [4:B] down users down [7:C]"},
        {"comments above belong to the statement", "-- upgrade\n-- one thing\n/* and */\nA -- inside\n+ 1;",
         "up [4:-- one thing|/* and */|A -- inside|+ 1]"},
        {"comments behind do not", "-- upgrade\nA; -- upgrade\nB /* x */; -- and so on\n", "up [2:A] [3:B]"},
        {"prose is no marker", "-- upgrade\n-- upgrade all the users now\n-- in two steps\nA;",
         "up [4:-- upgrade all the users now|-- in two steps|A]"},
        {"markers in quotes and comments",
         "-- upgrade\nA '\n-- downgrade\n' \"\n-- downgrade\n\";\n/*\n-- downgrade\n*/\nB $x$\n-- "
         "downgrade\n;$x$;",
         "up [2:A '|-- downgrade|' \"|-- downgrade|\"] [10:/*|-- downgrade|*/|B $x$|-- downgrade|;$x$]"},
        {"prose in a statement", "-- upgrade\nA\n-- upgraded\nB;", "up [2:A|-- upgraded|B]"},
        {"markers in parentheses", "-- upgrade\nA (\n-- downgrade\n1);", "up [2:A (|-- downgrade|1)]"},
        {"a trigger",
         "-- upgrade\nCREATE TRIGGER t AFTER UPDATE OF begin, end ON [a;b] BEGIN\n-- downgrade\n"
         "SELECT CASE WHEN 1 THEN `;` END; SELECT end FROM x; END;\nB;",
         "up [2:CREATE TRIGGER t AFTER UPDATE OF begin, end ON [a;b] BEGIN|-- downgrade|SELECT CASE WHEN 1 "
         "THEN "
         "`;` END; SELECT end FROM x; END] [5:B]",
         kFile},
        {"a function of statements",
         "-- upgrade\nCREATE OR REPLACE FUNCTION f(begin int) RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 "
         "THEN "
         "2 END; END;\nB;",
         "up [2:CREATE OR REPLACE FUNCTION f(begin int) RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 "
         "END; END] [3:B]"},
        {"a rule of statements", "-- upgrade\nCREATE RULE r AS ON INSERT TO t DO (A; B);\nC;",
         "up [2:CREATE RULE r AS ON INSERT TO t DO (A; B)] [3:C]"},
        {"quotes of a server",
         "-- upgrade\nA E'it\\'s;'\n ';\\';', $$;$$, $a$;$$;$a$, /* /* ; */ ; */ U&\";\";",
         "up [2:A E'it\\'s;'| ';\\';', $$;$$, $a$;$$;$a$, /* /* ; */ ; */ U&\";\"]"},
        {"colons and question marks stay", "-- upgrade\nA :b ::c ?d $1 :'e';", "up [2:A :b ::c ?d $1 :'e']"},
        {"nothing between semicolons", "-- upgrade\n;;A;;", "up [2:A]"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump(row), row.expected) << row.name;
    }
}

TEST(SqlBody, MistakesAreNamedWithTheirPlace) {
    const std::vector<Row> rows = {
        {"nothing", "", "v/x.sql | The file has no '-- upgrade'"},
        {"no upgrade", "-- downgrade\n", "v/x.sql | The file has no '-- upgrade'"},
        {"a statement above", "\nA;\n-- upgrade\n", "v/x.sql:2 | A statement stands before '-- upgrade'"},
        {"twice", "-- upgrade\n-- upgrade\n",
         "v/x.sql:2 | '-- upgrade' stands here again; the first is in line 1"},
        {"no semicolon", "-- upgrade\nA\n\n-- downgrade\nB;",
         "v/x.sql:2 | The statement that begins here has no ';' before the marker in line 4"},
        {"nearly", "-- upgrade\nA;\n-- downgrde\nB;",
         "v/x.sql:3 | The comment '-- downgrde' is nearly '-- downgrade', and is not"},
        {"decorated", "-- upgrade\nA;\n--- Downgrade: ---\nB;",
         "v/x.sql:3 | The comment '--- Downgrade: ---' is nearly '-- downgrade', and is not"},
        {"of other tools", "-- upgrade\nA;\n-- Down\nB;",
         "v/x.sql:3 | The comment '-- Down' is nearly '-- downgrade', and is not"},
        {"autocommit first", "-- autocommit\nA;", "v/x.sql:1 | '-- autocommit' stands before '-- upgrade'"},
        {"autocommit last", "-- upgrade\n-- autocommit\n-- downgrade\nA;",
         "v/x.sql:2 | No statement follows '-- autocommit'"},
        {"autocommit at the end", "-- upgrade\nA;\n-- autocommit\n",
         "v/x.sql:3 | No statement follows '-- autocommit'"},
        {"autocommit twice", "-- upgrade\n-- autocommit\n-- autocommit\nA;",
         "v/x.sql:2 | No statement follows '-- autocommit'"},
        {"an open quote", "-- upgrade\nA;\nB 'x\n\n-- downgrade\nC;",
         "v/x.sql:3 | The quote that begins here has no end"},
        {"a doubled quote at the end", "-- upgrade\nA 'x''",
         "v/x.sql:2 | The quote that begins here has no end"},
        {"an open dollar quote", "-- upgrade\nA $x$ $$", "v/x.sql:2 | The quote that begins here has no end"},
        {"an open comment", "-- upgrade\n/* /* */\nA;",
         "v/x.sql:2 | The comment that begins here has no end: expected */"},
        {"an open parenthesis", "-- upgrade\nA;\nB (1;\n-- downgrade\nC;",
         "v/x.sql:3 | The statement that begins here has no end"},
        {"an open body", "-- upgrade\nCREATE TRIGGER t BEGIN SELECT 1;\n-- downgrade\nA;",
         "v/x.sql:2 | The statement that begins here has no end"},
        {"begin", "-- upgrade\nbegin;\nA;",
         "v/x.sql:2 | A revision runs inside a transaction: BEGIN is not possible in it"},
        {"commit, also outside", "-- upgrade\n-- autocommit\nCommit Work;",
         "v/x.sql:3 | A revision runs inside a transaction: COMMIT is not possible in it"},
        {"start transaction", "-- upgrade\nSTART TRANSACTION;",
         "v/x.sql:2 | A revision runs inside a transaction: START is not possible in it"},
        {"savepoint", "-- upgrade\n/* a */ SAVEPOINT a;",
         "v/x.sql:2 | A revision runs inside a transaction: SAVEPOINT is not possible in it"},
        {"a command of a shell", "-- upgrade\nA;\n\\connect b\nC;",
         "v/x.sql:3 | A command of the database's shell: only statements can be run"},
        {"one at the end of a statement", "-- upgrade\nA \\gx\n",
         "v/x.sql:2 | A command of the database's shell: only statements can be run"},
        {"one with a dot", "-- upgrade\n.read b.sql\n",
         "v/x.sql:2 | A command of the database's shell: only statements can be run"},
        {"copy", "-- upgrade\nCOPY t (a) FROM stdin;\n1\n\\.\n",
         "v/x.sql:2 | COPY from or to the client is not possible here"},
        {"a lone carriage return", "-- upgrade\n-- a\rDROP TABLE b;\nA;",
         "v/x.sql:2 | The comment has a carriage return that ends no line"},
    };
    for (const Row& row : rows) {
        try {
            ADD_FAILURE() << row.name << ": no error, but " << dump(row);
        } catch (const Error& error) {
            EXPECT_EQ(base::format_place(error.place()) + " | " + error.message(), row.expected) << row.name;
            EXPECT_EQ(error.kind(), ErrorKind::script) << row.name;
            EXPECT_FALSE(error.hint().empty() && row.expected.find("no end") == std::string::npos)
                << row.name;
        }
    }
}

TEST(SqlBody, AZeroByteIsRefused) {
    EXPECT_THROW(parse_body("x", std::string_view("-- upgrade\nA\0B;", 15), 1, kServer), Error);
}

}  // namespace
}  // namespace retort::scripts::sql
