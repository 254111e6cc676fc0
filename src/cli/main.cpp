// The retort program: reads the command line, runs one command, shows what it
// reports.
#include "cli/command.hpp"

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

struct GlobalArguments {
    commands::GlobalOptions options;
    bool quiet = false;
    bool raise_errors = false;
};

void declare_global(cli::Arguments arguments, GlobalArguments& global) {
    arguments.option("-c,--config", global.options.config_file,
                     "the ini file; default: $ALEMBIC_CONFIG or alembic.ini");
    arguments.option("-n,--name", global.options.section, "the ini's main section; default: alembic");
    arguments.option("-x", global.options.x_arguments,
                     "key=value for env.cpp and revisions; may be repeated");
    arguments.flag("-q,--quiet", global.quiet, "print results and errors only");
    arguments.flag("--raiseerr", global.raise_errors, "let errors end the program by an uncaught exception");
}

int run(const std::vector<std::string>& arguments, const std::string& program, cli::Printer& out) {
    GlobalArguments global;
    cli::Parser parser(program);
    declare_global(parser.global(), global);
    std::vector<std::unique_ptr<cli::Command>> commands;
    for (const auto& row : cli::command_table()) {
        commands.push_back(row.make());
        cli::Arguments declared = parser.command(row.name, row.help);
        commands.back()->declare(declared);
    }
    const cli::ParseResult parsed = parser.parse(arguments);
    if (!parsed.command) {
        out.raw(parsed.text);
        return 0;
    }
    out.set_quiet(global.quiet);
    commands::Session session(
        global.options, [&out](std::string_view logger, std::string_view line) { out.log(logger, line); });
    try {
        commands[*parsed.command]->run(session, out);
    } catch (const Error& error) {
        if (global.raise_errors) {
            throw;
        }
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
