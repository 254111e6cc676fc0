// The commands: each takes a session and its options, and returns a report. They
// print nothing; the command line and an embedding program show reports in
// their own way. Errors are retort::Error.
#pragma once

#include "commands/revision_view.hpp"
#include "commands/session.hpp"
#include "operations/operation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace retort::commands {

// ---- init: init.cpp
struct InitOptions {
    std::string directory;
};
struct InitReport {
    struct Item {
        std::string path;
        bool created = true;  // false: it was there and is kept
        bool is_directory = false;
    };
    std::vector<Item> items;
    std::string config_file;
};
// Never overwrites.
InitReport init(Session& session, const InitOptions& options);

// ---- revision: revision.cpp
struct RevisionOptions {
    std::string message = "empty message";
    bool autogenerate = false;
    std::vector<std::string> heads = {"head"};
    bool splice = false;
    std::string branch_label;
    std::string version_path;
    std::string rev_id;  // empty: made at random
    std::vector<std::string> depends_on;
};
struct RevisionReport {
    // Absent: autogenerate found no difference, and no file was written.
    std::optional<std::string> path;
    std::string id;
    std::vector<std::string> detected;  // a line a difference
    std::vector<std::string> losses;    // what the upgrade would throw away
};
RevisionReport revision(Session& session, const RevisionOptions& options);

// ---- merge: revision.cpp
RevisionReport merge(Session& session, const RevisionOptions& options);

// ---- upgrade, downgrade, stamp: upgrade.cpp, downgrade.cpp, stamp.cpp
struct MigrateOptions {
    std::string target;
    bool sql = false;
};
struct MigrateReport {
    std::vector<std::string> steps;     // "upgrade a -> b, doc"
    std::optional<std::string> script;  // with --sql
};
MigrateReport upgrade(Session& session, const MigrateOptions& options);
MigrateReport downgrade(Session& session, const MigrateOptions& options);

struct StampOptions {
    std::vector<std::string> targets;
    bool sql = false;
    bool purge = false;
};
MigrateReport stamp(Session& session, const StampOptions& options);

// ---- ensure_version: ensure_version.cpp
MigrateReport ensure_version(Session& session, bool sql);

// ---- current: current.cpp
struct CurrentOptions {
    bool check_heads = false;
};
struct CurrentReport {
    std::vector<RevisionView> revisions;
    std::string url;  // password masked
};
// With check_heads throws Error(command) unless every head is applied.
CurrentReport current(Session& session, const CurrentOptions& options);

// ---- history, heads, branches, show: history.cpp, heads.cpp, …
struct HistoryOptions {
    std::optional<std::string> range;
    bool indicate_current = false;
};
std::vector<RevisionView> history(Session& session, const HistoryOptions& options);

struct HeadsOptions {
    bool resolve_dependencies = false;
};
std::vector<RevisionView> heads(Session& session, const HeadsOptions& options);

struct BranchPoint {
    RevisionView revision;
    std::vector<RevisionView> children;
};
std::vector<BranchPoint> branches(Session& session);

std::vector<RevisionView> show(Session& session, const std::string& symbol);

// ---- check: check.cpp
struct CheckReport {
    std::vector<operations::Operation> operations;  // what an upgrade would need
    std::vector<std::string> detected;              // a line a difference
};
CheckReport check(Session& session);

}  // namespace retort::commands
