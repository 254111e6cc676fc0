// Growing pauses between tries, each a random part of its length, so that those who
// wait for the same thing do not come back together.
#pragma once

#include "runtime/settings.hpp"

#include <chrono>
#include <random>

namespace retort::runtime {

class Backoff {
public:
    using Pause = std::chrono::milliseconds;

    Backoff(Pause first, Pause longest);
    // Half of its length to all of it; the next one is twice as long.
    Pause next();

private:
    Pause pause_;
    Pause longest_;
    std::minstd_rand random_;
};

void sleep(const Patience& patience, Backoff::Pause pause);

// "1.5 s", "300 ms"
std::string describe_pause(Backoff::Pause pause);

}  // namespace retort::runtime
