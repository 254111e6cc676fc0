// A line that is drawn over itself is taken away also where a signal ends the program.
#pragma once

#include <array>
#include <csignal>

namespace retort::cli {

// As long as it lives, SIGINT, SIGTERM and SIGQUIT erase the line of stderr before they do
// what they do by default. One that is handled or ignored is left alone.
class StatusSignals {
public:
    StatusSignals();
    ~StatusSignals();
    StatusSignals(const StatusSignals&) = delete;
    StatusSignals& operator=(const StatusSignals&) = delete;

private:
    static constexpr std::array kSignals = {SIGINT, SIGTERM, SIGQUIT};

    std::array<bool, kSignals.size()> is_taken_{};
};

}  // namespace retort::cli
