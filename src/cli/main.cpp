// The retort program: reads the command line, runs one command, shows what it
// reports.
#include "cli/command_line.hpp"

#include <csignal>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace retort;

// The name it was called by: retort, or alembic through a link.
std::string program_name(const char* path) {
    const std::string_view name(path);
    return std::string(name.substr(name.find_last_of('/') + 1));
}

// An exception that leaves it ends the program where it was thrown, for a debugger
// or a core file.
void run_unguarded(cli::Command& command, commands::Session& session, cli::Printer& out) noexcept {
    command.run(session, out);
}

int run(const std::vector<std::string>& arguments, const std::string& program, cli::Printer& out) {
    cli::CommandLine command_line(program);
    const cli::ParseResult parsed = command_line.parser().parse(arguments);
    if (!parsed.command) {
        out.raw(parsed.text);
        return 0;
    }
    const cli::GlobalArguments& global = command_line.global();
    cli::Command& command = command_line.command(*parsed.command);
    out.set_quiet(global.quiet);
    out.set_json(command.prints_json());
    commands::Session session(
        global.options, {[&out](std::string_view logger, std::string_view line) { out.log(logger, line); },
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

int main(int count, char** words) {
    // A reader that stops early (`retort history | head`) is no failure.
    std::signal(SIGPIPE, SIG_IGN);
    const std::string program = program_name(words[0]);
    cli::Printer out;
    try {
        return run({words + 1, words + count}, program, out);
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
