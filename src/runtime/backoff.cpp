// Growing pauses; see backoff.hpp.
#include "runtime/backoff.hpp"

#include <algorithm>
#include <thread>

namespace retort::runtime {

Backoff::Backoff(Pause first, Pause longest)
    : pause_(first), longest_(longest), random_(std::random_device{}()) {}

Backoff::Pause Backoff::next() {
    std::uniform_int_distribution<Pause::rep> some(pause_.count() / 2, pause_.count());
    const Pause pause(some(random_));
    pause_ = std::min(pause_ * 2, longest_);
    return pause;
}

void sleep(const Patience& patience, Backoff::Pause pause) {
    if (patience.sleep) {
        patience.sleep(pause);
    } else {
        std::this_thread::sleep_for(pause);
    }
}

std::string describe_pause(Backoff::Pause pause) {
    if (pause.count() % 1000 == 0) {
        return std::to_string(pause.count() / 1000) + " s";
    }
    if (pause.count() < 1000) {
        return std::to_string(pause.count()) + " ms";
    }
    return std::to_string(pause.count() / 1000) + "." + std::to_string(pause.count() % 1000 / 100) + " s";
}

}  // namespace retort::runtime
