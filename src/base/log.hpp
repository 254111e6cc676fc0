// Where lines for the person at the terminal go: progress, and warnings, which
// must not be missed. Results are what commands return.
#pragma once

#include <concepts>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace retort::base {

// Takes one line for a logger: ("retort.runtime", "Running upgrade …"). Cheap to
// copy; a Log made of nothing drops its lines.
class Log {
public:
    using Write = std::function<void(std::string_view logger, std::string_view line)>;

    Log() = default;
    // Any function for progress; without one of their own, warnings go there too.
    template <typename Progress>
    requires(!std::same_as<std::remove_cvref_t<Progress>, Log>) &&
        std::invocable<Progress&, std::string_view, std::string_view> Log(Progress&& progress)  // NOLINT
        : progress_(std::forward<Progress>(progress)) {}
    Log(Write progress, Write warning) : progress_(std::move(progress)), warning_(std::move(warning)) {}

    void operator()(std::string_view logger, std::string_view line) const {
        if (progress_) {
            progress_(logger, line);
        }
    }
    void warn(std::string_view logger, std::string_view line) const {
        const Write& write = warning_ ? warning_ : progress_;
        if (write) {
            write(logger, line);
        }
    }

private:
    Write progress_;
    Write warning_;
};

}  // namespace retort::base
