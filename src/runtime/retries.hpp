// Whether a transaction that failed is worth another try, and the pause before it.
#pragma once

#include "runtime/backoff.hpp"
#include "runtime/settings.hpp"

#include <cstddef>

namespace retort::runtime {

class Retries {
public:
    // Keep references.
    Retries(const Patience& patience, const Log& log) : patience_(patience), log_(log) {}

    // Sleeps and says so, outside of any transaction; false when it is no use or
    // enough. `committed` steps stay; where they grew, the count begins anew.
    bool pause(const dialects::Dialect& dialect, const Error& error, std::size_t committed);

private:
    const Patience& patience_;
    const Log& log_;
    std::size_t committed_ = 0;
    int used_ = 0;
    Backoff backoff_ = make_backoff();

    static Backoff make_backoff();
};

}  // namespace retort::runtime
