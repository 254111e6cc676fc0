// What a plan would send to a database, without sending it: the scripts run against
// a recorder, over the schema that the database has.
#pragma once

#include "runtime/settings.hpp"

namespace retort::runtime {

struct PreviewRequest {
    const dialects::Dialect& dialect;
    dialects::Connection& connection;
    const Settings& settings;
    const revisions::Plan& plan;
    LoadScripts load_scripts;
    // The statements are for a script that is run later: they have literals, and rest on nothing
    // but the schema.
    bool is_for_script = false;
};

struct PreviewedOperation {
    operations::Operation operation;
    std::vector<dialects::Statement> statements;
    std::vector<dialects::Impact> impacts;
    bool is_autocommit = false;  // outside of the transaction
};

struct PreviewedStep {
    std::vector<PreviewedOperation> operations;
    // The script asked the database for what earlier operations change: what it does
    // from there on, and what the steps after it do, is not known.
    bool is_cut_off = false;
};

// As many steps as can be known. Reads the schema, and rows only where they decide
// what is sent; changes nothing. Throws what a script throws.
std::vector<PreviewedStep> preview(const PreviewRequest& request);

}  // namespace retort::runtime
