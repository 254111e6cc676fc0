// JSON by nlohmann-json, which only this file includes; see json.hpp.
#include "cli/json.hpp"

#include "operations/readers.hpp"

#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

using Json = nlohmann::ordered_json;

// Text that is not UTF-8 (a comment of a revision file) must not fail a listing.
std::string dump(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

template <class Items, class Convert>
Json list(const Items& items, Convert convert) {
    Json array = Json::array();
    for (const auto& item : items) {
        array.push_back(convert(item));
    }
    return array;
}

template <class Report>
std::string dump_databases(const std::vector<Report>& reports, Json (*convert)(const Report&)) {
    if (reports.size() == 1 && reports.front().database.empty()) {
        return dump(convert(reports.front()));
    }
    return dump(Json{{"databases", list(reports, [convert](const Report& report) {
                          Json named{{"database", report.database}};
                          named.update(convert(report));
                          return named;
                      })}});
}

Json optional(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

// 0 is not known.
Json number_or_null(int number) {
    return number == 0 ? Json() : Json(number);
}

Json revision_json(const commands::RevisionView& revision) {
    return {{"revision", revision.id},
            {"down_revisions", revision.down_revisions},
            {"depends_on", revision.depends_on},
            {"branch_labels", revision.branch_labels},
            {"children", revision.children},
            {"is_head", revision.is_head},
            {"is_effective_head", revision.is_effective_head},
            {"is_branch_point", revision.is_branch_point},
            {"is_merge_point", revision.is_merge_point},
            {"is_current", revision.is_current},
            {"current_in", revision.current_in},
            {"summary", revision.summary},
            {"message", revision.message},
            {"path", revision.path}};
}

Json step_json(const commands::StepView& step) {
    const bool is_upgrade = step.direction == revisions::Direction::upgrade;
    return {{"direction", step.is_stamp ? "stamp"
                          : is_upgrade  ? "upgrade"
                                        : "downgrade"},
            {"revision", text_or_null(step.revision)},
            {"from", step.from},
            {"to", step.to},
            {"summary", step.summary}};
}

Json overlap_json(const commands::Overlap& overlap) {
    return {{"object", overlap.object},
            {"is_column", overlap.is_column},
            {"changes", list(overlap.changes, [](const auto& change) {
                 return Json{{"revision", change.revision}, {"description", change.what}};
             })}};
}

const char* standing_name(drawing::Standing standing) {
    switch (standing) {
        case drawing::Standing::unknown:
            break;
        case drawing::Standing::pending:
            return "pending";
        case drawing::Standing::applied:
            return "applied";
        case drawing::Standing::current:
            return "current";
    }
    return "unknown";
}

Json node_json(const drawing::Node& node) {
    return {{"revision", node.id},
            {"summary", node.summary},
            {"branch_labels", node.labels},
            {"is_head", node.is_head},
            {"is_effective_head", node.is_effective_head},
            {"is_outside", node.is_outside},
            {"standing", standing_name(node.standing)},
            {"current_in", node.current_in}};
}

Json migrate_json(const commands::MigrateReport& report) {
    Json json{{"steps", list(report.steps, &step_json)}};
    if (report.script) {
        json["script"] = *report.script;
    }
    if (!report.backup.empty()) {
        json["backup"] = report.backup;
    }
    return json;
}

Json interrupted_json(const std::optional<commands::InterruptedStep>& step) {
    if (!step) {
        return {};
    }
    return {{"direction", step->direction},
            {"revision", step->revision},
            {"operations", step->operations},
            {"statement", step->statement.empty() ? Json() : Json(step->statement)},
            {"started", step->started}};
}

Json status_json(const commands::StatusReport& report) {
    return {
        {"url", report.url},
        {"current", list(report.current, &revision_json)},
        {"interrupted", interrupted_json(report.interrupted)},
        {"pending", list(report.pending, &revision_json)},
        {"edited", list(report.edited,
                        [](const commands::EditedRevision& edited) {
                            return Json{{"revision", revision_json(edited.revision)},
                                        {"applied_at", edited.applied_at},
                                        {"applied_by", edited.applied_by}};
                        })},
        {"uncompared",
         list(
             report.uncompared,
             [](const commands::UncomparedRevision& uncompared) {
                 return Json{{"revision", revision_json(uncompared.revision)}, {"reason", uncompared.reason}};
             })},
        {"unknown", report.unknown_rows},
        {"unrecorded", list(report.unrecorded, &revision_json)}};
}

Json planned_operation_json(const commands::PlannedOperation& operation) {
    return {{"description", operation.description},
            {"loses", text_or_null(operation.loss)},
            {"narrows", text_or_null(operation.narrowing)},
            {"is_autocommit", operation.is_autocommit},
            {"not_judged", operation.not_judged},
            {"impacts", list(operation.impacts,
                             [](const commands::ImpactView& view) {
                                 const auto& impact = view.impact;
                                 return Json{{"schema", text_or_null(impact.table.schema)},
                                             {"table", impact.table.name},
                                             {"rows", view.rows ? Json(*view.rows) : Json()},
                                             {"lock", text_or_null(impact.lock)},
                                             {"blocks", text_or_null(impact.blocks)},
                                             {"work", text_or_null(impact.work)},
                                             {"rewrites", impact.rewrites}};
                             })},
            {"statements", list(operation.statements, [](const auto& statement) { return statement.sql; })}};
}

Json plan_json(const commands::PlanReport& report) {
    return {{"steps", list(report.steps, [](const commands::PlannedStep& planned) {
                 Json step = step_json(planned.step);
                 step["operations"] = list(planned.operations, &planned_operation_json);
                 step["unknown"] = text_or_null(planned.unknown);
                 return step;
             })}};
}

const char* state_name(commands::TargetState state) {
    switch (state) {
        case commands::TargetState::done:
            return "done";
        case commands::TargetState::already_there:
            return "already_there";
        case commands::TargetState::failed:
            return "failed";
        case commands::TargetState::not_tried:
            break;
    }
    return "not_tried";
}

Json error_json(const std::optional<Error>& error) {
    if (!error) {
        return {};
    }
    return {{"message", error->message()},
            {"context", error->context()},
            {"statement", text_or_null(error->sql())},
            {"code", text_or_null(error->sqlstate())},
            {"file", text_or_null(error->place().file)},
            {"line", number_or_null(error->place().line)},
            {"column", number_or_null(error->place().column)},
            {"database", text_or_null(error->state())},
            {"hint", text_or_null(error->hint())}};
}

// The result is what the command prints for one database.
Json target_json(const commands::TargetReport& report) {
    return {{"target", report.target},
            {"state", state_name(report.state)},
            {"result", report.result.empty() ? Json() : Json::parse(report.result)},
            {"error", error_json(report.error)}};
}

Json current_json(const commands::CurrentReport& report) {
    return {{"url", report.url},
            {"revisions", list(report.revisions, &revision_json)},
            {"interrupted", interrupted_json(report.interrupted)}};
}

void add_operations(Json& array, const std::vector<operations::Operation>& operations) {
    for (const auto& operation : operations) {
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
            add_operations(array, batch->operations);
            continue;
        }
        const auto* table = operations::table_of(operation);
        array.push_back(
            {{"operation", operations::operation_name(operation)},
             {"schema", table != nullptr && !table->schema.empty() ? Json(table->schema) : Json()},
             {"table", table != nullptr ? Json(table->name) : Json()},
             {"description", operations::describe(operation)},
             {"loses", text_or_null(operations::describe_loss(operation))},
             {"narrows", text_or_null(operations::describe_narrowing(operation))}});
    }
}

Json check_json(const commands::CheckReport& report) {
    Json operations = Json::array();
    add_operations(operations, report.operations);
    return {{"in_sync", report.operations.empty()},
            {"operations", operations},
            {"not_compared", list(report.unmodelled, [](const auto& each) {
                 return Json{{"kind", each.kind}, {"count", each.count}};
             })}};
}

}  // namespace

