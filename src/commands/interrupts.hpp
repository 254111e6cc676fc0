// SIGINT and SIGTERM as something to ask for instead of a sudden end.
#pragma once

#include <csignal>

namespace retort::commands {

// Holds them back as long as it lives; those that the process ignores stay ignored. One that
// comes too late to be asked for is dropped.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    // True once for each that came.
    bool take();

private:
    sigset_t held_{};
    sigset_t before_{};
};

}  // namespace retort::commands
