// Script commands that run programs: retort, alembic, exec, sql, sqlfile, no-drift.
#include "cli/verbs.hpp"
#include "support/files.hpp"

#include <utility>

namespace retort::cli_script {

namespace {

namespace fs = std::filesystem;

void judge_exit_code(const Session& session, const Arguments& arguments) {
    const int code = session.last().exit_code;
    if (arguments.negated && code == 0) {
        throw ScriptFailure("succeeded, and was expected to fail");
    }
    if (!arguments.negated && code != 0) {
        throw ScriptFailure("failed with exit code " + std::to_string(code));
    }
}

void run_program(Session& session, std::vector<std::string> argv, const Arguments& arguments,
                 std::string input = {}) {
    session.run(argv, std::move(input));
    if (!arguments.output_file.empty()) {
        test_support::write_file(session.resolve(arguments.output_file), session.last().out);
    }
    judge_exit_code(session, arguments);
}

void run_named(Session& session, const std::string& program, const Arguments& arguments) {
    std::vector<std::string> argv{program};
    argv.insert(argv.end(), arguments.words.begin(), arguments.words.end());
    run_program(session, std::move(argv), arguments);
}

void run_retort(Session& session, const Arguments& arguments) {
    run_named(session, session.program(), arguments);
}

void run_alembic(Session& session, const Arguments& arguments) {
    const fs::path link = session.bin() / "alembic";
    if (!fs::exists(link)) {
        throw ScriptFailure("the line 'link alembic' must come first");
    }
    run_named(session, link, arguments);
}

void link_program(Session& session, const Arguments& arguments) {
    fs::create_symlink(session.program(), session.bin() / arguments.words[0]);
}

void exec_program(Session& session, const Arguments& arguments) {
    run_program(session, arguments.words, arguments);
}

void run_sql(Session& session, const Arguments& arguments, std::string sql) {
    const auto url = session.find_variable("DATABASE_URL");
    if (!url) {
        throw ScriptFailure("$DATABASE_URL is not set");
    }
    run_program(session, sql_program(*url), arguments, std::move(sql));
}

void query(Session& session, const Arguments& arguments) {
    run_sql(session, arguments, arguments.words[0] + ";\n");
}

void run_sql_file(Session& session, const Arguments& arguments) {
    run_sql(session, arguments, test_support::read_file(session.resolve(arguments.words[0])));
}

void refuse_drift(Session& session, const Arguments& arguments) {
    session.run({session.program(), "check"});
    judge_exit_code(session, arguments);
}

}  // namespace

void add_program_verbs(Verbs& verbs) {
    const auto add = [&verbs](const std::string& name, Verb verb) {
        verb.can_negate = name != "link" && name != "no-drift";
        verb.runs_program = verb.can_negate;
        verbs[name] = std::move(verb);
    };
    add("retort", {.usage = "retort ARGUMENTS...", .run = run_retort});
    add("alembic", {.usage = "alembic ARGUMENTS...", .run = run_alembic});
    add("link", {.usage = "link NAME", .least = 1, .most = 1, .run = link_program});
    add("exec", {.usage = "exec PROGRAM ARGUMENTS...", .least = 1, .run = exec_program});
    add("sql", {.usage = "sql 'QUERY'", .least = 1, .most = 1, .run = query});
    add("sqlfile", {.usage = "sqlfile FILE", .least = 1, .most = 1, .run = run_sql_file});
    add("no-drift", {.usage = "no-drift", .most = 0, .run = refuse_drift});
}

}  // namespace retort::cli_script
