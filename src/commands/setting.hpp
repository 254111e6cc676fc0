// A setting that the command line, the environment and [retort] of the settings may say, the first of
// them that does: --lock-timeout, RETORT_LOCK_TIMEOUT, lock_timeout.
#pragma once

#include "base/config.hpp"
#include "retort/error.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace retort::commands {

struct Bounds {
    int least = 0;
    int most = 0;
};

class Setting {
public:
    // `option` as typed.
    Setting(const std::string& key, const std::optional<std::string>& option, const base::Config& config);

    // Absent where nothing says it. What is none throws Error(usage) for an option and
    // Error(config), with its place, for a setting.
    std::optional<std::chrono::milliseconds> duration() const;
    std::optional<int> count(Bounds bounds) const;

private:
    void take(const std::string& name, const std::string& text, ErrorKind kind);
    Error refuse(const std::string& expected) const;

    std::string name_;
    std::optional<std::string> text_;
    ErrorKind kind_ = ErrorKind::config;
    Place place_;
};

}  // namespace retort::commands
