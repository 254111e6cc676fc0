// check: do models and database agree?
#include "commands/commands.hpp"
#include "commands/compare.hpp"

namespace retort::commands {

CheckReport check(Session& session) {
    autogenerate::Comparison comparison = compare_models(session);
    return {.operations = std::move(comparison.upgrade), .detected = std::move(comparison.log)};
}

}  // namespace retort::commands
