// A small history inside the test program, as a generated table would hold it.
#pragma once

#include "retort/migrations.hpp"

namespace retort::embed_test {

// users <- posts (refers to users) <- grow_users. No environment.
const Migrations& blog();

// The first of those alone, as an older program has it.
const Migrations& old_blog();

// blog, with an environment that names the version table "blog_version" and notes
// what is applied; the notes belong to the thread.
const Migrations& blog_with_environment();
struct Note {
    int applied = 0;
};
Note& notes();

// users <- posts <- what SQLite can do by copying the users only.
const Migrations& copying();

// users <- posts <- the users dropped, in another case of letters.
const Migrations& dropping();

// One revision with an autocommit block.
const Migrations& autocommit();

// One revision that sends a row outside of any transaction, between two tables.
const Migrations& sending();

// users, then one that asks for them and doubles them.
const Migrations& asking();

// users, then a revision that fails with "no such thing".
const Migrations& failing();

}  // namespace retort::embed_test