std::string to_json(const commands::InitReport& report) {
    return dump({{"config_file", report.config_file},
                 {"items", list(report.items, [](const auto& item) {
                      return Json{{"path", item.path},
                                  {"kind", item.is_directory ? "directory" : "file"},
                                  {"created", item.created}};
                  })}});
}

std::string to_json(const commands::RevisionReport& report) {
    return dump({{"revision", report.path ? Json(report.id) : Json()},
                 {"path", optional(report.path)},
                 {"detected", report.detected},
                 {"loses", report.losses},
                 {"narrows", report.narrowed},
                 {"overlaps", list(report.overlaps.overlaps, &overlap_json)}});
}

std::string to_json(const std::vector<scripts::StarterInfo>& templates) {
    return dump({{"templates", list(templates, [](const auto& each) {
                      return Json{{"name", each.name}, {"description", each.description}};
                  })}});
}

std::string to_json(const commands::EditReport& report) {
    return dump({{"paths", report.paths}});
}

std::string to_json(const commands::GraphReport& report) {
    const auto& nodes = report.diagram.nodes;
    return dump({{"nodes", list(nodes, &node_json)},
                 {"edges", list(report.diagram.edges, [&nodes](const drawing::Edge& edge) {
                      const bool is_parent = edge.kind == drawing::EdgeKind::parent;
                      return Json{{"from", nodes[edge.from].id},
                                  {"to", nodes[edge.to].id},
                                  {"kind", is_parent ? "parent" : "dependency"}};
                  })}});
}

