// plan: what an upgrade or downgrade would do to each database.
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "commands/migrate.hpp"
#include "operations/readers.hpp"
#include "runtime/preview.hpp"

#include <map>

namespace retort::commands {

namespace {

// Asks for each table once.
class RowEstimates {
public:
    explicit RowEstimates(Session& session) : session_(session) {}

    std::optional<std::int64_t> find(const schema::QualifiedName& table) {
        const auto [found, is_new] = known_.try_emplace(table);
        if (is_new) {
            found->second = session_.dialect().estimate_rows(session_.connection(), table);
        }
        return found->second;
    }

private:
    Session& session_;
    std::map<schema::QualifiedName, std::optional<std::int64_t>> known_;
};

PlannedOperation view_operation(runtime::PreviewedOperation& previewed, RowEstimates& estimates) {
    PlannedOperation view{.description = operations::describe(previewed.operation),
                          .loss = operations::describe_loss(previewed.operation),
                          .narrowing = operations::describe_narrowing(previewed.operation),
                          .is_autocommit = previewed.is_autocommit,
                          .impacts = {},
                          .statements = std::move(previewed.statements)};
    for (auto& impact : previewed.impacts) {
        const auto rows = estimates.find(impact.table);
        view.impacts.push_back({std::move(impact), rows});
    }
    return view;
}

PlanReport plan_one(Session& session, const PlanOptions& options) {
    dialects::Connection& connection = session.connection({.may_create = false});
    const revisions::Rows rows = session.current_rows();
    const revisions::Plan plan = options.downgrade ? plan_downgrade(session.graph(), rows, options.target)
                                                   : plan_upgrade(session.graph(), rows, options.target);
    for (const auto& warning : plan.warnings) {
        session.log().warn("retort.runtime", warning);
    }
    const runtime::Settings settings = session.settings();
    auto previewed = runtime::preview({.dialect = session.dialect(),
                                       .connection = connection,
                                       .settings = settings,
                                       .plan = plan,
                                       .load_scripts = session.script_loader()});
    PlanReport report{.database = session.heading(), .steps = {}};
    RowEstimates estimates(session);
    const std::vector<StepView> steps = view_steps(plan);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        PlannedStep& step =
            report.steps.emplace_back(PlannedStep{.step = steps[i], .operations = {}, .unknown = {}});
        if (i >= previewed.size()) {
            step.unknown = "an earlier revision asks the database";
            continue;
        }
        for (auto& operation : previewed[i].operations) {
            step.operations.push_back(view_operation(operation, estimates));
        }
        if (previewed[i].is_cut_off) {
            step.unknown = "the revision asks the database for what is changed before";
        }
    }
    return report;
}

}  // namespace

std::vector<PlanReport> plan(Session& session, const PlanOptions& options) {
    std::vector<PlanReport> reports;
    for_each_database(session, [&](Session& one) { reports.push_back(plan_one(one, options)); });
    return reports;
}

}  // namespace retort::commands
