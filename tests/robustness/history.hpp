// Histories whose scripts are functions of this program, for runs that are killed,
// raced and refused.
#pragma once

#include "operations/recorder.hpp"
#include "retort/migration.hpp"
#include "revisions/graph.hpp"
#include "runtime/migrate.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace retort::robustness {

struct Script {
    std::string id;
    std::function<void(Operations&)> up;
    std::function<void(Operations&)> down = [](Operations&) {};
};

// A line of revisions, each over the one before.
class History {
public:
    explicit History(std::vector<Script> scripts);

    const revisions::Graph& graph() const { return graph_; }
    const std::vector<Script>& scripts() const { return scripts_; }

    // Up to the last, or down to base.
    runtime::MigrateRequest upgrade(const dialects::Dialect& dialect, dialects::Connection& connection,
                                    const std::string& target = "head") const;
    runtime::MigrateRequest downgrade(const dialects::Dialect& dialect,
                                      dialects::Connection& connection) const;
    runtime::MigrateRequest stamp(const dialects::Dialect& dialect, dialects::Connection& connection,
                                  const std::string& target) const;

private:
    runtime::MigrateRequest request(const dialects::Dialect& dialect, dialects::Connection& connection,
                                    runtime::MakePlan plan) const;

    std::vector<Script> scripts_;
    revisions::Graph graph_;
    std::shared_ptr<scripts::LoadedScripts> loaded_;
};

// Thirty revisions of every kind of operation that the dialect has, rebuilds and
// autocommit blocks among them. Each ends with a row in the table `applied` that has
// its id; its downgrade ends with taking it away.
History make_long_history();
// Five small ones, with such rows, too.
History make_short_history();
// Four that commit in the middle. Of its rows in `applied`, each revision from p2 on writes
// one before its autocommit block, two in it and one after it.
History make_parted_history();
// What `applied` has then, sorted.
std::vector<std::string> parted_rows();

}  // namespace retort::robustness
