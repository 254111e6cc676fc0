// Tries after a failure; see retries.hpp.
#include "runtime/retries.hpp"

#include "runtime/run_log.hpp"

namespace retort::runtime {

Backoff Retries::make_backoff() {
    return {std::chrono::milliseconds(1000), std::chrono::milliseconds(30000)};
}

bool Retries::pause(const dialects::Dialect& dialect, const Error& error, std::size_t committed) {
    if (committed > committed_) {
        committed_ = committed;
        used_ = 0;
        backoff_ = make_backoff();
    }
    if (!dialect.is_transient(error) || used_ >= patience_.retries) {
        return false;
    }
    ++used_;
    const auto pause = backoff_.next();
    log_.warn(kLogger, "Rolled back: " + error.message() + "; trying again in " + describe_pause(pause) +
                           " (" + std::to_string(used_) + " of " + std::to_string(patience_.retries) + ")");
    sleep(patience_, pause);
    return true;
}

}  // namespace retort::runtime
