// What autogenerate found, as the text of a new revision: C++ or SQL.
#pragma once

#include "commands/session.hpp"
#include "commands/settle_renames.hpp"
#include "scripts/script.hpp"

#include <string>

namespace retort::commands {

struct RevisionBody {
    std::string upgrades;
    std::string downgrades;
};

// SQL is that of the session's database, whose schema it starts from.
RevisionBody render_body(Session& session, scripts::FileFormat format, const SettledComparison& settled);

}  // namespace retort::commands
