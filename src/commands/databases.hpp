// Doing something for each database that a command works on.
#pragma once

#include "commands/revision_view.hpp"
#include "commands/session.hpp"
#include "retort/error.hpp"

#include <string>
#include <utility>
#include <vector>

namespace retort::commands {

// An Error says in which database it happened, where there are several.
template <class Function>
void for_each_database(Session& session, const Function& function) {
    for (Session* one : session.databases()) {
        try {
            function(*one);
        } catch (Error& error) {
            if (!one->heading().empty()) {
                error.add_context("database " + one->heading());
            }
            throw;
        }
    }
}

// Runs env.cpp for a command that would not, where `revision_environment` says so.
void run_revision_environment(Session& session);

std::vector<DatabaseRows> read_all_rows(Session& session);
// The same of those that have a URL; none where nothing is configured.
std::vector<DatabaseRows> read_configured_rows(Session& session);
// The rows of all of them, each once.
revisions::Rows merge_rows(const std::vector<DatabaseRows>& all);

// Throws Error(config) where two of the sessions write the same version table.
void require_distinct(const std::vector<Session*>& sessions);

}  // namespace retort::commands
