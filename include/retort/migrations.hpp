// The revisions and the environment inside a program, as a table: what the CMake
// function retort_add_migrations and `retort bundle` generate, and what a Migrator
// takes. A program uses only the name:
//
//   const retort::Migrations& app_migrations();
#pragma once

#include "retort/migration.hpp"

namespace retort {

struct Environment;

// One revision file. All of it lives as long as the program.
struct EmbeddedRevision {
    const char* file;  // where it was, for messages
    const char* text;  // the comment that it opens with, or all of it; of one in SQL, all of it
    const CompiledRevision* compiled;  // its identifiers and functions; null for one in SQL
};

struct Migrations {
    // In load order: the files by their folders as configured, then by name. The
    // order breaks ties between branches.
    const EmbeddedRevision* revisions = nullptr;
    Size count = 0;
    // env.cpp; null where there is none, and then the defaults hold.
    void (*environment)(Environment&) = nullptr;
    const char* environment_file = "";
    // The settings file that a bundle carries, and its name; empty elsewhere.
    const char* settings = "";
    const char* settings_file = "alembic.ini";
};

}  // namespace retort
