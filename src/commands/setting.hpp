// One setting under its three names: an option, else a variable of the environment,
// else a key of [retort].
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
    // --lock-timeout, RETORT_LOCK_TIMEOUT, lock_timeout; the option as typed. An empty
    // variable is none.
    Setting(const std::string& key, const std::optional<std::string>& option, const base::Config& config);

    // Absent where nothing says it.
    const std::optional<std::string>& text() const { return text_; }
    bool is_option() const { return kind_ == ErrorKind::usage; }

    // The text as a value; throw what refuse() gives.
    std::optional<std::chrono::milliseconds> duration() const;
    std::optional<bool> truth() const;
    std::optional<int> count(Bounds bounds) const;

    // Names the setting, its value and its place.
    Error refuse(const std::string& expected) const;

private:
    void take(const std::string& name, const std::string& text, ErrorKind kind);

    std::string name_;
    std::optional<std::string> text_;
    ErrorKind kind_ = ErrorKind::config;
    Place place_;
};

}  // namespace retort::commands
