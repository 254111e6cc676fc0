// The offline run: the same plan, printed as a script for the database's own
// shell instead of being run.
#pragma once

#include "revisions/graph.hpp"
#include "runtime/settings.hpp"

namespace retort::runtime {

struct OfflineRequest {
    const dialects::Dialect& dialect;
    const revisions::Graph& graph;
    Settings settings;
    revisions::Rows start;  // the rows that the database is taken to have
    revisions::Plan plan;
    LoadScripts load_scripts;
    Log log;
};

// The whole script; an error leaves none. Ends in the same schema and version
// rows as the online run. Where an operation needs to know the table it alters,
// the history before it is replayed.
std::string write_script(const OfflineRequest& request);

// CREATE TABLE of the version table alone.
std::string write_version_table_script(const dialects::Dialect& dialect, const Settings& settings);

}  // namespace retort::runtime
