// How far another session's statement is: what the server's progress views say of it,
// and whom it waits for.
#pragma once

#include "dialects/dialect.hpp"

#include <memory>
#include <string>

namespace retort::dialects::postgresql {

class Monitor {
public:
    struct Report {
        std::string phase{};
        std::optional<std::int64_t> done{};
        std::optional<std::int64_t> total{};
        std::string unit{};
        std::string waits_for{};
    };

    // `session` is a connection of its own; `pid` the other's server process.
    Monitor(std::unique_ptr<Connection> session, int pid);

    // Throws Error where the server does not answer.
    Report ask();

private:
    void read_progress(Report& report);

    std::unique_ptr<Connection> session_;
    std::string pid_;
    std::string progress_query_;
};

}  // namespace retort::dialects::postgresql