std::string to_json(const commands::ModelsReport& report) {
    return dump({{"text", report.text}, {"left_out", report.left_out}});
}

std::string to_json(const commands::RebaseReport& report) {
    return dump({{"revision", report.id},
                 {"path", report.path},
                 {"old_parents", report.old_parents},
                 {"new_parents", report.new_parents},
                 {"followers", report.followers},
                 {"left_behind", report.left_behind},
                 {"is_written", report.is_written},
                 {"is_checked", report.is_checked},
                 {"changes", list(report.changes, [](const auto& change) {
                      return Json{{"line", change.line}, {"before", change.before}, {"after", change.after}};
                  })}});
}

std::string to_json(const std::vector<commands::RevisionView>& revisions) {
    return dump({{"revisions", list(revisions, &revision_json)}});
}

std::string to_json(const std::vector<commands::BranchPoint>& points) {
    return dump({{"branch_points", list(points, [](const commands::BranchPoint& point) {
                      return Json{{"revision", revision_json(point.revision)},
                                  {"children", list(point.children, &revision_json)}};
                  })}});
}

std::string to_json(const std::vector<commands::MigrateReport>& reports) {
    return dump_databases(reports, &migrate_json);
}

std::string to_json(const std::vector<commands::CurrentReport>& reports) {
    return dump_databases(reports, &current_json);
}

std::string to_json(const std::vector<commands::CheckReport>& reports) {
    return dump_databases(reports, &check_json);
}

std::string to_json(const std::vector<commands::PlanReport>& reports) {
    return dump_databases(reports, &plan_json);
}

std::string to_json(const std::vector<commands::StatusReport>& reports) {
    return dump_databases(reports, &status_json);
}

std::string to_json(const commands::FanOutReport& report) {
    return dump({{"targets", list(report.targets, &target_json)},
                 {"done", report.count(commands::TargetState::done)},
                 {"already_there", report.count(commands::TargetState::already_there)},
                 {"failed", report.count(commands::TargetState::failed)},
                 {"not_tried", report.count(commands::TargetState::not_tried)},
                 {"failed_canary", optional(report.failed_canary)},
                 {"interrupted", report.is_interrupted}});
}

}  // namespace retort::cli
