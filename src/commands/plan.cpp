// plan: what an upgrade or downgrade would do to each database.
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "commands/migrate.hpp"
#include "operations/readers.hpp"
#include "runtime/preview.hpp"
#include "sql/judge.hpp"
#include "sql/split.hpp"

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

// Raw SQL is judged by its first words, and counted where they say nothing.
void judge_raw(const operations::Operation& operation, const sql::LexRules& rules, PlannedOperation& view) {
    if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
        for (const auto& each : batch->operations) {
            judge_raw(each, rules, view);
        }
        return;
    }
    const auto* execute = std::get_if<operations::Execute>(&operation.value);
    if (execute == nullptr) {
        return;
    }
    for (const auto& statement : sql::split_statements(execute->sql, rules)) {
        const auto loss = sql::judge_loss(statement.text, rules);
        view.not_judged += loss ? 0 : 1;
        if (loss && !loss->empty()) {
            view.loss += (view.loss.empty() ? "" : "; ") + *loss;
        }
    }
}

PlannedOperation view_operation(const dialects::Dialect& dialect, runtime::PreviewedOperation& previewed,
                                RowEstimates& estimates) {
    PlannedOperation view{.description = operations::describe(previewed.operation),
                          .loss = operations::describe_loss(previewed.operation),
                          .narrowing = operations::describe_narrowing(previewed.operation),
                          .is_autocommit = previewed.is_autocommit,
                          .not_judged = 0,
                          .impacts = {},
                          .statements = std::move(previewed.statements)};
    judge_raw(previewed.operation, dialect.lex_rules(), view);
    for (auto& statement : view.statements) {
        statement.sql = dialect.inline_parameters(statement);
        statement.parameters.clear();
    }
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
            step.operations.push_back(view_operation(session.dialect(), operation, estimates));
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
