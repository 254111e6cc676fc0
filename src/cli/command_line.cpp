// Declaring the command line; see command_line.hpp.
#include "cli/command_line.hpp"

namespace retort::cli {

CommandLine::CommandLine(const std::string& program) : parser_(program) {
    declare_global(parser_.global());
    for (const auto& row : command_table()) {
        commands_.push_back(row.make());
        Arguments declared = parser_.command(row.name, row.help);
        commands_.back()->declare(declared);
    }
}

void CommandLine::declare_global(Arguments arguments) {
    global_.options.search_above = true;
    arguments.option("-c,--config", global_.options.config_files,
                     "the ini or TOML file, or both; default: $ALEMBIC_CONFIG or alembic.ini");
    arguments.option("-n,--name", global_.options.section, "the ini's main section; default: alembic");
    arguments.option("-x", global_.options.x_arguments,
                     "key=value for env.cpp and revisions; may be repeated");
    arguments.flag("-q,--quiet", global_.quiet, "print results and errors only");
    arguments.flag("--raiseerr", global_.raise_errors, "let errors end the program by an uncaught exception");
}

}  // namespace retort::cli
