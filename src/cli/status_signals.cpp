// Taking the status line away; see status_signals.hpp.
#include "cli/status_signals.hpp"

#include <unistd.h>

#include <cstddef>

namespace retort::cli {

namespace {

// The default is back when this is called (SA_RESETHAND), and follows when it returns.
void erase_and_end(int number) {
    [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, "\r\033[K", 4);
    std::raise(number);
}

}  // namespace

StatusSignals::StatusSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        struct sigaction found {};
        if (sigaction(kSignals[i], nullptr, &found) != 0 || found.sa_handler != SIG_DFL) {
            continue;
        }
        struct sigaction action {};
        action.sa_handler = &erase_and_end;
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
        is_taken_[i] = sigaction(kSignals[i], &action, nullptr) == 0;
    }
}

StatusSignals::~StatusSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        if (is_taken_[i]) {
            std::signal(kSignals[i], SIG_DFL);
        }
    }
}

}  // namespace retort::cli
