// Script commands that change files and variables: cp, rm, mkdir, cd, replace, append, env, unset.
#include "cli/verbs.hpp"
#include "support/files.hpp"

#include <utility>

namespace retort::cli_script {

namespace {

namespace fs = std::filesystem;

void copy(Session& session, const Arguments& arguments) {
    fs::copy(session.resolve(arguments.words[0]), session.resolve(arguments.words[1]),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

void remove(Session& session, const Arguments& arguments) {
    for (const auto& path : arguments.words) {
        if (fs::remove_all(session.resolve(path)) == 0) {
            throw ScriptFailure(path + " does not exist");
        }
    }
}

void make_folder(Session& session, const Arguments& arguments) {
    for (const auto& path : arguments.words) {
        fs::create_directories(session.resolve(path));
    }
}

void change_folder(Session& session, const Arguments& arguments) {
    session.change_folder(arguments.words[0]);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t number = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++number;
    }
    return number;
}

void replace(Session& session, const Arguments& arguments) {
    const fs::path file = session.resolve(arguments.words[0]);
    const std::string& old_text = arguments.words[1];
    std::string text = test_support::read_file(file);
    const std::size_t number = old_text.empty() ? 0 : count(text, old_text);
    if (number != 1) {
        throw ScriptFailure("'" + old_text + "' occurs " + std::to_string(number) + " times in\n" + text);
    }
    text.replace(text.find(old_text), old_text.size(), arguments.words[2]);
    test_support::write_file(file, text);
}

void append(Session& session, const Arguments& arguments) {
    const fs::path file = session.resolve(arguments.words[0]);
    const std::string text = fs::exists(file) ? test_support::read_file(file) : std::string();
    const std::string& added = arguments.words[1];
    test_support::write_file(file, text + added + (added.ends_with('\n') ? "" : "\n"));
}

void set_variable(Session& session, const Arguments& arguments) {
    const std::string& word = arguments.words[0];
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw ScriptFailure("expected KEY=VALUE");
    }
    session.set_variable(word.substr(0, equals), word.substr(equals + 1));
}

void unset_variable(Session& session, const Arguments& arguments) {
    session.unset_variable(arguments.words[0]);
}

}  // namespace

void add_file_verbs(Verbs& verbs) {
    verbs["cp"] = {.usage = "cp FROM TO", .least = 2, .most = 2, .run = copy};
    verbs["rm"] = {.usage = "rm PATH...", .least = 1, .run = remove};
    verbs["mkdir"] = {.usage = "mkdir PATH...", .least = 1, .run = make_folder};
    verbs["cd"] = {.usage = "cd FOLDER", .least = 1, .most = 1, .run = change_folder};
    verbs["replace"] = {.usage = "replace FILE 'OLD' 'NEW'", .least = 3, .most = 3, .run = replace};
    verbs["append"] = {.usage = "append FILE 'TEXT'", .least = 2, .most = 2, .run = append};
    verbs["env"] = {.usage = "env KEY=VALUE", .least = 1, .most = 1, .run = set_variable};
    verbs["unset"] = {.usage = "unset KEY", .least = 1, .most = 1, .run = unset_variable};
}

}  // namespace retort::cli_script
