// check: do models and databases agree?
#include "commands/commands.hpp"
#include "commands/compare.hpp"
#include "commands/databases.hpp"

namespace retort::commands {

std::vector<CheckReport> check(Session& session, const CheckOptions& options) {
    std::vector<CheckReport> reports;
    for_each_database(session, [&](Session& one) {
        autogenerate::Comparison comparison = compare_models(one, {.drop_unknown = options.drop_unknown});
        reports.push_back({.database = one.heading(),
                           .unmodelled = one.dialect().count_unmodelled(one.connection()),
                           .operations = std::move(comparison.upgrade),
                           .detected = std::move(comparison.log)});
    });
    return reports;
}

}  // namespace retort::commands
