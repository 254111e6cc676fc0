// What reaches the user: results on stdout, messages on stdout unless -q, log
// lines and errors on stderr; colour only on a terminal.
#pragma once

#include "cli/status_signals.hpp"
#include "retort/error.hpp"

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace retort::cli {

class Printer {
public:
    Printer();

    void set_quiet(bool quiet) { quiet_ = quiet; }
    bool is_quiet() const { return quiet_; }
    // Messages go to stderr, so that stdout holds the JSON result alone.
    void set_json(bool json) { json_ = json; }

    // What the command was asked for; never silenced. A newline is added.
    void result(std::string_view line);
    // The same as it stands.
    void raw(std::string_view text);
    // What was done meanwhile; silenced by -q.
    void message(std::string_view line);
    // "INFO  [logger] line" on stderr; silenced by -q.
    void log(std::string_view logger, std::string_view line);
    // Something the user should not miss; "WARNI [logger] line" on stderr.
    void warn(std::string_view logger, std::string_view line);
    // Asks on stderr; true for an answer that begins with y or Y. The end of the input
    // is no answer: it throws Error(command).
    bool ask(std::string_view question);
    // Whether a line that is drawn over itself can be shown: stderr is a terminal that moves
    // its cursor, and -q was not given.
    bool draws_status() const { return is_terminal_ && !quiet_; }
    std::size_t status_width() const;
    // Draws that line, in place of the one before; whatever else is printed takes it away.
    void status(std::string_view line);
    void clear_status();

    // "FAILED: …" on stderr, its control characters as \xNN; each line begins with whose failure it
    // is, where that is said.
    void failure(const Error& error, std::string_view whose = {});
    // A line for stderr that is complete as it is; never silenced.
    void relay(std::string_view line);
    void usage_failure(std::string_view program, const Error& error);

private:
    void write(std::FILE* stream, const std::string& text);

    bool quiet_ = false;
    bool json_ = false;
    bool is_terminal_;
    bool colour_;
    std::optional<StatusSignals> status_;  // as long as that line stands
};

}  // namespace retort::cli
