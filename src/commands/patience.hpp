// How long a command waits and how often it tries: by its options, else the
// environment, else [retort] of the settings.
#pragma once

#include "base/config.hpp"
#include "runtime/settings.hpp"

#include <optional>
#include <string>

namespace retort::commands {

// As typed; absent where the command line does not say.
struct PatienceOptions {
    std::optional<std::string> lock_timeout{};
    std::optional<std::string> table_lock_timeout{};
    std::optional<std::string> statement_timeout{};
    std::optional<std::string> retries{};
};

// Throws Error(usage) for an option, Error(config) with its place for a setting that is
// no duration or number.
runtime::Patience read_patience(const PatienceOptions& options, const base::Config& config);

}  // namespace retort::commands
