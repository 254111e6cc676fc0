// Holding signals back; see interrupts.hpp. Blocked and asked for, so that no handler needs a
// variable of the whole process.
#include "commands/interrupts.hpp"

#include <initializer_list>

namespace retort::commands {

namespace {

bool is_ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Interrupts::Interrupts() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM}) {
        if (!is_ignored(signal)) {
            sigaddset(&held_, signal);
        }
    }
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
}

Interrupts::~Interrupts() {
    while (take()) {
    }
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

bool Interrupts::take() {
    sigset_t pending;
    sigpending(&pending);
    for (const int signal : {SIGINT, SIGTERM}) {
        if (sigismember(&held_, signal) == 1 && sigismember(&pending, signal) == 1) {
            sigset_t one;
            sigemptyset(&one);
            sigaddset(&one, signal);
            int taken = 0;
            return sigwait(&one, &taken) == 0;
        }
    }
    return false;
}

}  // namespace retort::commands
