// What statements written by hand lose, and which are not judged.
#include "sql/judge.hpp"

#include <gtest/gtest.h>

namespace retort::sql {
namespace {

constexpr LexRules kRules{.nested_comments = true, .dollar_quotes = true, .escape_strings = true};

struct Row {
    const char* statement;
    const char* loss;  // nullptr: not judged
};

const Row kRows[] = {
    {"DROP TABLE users", "all rows of users"},
    {"/* now */ drop table if exists shop.users, \"Old Rows\" cascade;",
     "all rows of shop.users, \"Old Rows\""},
    {"DROP SCHEMA old CASCADE", "everything in schema old"},
    {"DROP SCHEMA old", ""},
    {"DROP DATABASE old", "everything in database old"},
    {"DROP INDEX ix", nullptr},
    {"DROP TYPE mood CASCADE", nullptr},
    {"DROP", nullptr},
    {"TRUNCATE users, ONLY orders RESTART IDENTITY", "all rows of users, orders"},
    {"TRUNCATE TABLE users", "all rows of users"},
    {"DELETE FROM users", "all rows of users"},
    {"DELETE FROM ONLY users WHERE id = 1", "rows of users"},
    {"DELETE", nullptr},
    {"ALTER TABLE users DROP COLUMN IF EXISTS email", "the values of users.email"},
    {"ALTER TABLE IF EXISTS ONLY users * DROP email CASCADE", "the values of users.email"},
    {"ALTER TABLE users ADD c numeric(8, 2) CHECK (c > 0), DROP a, DROP COLUMN b",
     "the values of users.a; the values of users.b"},
    {"ALTER TABLE users DROP CONSTRAINT ck", nullptr},
    {"ALTER TABLE users ALTER COLUMN a DROP DEFAULT", nullptr},
    {"ALTER TABLE users", nullptr},
    {"ALTER TABLE", nullptr},
    {"ALTER INDEX ix RENAME TO iy", nullptr},
    {"UPDATE users SET a = 1", nullptr},
    {"WITH old AS (DELETE FROM users RETURNING id) SELECT * FROM old", nullptr},
    {"DO $$ BEGIN DROP TABLE users; END $$", nullptr},
    {"", nullptr},
};

TEST(JudgeLoss, ReadsTheWordsOfAStatement) {
    for (const Row& row : kRows) {
        const auto loss = judge_loss(row.statement, kRules);
        EXPECT_EQ(loss.has_value(), row.loss != nullptr) << row.statement;
        if (loss && row.loss != nullptr) {
            EXPECT_EQ(*loss, row.loss) << row.statement;
        }
    }
}

}  // namespace
}  // namespace retort::sql
