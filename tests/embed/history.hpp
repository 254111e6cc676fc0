// A small history inside the test program, as a generated table would hold it.
#pragma once

#include "retort/migrations.hpp"

namespace retort::embed_test {

// users <- posts (refers to users) <- grow_users: on SQLite a rebuild of the parent.
// No environment.
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

// One revision with an autocommit block.
const Migrations& autocommit();

// users, then a revision that fails with "no such thing".
const Migrations& failing();

}  // namespace retort::embed_test
