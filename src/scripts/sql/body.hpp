// The statements of a revision in SQL, in their parts:
//
//   -- upgrade
//   CREATE TABLE users (id integer PRIMARY KEY);
//   -- autocommit
//   CREATE INDEX CONCURRENTLY ix_users_id ON users (id);
//   -- downgrade
//   DROP TABLE users;
//
// A marker is a comment with a line of its own, between statements. Autocommit is
// for the next statement. In a project with several databases `-- upgrade NAME` is
// for one of them, `-- upgrade` for every one.
#pragma once

#include "sql/lexer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::sql {

struct BodyStatement {
    std::string text;  // as written, with comments before it, without the semicolon
    int line = 1;      // of its first word
    bool is_autocommit = false;
};

struct Part {
    bool is_upgrade = true;
    std::string database;  // empty: for every one
    int line = 1;
    std::vector<BodyStatement> statements;
};

// `body` is the text below the header, from `line` on. Throws Error(script), placed,
// for what is not of that form, for a statement or quote without an end, and for what
// cannot be run as a statement in a transaction.
std::vector<Part> parse_body(const std::string& path, std::string_view body, int line,
                             const retort::sql::LexRules& lex);

}  // namespace retort::scripts::sql
