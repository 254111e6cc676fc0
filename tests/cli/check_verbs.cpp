// Script commands that judge what came before: exit, stdout, stderr, cmp, exists, capture.
#include "cli/verbs.hpp"
#include "support/diff.hpp"
#include "support/files.hpp"
#include "support/golden.hpp"

#include <regex>
#include <utility>

namespace retort::cli_script {

namespace {

namespace fs = std::filesystem;

std::regex make_regex(const std::string& pattern) {
    try {
        return std::regex(pattern, std::regex::ECMAScript | std::regex::multiline);
    } catch (const std::regex_error& error) {
        throw ScriptFailure("bad pattern '" + pattern + "': " + error.what());
    }
}

void check_exit_code(Session& session, const Arguments& arguments) {
    const std::string code = std::to_string(session.last().exit_code);
    if (code != arguments.words[0]) {
        throw ScriptFailure("the last exit code is " + code);
    }
}

void check_match(const std::string& text, const Arguments& arguments) {
    const bool found = std::regex_search(text, make_regex(arguments.words[0]));
    if (found == arguments.negated) {
        throw ScriptFailure(found ? "there is a match for it" : "there is no match for it");
    }
}

void check_stdout(Session& session, const Arguments& arguments) {
    check_match(session.last().out, arguments);
}

void check_stderr(Session& session, const Arguments& arguments) {
    check_match(session.last().err, arguments);
}

std::string text_named(const Session& session, const std::string& name) {
    if (name == "stdout") {
        return session.last().out;
    }
    return name == "stderr" ? session.last().err : test_support::read_file(session.resolve(name));
}

std::string with_final_newline(std::string text) {
    if (!text.empty() && text.back() != '\n') {
        text += '\n';
    }
    return text;
}

void compare(Session& session, const Arguments& arguments) {
    const std::string& section = arguments.words[1];
    const std::string actual = with_final_newline(session.normalise(text_named(session, arguments.words[0])));
    const auto* file = session.find_file(section);
    const std::string expected = file == nullptr ? std::string() : file->text;
    if (expected == actual) {
        return;
    }
    if (test_support::accepts_goldens()) {
        test_support::accept_golden(session.script_file(), section, actual);
        return;
    }
    throw ScriptFailure("they differ (- " + section + ", + " + arguments.words[0] +
                        "); RETORT_ACCEPT=1 rewrites it\n" + test_support::diff_lines(expected, actual));
}

void check_exists(Session& session, const Arguments& arguments) {
    for (const auto& path : arguments.words) {
        const bool exists = fs::exists(fs::symlink_status(session.resolve(path)));
        if (exists == arguments.negated) {
            throw ScriptFailure(path + (exists ? " exists" : " does not exist"));
        }
    }
}

void capture(Session& session, const Arguments& arguments) {
    std::smatch match;
    const std::string& text = session.last().out;
    if (!std::regex_search(text, match, make_regex(arguments.words[1])) || match.size() < 2) {
        throw ScriptFailure("the last stdout has no match with a group");
    }
    session.set_variable(arguments.words[0], match[1]);
}

}  // namespace

void add_check_verbs(Verbs& verbs) {
    verbs["exit"] = {.usage = "exit CODE", .least = 1, .most = 1, .run = check_exit_code};
    verbs["stdout"] = {.usage = "stdout PATTERN",
                       .least = 1,
                       .most = 1,
                       .can_negate = true,
                       .takes_pattern = true,
                       .run = check_stdout};
    verbs["stderr"] = {.usage = "stderr PATTERN",
                       .least = 1,
                       .most = 1,
                       .can_negate = true,
                       .takes_pattern = true,
                       .run = check_stderr};
    verbs["cmp"] = {.usage = "cmp stdout|stderr|FILE SECTION", .least = 2, .most = 2, .run = compare};
    verbs["exists"] = {.usage = "exists PATH...", .least = 1, .can_negate = true, .run = check_exists};
    verbs["capture"] = {
        .usage = "capture NAME PATTERN", .least = 2, .most = 2, .takes_pattern = true, .run = capture};
}

}  // namespace retort::cli_script
