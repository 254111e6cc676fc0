// A run of the program; see run.hpp.
#include "cli/run.hpp"

#include "cli/command_line.hpp"

#include <csignal>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace retort::cli {

namespace {

// The name it was called by: retort, or alembic through a link.
std::string program_name(const char* path) {
    const std::string_view name(path);
    return std::string(name.substr(name.find_last_of('/') + 1));
}

// An exception that leaves it ends the program where it was thrown, for a debugger
// or a core file.
void run_unguarded(Command& command, commands::Session& session, Printer& out) noexcept {
    command.run(session, out);
}

// What works on source files has nothing to work on in a program that carries its
// revisions inside.
void refuse_without_sources(std::size_t command, const std::string& program) {
    const CommandRow& row = command_table()[command];
    if (row.needs_sources) {
        throw Error(ErrorKind::command, "'" + std::string(row.name) + "' works on the project's files, and " +
                                            program + " carries its revisions inside")
            .with_hint("run it in the project: retort " + std::string(row.name));
    }
}

int run(const std::vector<std::string>& arguments, const std::string& program, const Migrations* embedded,
        Printer& out) {
    CommandLine command_line(program);
    const ParseResult parsed = command_line.parser().parse(arguments);
    if (!parsed.command) {
        out.raw(parsed.text);
        return 0;
    }
    const GlobalArguments& global = command_line.global();
    Command& command = command_line.command(*parsed.command);
    out.set_quiet(global.quiet);
    out.set_json(command.prints_json());
    if (embedded != nullptr) {
        refuse_without_sources(*parsed.command, program);
    }
    commands::GlobalOptions options = global.options;
    options.embedded = embedded;
    commands::Session session(
        options, {[&out](std::string_view logger, std::string_view line) { out.log(logger, line); },
                  [&out](std::string_view logger, std::string_view line) { out.warn(logger, line); }});
    if (global.raise_errors) {
        run_unguarded(command, session, out);
        return 0;
    }
    try {
        command.run(session, out);
    } catch (const Error& error) {
        out.failure(error);
        return exit_code(error.kind());
    }
    return 0;
}

}  // namespace

int run_program(int count, char** words, const Migrations* embedded) {
    // A reader that stops early (`retort history | head`) is no failure.
    std::signal(SIGPIPE, SIG_IGN);
    const std::string program = program_name(words[0]);
    Printer out;
    try {
        return run({words + 1, words + count}, program, embedded, out);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::usage) {
            out.usage_failure(program, error);
        } else {
            out.failure(error);
        }
        return exit_code(error.kind());
    } catch (const std::exception& error) {
        out.failure(Error(ErrorKind::internal, error.what()));
        return exit_code(ErrorKind::internal);
    }
}

}  // namespace retort::cli
