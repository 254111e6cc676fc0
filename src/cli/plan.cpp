// retort plan: SQL with comments that say what each statement means.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"

#include <algorithm>

namespace retort::cli {

namespace {

struct Totals {
    std::int64_t steps = 0;
    std::int64_t statements = 0;
    std::int64_t rewrites = 0;
    std::int64_t losses = 0;
    std::int64_t not_judged = 0;
    bool is_whole = true;
};

std::string describe_table(const commands::ImpactView& view) {
    const std::string rows = view.rows ? ", about " + base::count(*view.rows, "row") : std::string();
    return schema::display_name(view.impact.table) + rows;
}

// "orders, about 120000 rows: ACCESS EXCLUSIVE, nobody else reads and writes; reads every row"
std::string describe_impact(const commands::ImpactView& view) {
    const auto& [table, lock, blocks, work, rewrites] = view.impact;
    std::vector<std::string> facts;
    if (!lock.empty()) {
        facts.push_back(lock + (blocks.empty() ? ", others go on" : ", keeps others from " + blocks));
    }
    if (!work.empty()) {
        facts.push_back(work);
    }
    return describe_table(view) + ": " + base::join(facts, "; ");
}

std::string describe_step(const commands::StepView& step) {
    const bool is_upgrade = step.direction == revisions::Direction::upgrade;
    return std::string(step.is_stamp ? "stamp"
                       : is_upgrade  ? "upgrade"
                                     : "downgrade") +
           " " + base::join(step.from, ", ") + " -> " + base::join(step.to, ", ") +
           (step.summary.empty() ? "" : ", " + step.summary);
}

class PlanCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.optional_positional("revision", options_.target, "where to; head where nothing is said");
        arguments.flag("--downgrade", options_.downgrade, "plan a downgrade to the revision");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        if (options_.downgrade && options_.target == "head") {
            throw Error(ErrorKind::command, "--downgrade needs a revision")
                .with_hint("for example: retort plan --downgrade base, or retort plan --downgrade -1");
        }
        const auto reports = commands::plan(session, options_);
        if (prints_json()) {
            return out.result(to_json(reports));
        }
        for (const auto& report : reports) {
            show(report, out);
        }
    }

private:
    static void show(const commands::PlanReport& report, Printer& out) {
        if (!report.database.empty()) {
            out.result("-- [" + report.database + "]");
        }
        Totals totals;
        for (const auto& step : report.steps) {
            show(step, totals, out);
        }
        show(totals, out);
    }

    static void show(const commands::PlannedStep& step, Totals& totals, Printer& out) {
        out.result("-- " + describe_step(step.step) + "\n");
        ++totals.steps;
        for (const auto& operation : step.operations) {
            show(operation, totals, out);
        }
        if (!step.unknown.empty()) {
            out.result("-- What follows is known only when it runs: " + step.unknown + ".\n");
            totals.is_whole = false;
        }
    }

    static void show(const commands::PlannedOperation& operation, Totals& totals, Printer& out) {
        out.result("-- " + operation.description +
                   (operation.is_autocommit ? " (outside of the transaction)" : ""));
        for (const auto& view : operation.impacts) {
            out.result("--   " + describe_impact(view));
            totals.rewrites += view.impact.rewrites ? 1 : 0;
        }
        if (!operation.loss.empty()) {
            out.result("--   LOSES " + operation.loss);
            ++totals.losses;
        }
        if (!operation.narrowing.empty()) {
            out.result("--   NARROWS " + operation.narrowing);
        }
        if (operation.not_judged > 0) {
            out.result("--   raw SQL: what it costs is not judged");
            totals.not_judged += operation.not_judged;
        }
        for (const auto& statement : operation.statements) {
            show(statement, out);
        }
        totals.statements += static_cast<std::int64_t>(operation.statements.size());
        out.result("");
    }

    static void show(const dialects::Statement& statement, Printer& out) {
        if (!statement.check.empty()) {
            out.result("-- fails if this finds a row: " + statement.check);
        }
        out.result(statement.sql + (statement.sql.ends_with(';') ? "" : ";"));
    }

    static void show(const Totals& totals, Printer& out) {
        if (totals.steps == 0) {
            return out.result("-- Nothing to do.");
        }
        out.result("-- " + base::count(totals.steps, "revision") + ", " +
                   base::count(totals.statements, "statement") + (totals.is_whole ? "" : " that are known") +
                   "; tables rewritten: " + std::to_string(totals.rewrites) +
                   "; operations that lose data: " + std::to_string(totals.losses) +
                   (totals.not_judged == 0
                        ? ""
                        : "; raw statements not judged: " + std::to_string(totals.not_judged)));
    }

    commands::PlanOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_plan() {
    return std::make_unique<PlanCommand>();
}

}  // namespace retort::cli
