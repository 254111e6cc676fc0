// revision, merge: write a new revision file.
#include "commands/commands.hpp"
#include "commands/compare.hpp"
#include "operations/readers.hpp"
#include "render/render.hpp"
#include "revisions/new_revision.hpp"
#include "scripts/script.hpp"

#include <random>

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
    revision.version_path = options.version_path;
    revision.down_revisions =
        list_ids(graph, resolve_parents(graph, options.heads, {.splice = options.splice}));
    revision.depends_on = resolve_dependencies(graph, options.depends_on);
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

std::vector<std::string> list_losses(const std::vector<operations::Operation>& operations) {
    std::vector<std::string> losses;
    for (const auto& operation : operations) {
        if (auto loss = operations::describe_loss(operation); !loss.empty()) {
            losses.push_back(std::move(loss));
        }
    }
    return losses;
}

}  // namespace

RevisionReport revision(Session& session, const RevisionOptions& options) {
    scripts::NewRevision made = describe_new(session, options);
    RevisionReport report;
    report.id = made.id;
    if (options.autogenerate) {
        const autogenerate::Comparison comparison = compare_models(session);
        if (comparison.upgrade.empty()) {
            return report;
        }
        made.upgrades = render::render_operations(comparison.upgrade);
        made.downgrades = render::render_operations(comparison.downgrade);
        report.detected = comparison.log;
        report.losses = list_losses(comparison.upgrade);
    }
    report.path = scripts::write_revision(session.config(), made);
    return report;
}

RevisionReport merge(Session& session, const RevisionOptions& options) {
    return revision(session, options);
}

}  // namespace retort::commands
