// The one exception of retort. Thrown when a command cannot go on; expected
// outcomes (a name that is not there, an empty plan) are return values instead.
#pragma once

#include <exception>
#include <string>
#include <vector>

namespace retort {

// What went wrong, in the classes that a caller can act on. The command line
// derives its exit code from this (see exit_code).
enum class ErrorKind {
    usage,       // the command line itself: unknown option, missing argument
    command,     // the request cannot be carried out: unknown revision, several heads
    config,      // alembic.ini, a URL, an environment variable
    script,      // a revision file or the environment: unreadable, inconsistent, or it threw
    build,       // the compiler or linker refused a script
    connection,  // the server or file cannot be reached or opened
    database,    // a statement failed
    cancelled,   // the caller's own wish: MigratorOptions::is_cancelled
    internal,    // a defect of retort
};

// A position in a text that a person wrote. `line` and `column` count from 1;
// 0 means unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    bool operator==(const Place&) const = default;
};

// Carries facts rather than a taxonomy: message, place, statement, SQLSTATE,
// hint. The setters return *this so that a throw stays one expression:
//   throw Error(ErrorKind::command, "Can't locate revision identified by 'x'")
//       .with_hint("retort history");
class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string message);

    // Where the fault is. A later call replaces an earlier one.
    Error& at(Place place);
    // What the user can type or change; printed after `hint:`.
    Error& with_hint(std::string hint);
    // The statement that failed, as sent. Never contains a password.
    Error& with_sql(std::string sql);
    // Five characters for PostgreSQL (SQLSTATE), the extended result code's
    // number for SQLite.
    Error& with_sqlstate(std::string sqlstate);
    // Where the database stands after the stop: what was applied, what was not.
    Error& with_state(std::string state);
    // Says what was being done; the last added is the outermost.
    Error& add_context(std::string context);

    ErrorKind kind() const noexcept { return kind_; }
    const std::string& message() const noexcept { return message_; }
    const Place& place() const noexcept { return place_; }
    const std::string& hint() const noexcept { return hint_; }
    const std::string& sql() const noexcept { return sql_; }
    const std::string& sqlstate() const noexcept { return sqlstate_; }
    const std::string& state() const noexcept { return state_; }
    // Outermost first.
    std::vector<std::string> context() const;

    // Message only; valid as long as the exception.
    const char* what() const noexcept override { return message_.c_str(); }

    // Everything on several lines, as the command line prints it:
    //   message
    //     in: <context>
    //     at: file:line:column
    //     statement: ...
    //     database: ...
    //     hint: ...
    std::string describe() const;

private:
    ErrorKind kind_;
    std::string message_;
    Place place_;
    std::string hint_;
    std::string sql_;
    std::string sqlstate_;
    std::string state_;
    std::vector<std::string> context_;
};

// 2 for usage, 255 for a refused command (command, config, script), 1 for the
// rest; the reference's codes.
int exit_code(ErrorKind kind) noexcept;

}  // namespace retort
