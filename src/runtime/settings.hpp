// What a run needs to know beside its plan; the environment and the command
// line decide it.
#pragma once

#include "base/log.hpp"
#include "dialects/dialect.hpp"
#include "operations/recorder.hpp"
#include "retort/env.hpp"
#include "revisions/plan.hpp"
#include "scripts/script.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort::runtime {

using Log = base::Log;

// Builds and loads the scripts of some revisions.
using LoadScripts =
    std::function<std::shared_ptr<scripts::LoadedScripts>(const std::vector<revisions::Revision>& revisions)>;

// Makes the plan for the rows that the version table has.
using MakePlan = std::function<revisions::Plan(const revisions::Rows& rows)>;

struct Settings {
    schema::QualifiedName version_table{"", "alembic_version"};
    bool version_table_pk = true;
    bool transaction_per_migration = false;
    std::function<void(const VersionApplied&)> on_version_apply;  // may be empty
    std::map<std::string, std::string> x_arguments;
    std::string database;                // the name of this one; empty where the project has one
    std::vector<std::string> databases;  // all of the project, if it has several
    schema::NamingConvention naming_convention;
};

inline operations::RecorderContext recorder_context(const dialects::Dialect& dialect,
                                                    const Settings& settings) {
    return {.dialect = dialect.traits().name,
            .x_arguments = settings.x_arguments,
            .naming_convention = settings.naming_convention,
            .database = settings.database,
            .databases = settings.databases,
            .lex = &dialect.lex_rules()};
}

}  // namespace retort::runtime
