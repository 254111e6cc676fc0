// The commands: each takes a session and its options, and returns a report. They
// print nothing; the command line and an embedding program show reports in
// their own way. Errors are retort::Error. Those that work on databases return one
// report for each, in the order of `databases`.
#pragma once

#include "commands/backup.hpp"
#include "commands/overlap.hpp"
#include "commands/revision_view.hpp"
#include "commands/session.hpp"
#include "drawing/diagram.hpp"
#include "operations/operation.hpp"
#include "scripts/script.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::commands {

// ---- init: init.cpp
struct InitOptions {
    std::string directory;
    std::string template_name = "generic";
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

// ---- list_templates: init.cpp
std::vector<scripts::StarterInfo> list_templates();

// ---- revision: revision.cpp
struct RevisionOptions {
    std::string message = "empty message";
    bool autogenerate = false;
    bool sql = false;       // the environment runs as offline; only with revision_environment
    bool sql_file = false;  // written in SQL, whatever the settings say
    std::vector<std::string> heads = {"head"};
    bool splice = false;
    std::string branch_label;
    std::string version_path;
    std::string rev_id;  // empty: made at random
    std::vector<std::string> depends_on;
    // Of autogenerate: drops that are renames ("users.name:full_name"), and such that
    // are none ("users.name").
    std::vector<std::string> renamed;
    std::vector<std::string> not_renamed;
    // Asked about a drop that looks like a rename; empty: it is refused.
    std::function<bool(const std::string& question)> ask;
    // Also drop what no revision of the project mentions.
    bool drop_unknown = false;
};
struct RevisionReport {
    // Absent: autogenerate found no difference, and no file was written.
    std::optional<std::string> path;
    std::string id;
    std::vector<std::string> detected;  // a line a difference
    std::vector<std::string> losses;    // what the upgrade would throw away
    std::vector<std::string> narrowed;  // what would hold less after it
    OverlapReport overlaps;             // of a merge: what its branches both change
};
RevisionReport revision(Session& session, const RevisionOptions& options);

// The programs of [post_write_hooks] over the new file; for after the report has
// been shown. Throws Error(command) when one fails; the file stays.
struct HookOptions {
    std::function<void(std::string_view line)> message;  // "Running post write hook 'x' ..."
    bool keep_stdout_clean = false;                      // what they print goes to stderr
};
void run_post_write_hooks(Session& session, const RevisionReport& report, const HookOptions& options);

// ---- merge: revision.cpp
RevisionReport merge(Session& session, const RevisionOptions& options);

// ---- upgrade, downgrade, stamp: upgrade.cpp, downgrade.cpp, stamp.cpp
// Called while a run is under way; each may be empty.
struct ProgressCallbacks {
    std::function<void(const dialects::Working&)> on_working{};
    std::function<void(const runtime::BackupEvent&)> on_backup{};
    std::function<void(const std::string& path)> on_backed_up{};
};
struct MigrateOptions {
    std::string target;
    bool sql = false;
    bool strict = false;  // of upgrade: refuse where a revision was edited after it was applied
    // Where a statement was interrupted: run it again, or take it as done.
    bool resume = false;
    bool mark_done = false;
    BackupOptions backup{};
    ProgressCallbacks progress{};
};
struct StepView {
    bool is_stamp = false;
    revisions::Direction direction = revisions::Direction::upgrade;
    std::string revision;           // whose script ran; empty for a stamp
    std::vector<std::string> from;  // the sides of the arrow in the log
    std::vector<std::string> to;
    std::string summary;
};
struct MigrateReport {
    std::string database;  // of several; empty where the project has one
    std::vector<StepView> steps;
    std::optional<std::string> script;  // with --sql
    std::string backup{};               // the file; empty where none was made
};
std::vector<MigrateReport> upgrade(Session& session, const MigrateOptions& options);
std::vector<MigrateReport> downgrade(Session& session, const MigrateOptions& options);

struct StampOptions {
    std::vector<std::string> targets;
    bool sql = false;
    bool purge = false;
};
std::vector<MigrateReport> stamp(Session& session, const StampOptions& options);

// ---- ensure_version: ensure_version.cpp
std::vector<MigrateReport> ensure_version(Session& session, bool sql);

// ---- current: current.cpp
struct CurrentOptions {
    bool check_heads = false;
};
// A step that an earlier run left half done.
struct InterruptedStep {
    std::string direction;  // upgrade, downgrade
    std::string revision;
    std::size_t operations = 0;  // of it that are committed
    std::string statement;       // that may or may not have taken effect; "" for none
    std::string started;         // UTC
};
struct CurrentReport {
    std::string database;  // of several; empty where the project has one
    std::vector<RevisionView> revisions;
    std::string url;  // password masked
    std::optional<InterruptedStep> interrupted{};
};
// With check_heads throws Error(command) unless every head is applied.
std::vector<CurrentReport> current(Session& session, const CurrentOptions& options);

// ---- plan: plan.cpp
struct PlanOptions {
    std::string target = "head";
    bool downgrade = false;
};
struct ImpactView {
    dialects::Impact impact;
    std::optional<std::int64_t> rows;  // of the table, as the database estimates
};
struct PlannedOperation {
    std::string description;
    std::string loss;       // what it throws away; empty for nothing
    std::string narrowing;  // what holds less afterwards; empty for nothing
    bool is_autocommit = false;
    std::int64_t not_judged = 0;  // statements of raw SQL whose cost nobody knows
    std::vector<ImpactView> impacts;
    std::vector<dialects::Statement> statements;  // with literals, and no parameters
};
struct PlannedStep {
    StepView step;
    std::vector<PlannedOperation> operations;
    // Why nothing after the operations above can be known; empty where all is.
    std::string unknown;
};
struct PlanReport {
    std::string database;  // of several; empty where the project has one
    std::vector<PlannedStep> steps;
};
// Reads the schema and runs the scripts against a recorder; changes nothing.
std::vector<PlanReport> plan(Session& session, const PlanOptions& options);

// ---- status: status.cpp
// A revision that the database had when its file said something else.
struct EditedRevision {
    RevisionView revision;
    std::string applied_at;  // UTC
    std::string applied_by;
};
// One with a record that its file cannot be compared with: it fails without the
// arguments of the run, for example.
struct UncomparedRevision {
    RevisionView revision;
    std::string reason;
};
struct StatusReport {
    std::string database;  // of several; empty where the project has one
    std::string url;       // password masked
    std::vector<RevisionView> current;
    std::vector<RevisionView> pending;  // in the order in which they would run
    std::vector<EditedRevision> edited;
    std::vector<UncomparedRevision> uncompared;
    std::vector<std::string> unknown_rows;  // of the version table, that no file declares
    // Applied by something that keeps no record: another tool, a printed script, a stamp.
    std::vector<RevisionView> unrecorded;
    std::optional<InterruptedStep> interrupted{};
};
// Builds the applied revisions that have a record, to compare them with it. Changes
// nothing.
std::vector<StatusReport> status(Session& session);

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

// ---- graph: graph.cpp
struct GraphOptions {
    std::optional<std::string> range;
    bool use_database = true;
};
struct GraphReport {
    drawing::Diagram diagram;
    bool is_marked = false;  // what the database is at; false where none is configured or to be asked
    // Rows of the version table that no file declares.
    std::vector<std::string> unknown_rows;
};
// Reads the version table and creates nothing. A database that is configured and
// cannot be read is an error.
GraphReport graph(Session& session, const GraphOptions& options);

// ---- rebase: rebase.cpp
struct RebaseOptions {
    std::string revision;
    std::optional<std::string> onto;  // absent: the one other head
    bool dry_run = false;
    bool use_database = true;
};
struct RebaseReport {
    struct Change {
        int line = 0;
        std::string before;
        std::string after;
    };
    std::string id;
    std::string path;
    std::vector<std::string> old_parents;
    std::vector<std::string> new_parents;
    std::vector<std::string> followers;    // the revisions above it, oldest first
    std::vector<std::string> left_behind;  // old parents that are heads from now on
    std::vector<Change> changes;           // lines of the file; none: it follows the target already
    bool is_written = false;
    bool is_checked = false;  // that no configured database has it; false where none is configured
};
// Refuses where a database has the revision: it would be taken to have what the
// target brings, too.
RebaseReport rebase(Session& session, const RebaseOptions& options);

// ---- edit: edit.cpp
struct EditReport {
    std::vector<std::string> paths;
};
// Opens the files one after the other, and waits for each.
EditReport edit(Session& session, const std::string& symbol);

// ---- models: models.cpp
struct ModelsOptions {
    std::string output;      // the file to write; empty: the report's text is all
    bool overwrite = false;  // replace a file that is there
};
struct ModelsReport {
    std::string text;                   // a header that defines app::metadata()
    std::vector<std::string> left_out;  // a sentence each; the text says it too
};
// A models header for the tables that the database has.
ModelsReport models_from_database(Session& session, const ModelsOptions& options);

// ---- completion: list_symbols.cpp
// head, heads, base, current, every identifier, every label@head.
std::vector<std::string> list_symbols(Session& session);

// ---- check: check.cpp
struct CheckOptions {
    bool drop_unknown = false;  // as of revision
};
struct CheckReport {
    std::string database;                           // of several; empty where the project has one
    std::vector<dialects::Unmodelled> unmodelled;   // what was not compared
    std::vector<operations::Operation> operations;  // what an upgrade would need
    std::vector<std::string> detected;              // a line a difference
};
std::vector<CheckReport> check(Session& session, const CheckOptions& options = {});

}  // namespace retort::commands
