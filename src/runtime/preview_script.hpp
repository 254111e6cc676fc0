// A preview as a script for the database's own shell.
#pragma once

#include "runtime/settings.hpp"

#include <string>

namespace retort::runtime {

struct PreviewScript {
    std::string sql;
    // False: a revision asks the database for what is known only when it runs. Then the script
    // ends before that, and commits nothing of that step and of those in its transaction.
    bool is_whole = true;
};

// What the plan would do to this database: as write_script(), over the schema that the database
// has, and scripts that ask it are answered. Changes nothing. Throws what a script throws.
PreviewScript write_preview(const dialects::Dialect& dialect, dialects::Connection& connection,
                            const Settings& settings, const revisions::Plan& plan,
                            const LoadScripts& load_scripts);

}  // namespace retort::runtime
