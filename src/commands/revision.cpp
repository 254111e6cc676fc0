// revision, merge: write a new revision file.
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "commands/revision_body.hpp"
#include "commands/settle_renames.hpp"
#include "operations/readers.hpp"
#include "revisions/new_revision.hpp"
#include "scripts/post_write_hooks.hpp"
#include "scripts/script.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace retort::commands {

namespace {

// Twelve hexadecimal digits, as the reference makes them.
std::string make_revision_id() {
    std::random_device random;
    std::string id;
    while (id.size() < 12) {
        id += "0123456789abcdef"[random() % 16];
    }
    return id;
}

scripts::NewRevision describe_new(Session& session, const RevisionOptions& options) {
    const revisions::Graph& graph = session.graph();
    scripts::NewRevision revision;
    revision.id = options.rev_id.empty() ? make_revision_id() : options.rev_id;
    revision.message = options.message;
    revision.version_path = options.version_path.empty() ? "" : session.typed_path(options.version_path);
    revision.down_revisions =
        list_ids(graph, resolve_parents(graph, options.heads, {.splice = options.splice}));
    if (!revision.down_revisions.empty()) {
        revision.parent_file = graph[graph.find(revision.down_revisions.front()).value()].path;
    }
    revision.depends_on = resolve_dependencies(graph, options.depends_on);
    for (const auto& database : session.database_names()) {
        revision.parts.push_back({.database = database, .upgrades = {}, .downgrades = {}});
    }
    revision.format =
        options.sql_file ? scripts::FileFormat::sql : scripts::new_file_format(session.config());
    if (!options.branch_label.empty()) {
        revision.branch_labels = {options.branch_label};
    }
    check_addition(graph, {.id = revision.id,
                           .down_revisions = revision.down_revisions,
                           .depends_on = revision.depends_on,
                           .branch_labels = revision.branch_labels,
                           .message = revision.message,
                           .path = {}});
    return revision;
}

// The body of the file, or of the part for that database.
void fill(scripts::NewRevision& revision, Session& one, const SettledComparison& settled) {
    RevisionBody body = render_body(one, revision.format, settled);
    const auto part = std::find_if(revision.parts.begin(), revision.parts.end(),
                                   [&](const auto& each) { return each.database == one.database(); });
    if (part == revision.parts.end()) {
        revision.upgrades = std::move(body.upgrades);
        revision.downgrades = std::move(body.downgrades);
    } else {
        part->upgrades = std::move(body.upgrades);
        part->downgrades = std::move(body.downgrades);
    }
}

// One line an alteration, also of those that a batch groups.
void add_warnings(RevisionReport& report, const std::string& prefix,
                  const std::vector<operations::Operation>& operations) {
    const auto add = [&prefix](std::vector<std::string>& list, const std::string& text) {
        if (!text.empty()) {
            list.push_back(prefix + text);
        }
    };
    for (const auto& operation : operations) {
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
            add_warnings(report, prefix, batch->operations);
            continue;
        }
        add(report.losses, operations::describe_loss(operation));
        add(report.narrowed, operations::describe_narrowing(operation));
    }
}

void add_findings(RevisionReport& report, const std::string& heading,
                  const autogenerate::Comparison& comparison) {
    const std::string prefix = heading.empty() ? "" : heading + ": ";
    for (const auto& line : comparison.log) {
        report.detected.push_back(prefix + line);
    }
    add_warnings(report, prefix, comparison.upgrade);
}

// SQL is printed where the environment is run; a revision file alone has none.
void check_sql(Session& session, const RevisionOptions& options) {
    if (!options.sql) {
        return;
    }
    if (options.autogenerate) {
        throw Error(ErrorKind::command, "Using --sql with --autogenerate does not make any sense");
    }
    if (!session.config().revision_environment()) {
        throw Error(ErrorKind::command,
                    "Using --sql with the revision command when revision_environment is not configured does "
                    "not make any sense");
    }
    session.set_offline();
}

}  // namespace

RevisionReport revision(Session& session, const RevisionOptions& options) {
    scripts::list_post_write_hooks(session.config());  // throws before anything is written
    check_sql(session, options);
    run_revision_environment(session);
    scripts::NewRevision made = describe_new(session, options);
    RevisionReport report;
    report.id = made.id;
    if (options.autogenerate) {
        bool is_different = false;
        std::set<std::string> used;
        for_each_database(session, [&](Session& one) {
            const SettledComparison settled = settle_renames(one, options, used);
            fill(made, one, settled);
            add_findings(report, one.heading(), settled.comparison);
            is_different = is_different || !settled.comparison.upgrade.empty();
        });
        require_used(options, used);
        if (!is_different) {
            return report;
        }
    }
    report.path = scripts::write_revision(session.config(), made);
    return report;
}

void run_post_write_hooks(Session& session, const RevisionReport& report, const HookOptions& options) {
    using scripts::HookOutput;
    if (report.path) {
        scripts::run_post_write_hooks(
            session.config(), *report.path,
            {.message = options.message,
             .output = options.keep_stdout_clean ? HookOutput::all_to_stderr : HookOutput::inherited});
    }
}

RevisionReport merge(Session& session, const RevisionOptions& options) {
    describe_new(session, options);  // refuses what cannot be, before anything is built
    const revisions::Graph& graph = session.graph();
    OverlapReport overlaps =
        find_overlaps(session, resolve_parents(graph, options.heads, {.splice = options.splice}));
    RevisionReport report = revision(session, options);
    report.overlaps = std::move(overlaps);
    return report;
}

}  // namespace retort::commands
