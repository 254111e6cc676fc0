// Running or printing a plan; see migrate.hpp.
#include "commands/migrate.hpp"

#include "base/text.hpp"
#include "commands/databases.hpp"
#include "runtime/migrate.hpp"
#include "runtime/offline.hpp"
#include "runtime/run_log.hpp"

namespace retort::commands {

std::vector<StepView> view_steps(const revisions::Plan& plan) {
    std::vector<StepView> steps;
    for (const auto& step : plan.steps) {
        steps.push_back({.is_stamp = step.is_stamp,
                         .direction = step.direction,
                         .revision = step.revision != nullptr ? step.revision->id : "",
                         .from = step.from,
                         .to = step.to,
                         .summary = step.revision != nullptr ? std::string(summary(*step.revision)) : ""});
    }
    return steps;
}

std::vector<MigrateReport> run_online(Session& session, const PlanSource& source) {
    std::vector<runtime::MigrateRequest> requests;
    std::vector<std::string> backups(session.databases().size());
    for_each_database(session, [&](Session& one) {
        runtime::Events events;
        events.on_backup = source.progress.on_backup;
        if (source.progress.on_working) {
            events.on_working = [&source](std::size_t, const dialects::Working& working) {
                source.progress.on_working(working);
            };
        }
        events.on_backed_up = [&source, &backup = backups.at(requests.size())](const std::string& path) {
            backup = path;
            if (source.progress.on_backed_up) {
                source.progress.on_backed_up(path);
            }
        };
        requests.push_back({.dialect = one.dialect(),
                            .connection = one.connection(),
                            .settings = one.settings(),
                            .make_plan = source.make_plan,
                            .load_scripts = one.script_loader(),
                            .log = one.log(),
                            .purge = source.purge,
                            .interrupted = source.interrupted,
                            .events = std::move(events),
                            .backup = source.backup});
    });
    require_distinct(session.databases());
    const auto plans = runtime::migrate_together(requests);
    std::vector<MigrateReport> reports;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        reports.push_back({.database = session.databases()[i]->heading(),
                           .steps = view_steps(plans[i]),
                           .script = {},
                           .backup = std::move(backups[i])});
    }
    return reports;
}

std::vector<MigrateReport> run_offline(Session& session, const revisions::Rows& start,
                                       const runtime::MakePlan& make_plan) {
    std::vector<MigrateReport> reports;
    for_each_database(session, [&](Session& one) {
        if (!one.heading().empty()) {
            one.log()(runtime::kLogger, "Database " + one.heading() + ".");
        }
        runtime::log_context(one.log(), one.dialect(), true);
        const runtime::OfflineRequest request{.dialect = one.dialect(),
                                              .graph = one.graph(),
                                              .settings = one.settings(),
                                              .start = start,
                                              .plan = make_plan(start),
                                              .load_scripts = one.script_loader(),
                                              .log = one.log()};
        for (const auto& warning : request.plan.warnings) {
            one.log().warn(runtime::kLogger, warning);
        }
        reports.push_back({.database = one.heading(),
                           .steps = view_steps(request.plan),
                           .script = runtime::write_script(request)});
    });
    return reports;
}

runtime::Interrupted read_interrupted(const MigrateOptions& options) {
    const bool answers = options.resume || options.mark_done;
    if ((options.resume && options.mark_done) || (answers && options.sql)) {
        throw Error(ErrorKind::usage, options.sql
                                          ? "--resume and --mark-done change the database; --sql does not"
                                          : "--resume and --mark-done exclude each other");
    }
    if (answers) {
        return options.resume ? runtime::Interrupted::run_again : runtime::Interrupted::mark_done;
    }
    return runtime::Interrupted::go_on;
}

OfflineRange parse_offline_range(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) {
        return {.start = {}, .end = text};
    }
    if (text.find(':', colon + 1) != std::string::npos) {
        throw Error(ErrorKind::command, "more than one ':' in the range '" + text + "'")
            .with_hint("a range is <start>:<end>");
    }
    return {.start = text.substr(0, colon), .end = text.substr(colon + 1)};
}

revisions::Rows rows_at(Session& session, const std::string& starts) {
    std::vector<revisions::Index> all;
    for (const auto& start : base::split(starts, ',')) {
        const auto found = revisions::resolve_revisions(session.graph(), start);
        all.insert(all.end(), found.begin(), found.end());
    }
    return list_ids(session.graph(), all);
}

}  // namespace retort::commands
