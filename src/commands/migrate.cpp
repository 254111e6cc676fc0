// Running or printing a plan; see migrate.hpp.
#include "commands/migrate.hpp"

#include "runtime/migrate.hpp"
#include "runtime/offline.hpp"
#include "runtime/run_log.hpp"

namespace retort::commands {

namespace {

std::vector<std::string> describe_steps(const revisions::Plan& plan) {
    std::vector<std::string> steps;
    for (const auto& step : plan.steps) {
        steps.push_back(describe_step(step));
    }
    return steps;
}

}  // namespace

MigrateReport run_online(Session& session, const PlanSource& source) {
    const runtime::MigrateRequest request{.dialect = session.dialect(),
                                          .connection = session.connection(),
                                          .settings = session.settings(),
                                          .make_plan = source.make_plan,
                                          .load_scripts = session.script_loader(),
                                          .log = session.log(),
                                          .purge = source.purge};
    return {.steps = describe_steps(runtime::migrate(request)), .script = {}};
}

MigrateReport run_offline(Session& session, const revisions::Rows& start,
                          const runtime::MakePlan& make_plan) {
    runtime::log_context(session.log(), session.dialect(), true);
    const runtime::OfflineRequest request{.dialect = session.dialect(),
                                          .graph = session.graph(),
                                          .settings = session.settings(),
                                          .start = start,
                                          .plan = make_plan(start),
                                          .load_scripts = session.script_loader(),
                                          .log = session.log()};
    return {.steps = describe_steps(request.plan), .script = runtime::write_script(request)};
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

revisions::Rows rows_at(Session& session, const std::string& start) {
    return list_ids(session.graph(), revisions::resolve_revisions(session.graph(), start));
}

}  // namespace retort::commands
