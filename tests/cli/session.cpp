// The state of one running script; see session.hpp.
#include "cli/session.hpp"

#include "support/files.hpp"

#include <cstdlib>
#include <utility>

namespace retort::cli_script {

namespace fs = std::filesystem;

namespace {

std::string path_variable(const fs::path& first) {
    const char* path = std::getenv("PATH");
    return first.string() + ":" + (path == nullptr ? "/usr/bin:/bin" : path);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); !from.empty() && at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

}  // namespace

Session::Session(const Script& script, const std::string& database, fs::path program)
    : script_(script),
      database_name_(database),
      program_(std::move(program)),
      work_(root_ / "work"),
      cwd_(work_),
      database_(database) {
    fs::create_directory(work_);
    fs::create_directory(root_ / "home");
    fs::create_directory(bin());
    environment_ = {{"WORK", work_.string()},
                    {"HOME", (root_ / "home").string()},
                    {"PATH", path_variable(bin())},
                    {"LC_ALL", "C.UTF-8"},
                    {"TZ", "UTC"},
                    {"DATABASE_URL", std::nullopt}};
    // A developer's own settings must not reach the test's database.
    for (const char* name :
         {"PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGOPTIONS", "PGSERVICE"}) {
        environment_[name] = std::nullopt;
    }
    if (!database_.url().empty()) {
        environment_["DATABASE_URL"] = database_.url();
    }
    write_files();
}

void Session::write_files() const {
    for (const auto& file : script_.archive.files) {
        test_support::write_file(work_ / file.name, file.text);
    }
}

void Session::change_folder(const std::string& path) {
    if (!fs::is_directory(resolve(path))) {
        throw ScriptFailure("there is no folder " + path);
    }
    cwd_ = fs::canonical(resolve(path));
}

std::optional<std::string> Session::find_variable(std::string_view name) const {
    const auto found = environment_.find(std::string(name));
    if (found != environment_.end()) {
        return found->second;
    }
    if (auto revision = revisions_.find(name); !revision.empty()) {
        return revision;
    }
    const char* inherited = std::getenv(std::string(name).c_str());
    return inherited == nullptr ? std::nullopt : std::optional<std::string>(inherited);
}

void Session::set_variable(const std::string& name, std::string value) {
    environment_[name] = std::move(value);
}

void Session::unset_variable(const std::string& name) {
    environment_[name] = std::nullopt;
}

void Session::run(const std::vector<std::string>& argv, std::string input) {
    last_ = test_support::run_process(argv, {.cwd = cwd_, .env = environment_, .input = std::move(input)});
    revisions_.collect(last_.out);
    revisions_.collect(last_.err);
    if (last_.signal != 0) {
        throw ScriptFailure(last_.timed_out ? "timed out"
                                            : "ended by signal " + std::to_string(last_.signal));
    }
}

std::string Session::normalise(std::string text) const {
    replace_all(text, database_.url(), "$DATABASE_URL");
    replace_all(text, work_.string(), "$WORK");
    return replace_dates(revisions_.replace(text));
}

}  // namespace retort::cli_script
