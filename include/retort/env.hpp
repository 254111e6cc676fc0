// How migrations run: what alembic/env.cpp includes.
//
//   RETORT_ENVIRONMENT(env) {
//       env.target_metadata = app::metadata();
//       env.compare_type = true;
//   }
//
// The body runs once for each command that needs the environment, before the
// database is opened; in a project with several databases once for each of them.
// What it leaves as it is has the defaults below.
#pragma once

#include "retort/elements.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retort {

// An object of the models or the database, as include_object sees it.
struct SchemaObject {
    std::string name;              // empty for a constraint without one
    std::string type;              // table, column, index, unique_constraint, foreign_key_constraint,
                                   // check_constraint, exclude_constraint, sequence, enum
    std::string schema;            // empty: the default one
    std::string table;             // of a column, index or constraint
    bool reflected = false;        // from the database; otherwise from the models
    bool has_counterpart = false;  // the other side has one of that name
};

// A version change that was made, as on_version_apply sees it.
struct VersionApplied {
    bool is_upgrade = true;
    bool is_stamp = false;
    std::string revision;            // the one upgraded to, downgraded from, or stamped
    std::vector<std::string> heads;  // rows after the change
};

struct Environment {
    // -- models
    MetaData target_metadata;
    // Templates by pk, fk, uq, ck, ix; those of target_metadata win.
    std::map<std::string, std::string> naming_convention;

    // -- database
    // Where it is not empty it wins over DATABASE_URL and sqlalchemy.url. In a
    // project with several databases it must not be the same for two of them.
    std::string url;
    std::string version_table = "alembic_version";
    std::string version_table_schema;
    bool version_table_pk = true;

    // -- autogenerate
    bool compare_type = true;
    bool compare_server_default = true;
    bool render_as_batch = false;
    bool include_schemas = false;
    // False leaves the object out of the comparison. May be empty.
    std::function<bool(const SchemaObject&)> include_object;
    // Database side only, before it is read: name, type (schema, table), schema.
    std::function<bool(const std::string& name, const std::string& type, const std::string& schema)>
        include_name;

    // -- running
    bool transaction_per_migration = false;
    std::function<void(const VersionApplied&)> on_version_apply;

    // -- what the command line and ini say; read only
    // Which of the project's databases this is; empty where it has one.
    std::string database;
    // With --each-schema and --each-file, which of the schemas or files this run is over, as the
    // messages name it; empty otherwise. The connection is to it, whatever `url` says of files.
    std::string target;
    std::map<std::string, std::string> x_arguments;
    std::string tag;
    bool offline = false;
    // The ini's main section, interpolated; that of a database wins over it.
    std::map<std::string, std::string> config;

    // -x key=value, or `otherwise`.
    std::string x_argument(const std::string& key, const std::string& otherwise = "") const {
        const auto found = x_arguments.find(key);
        return found == x_arguments.end() ? otherwise : found->second;
    }
};

}  // namespace retort

// Begins the function that sets up the environment; once in a project.
// NOLINTNEXTLINE(bugprone-macro-parentheses): a parameter's name
#define RETORT_ENVIRONMENT(env) void retort_environment([[maybe_unused]] ::retort::Environment& env)
