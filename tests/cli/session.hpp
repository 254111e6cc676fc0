// The state of one running script, and the few things that commands do with it.
#pragma once

#include "cli/database.hpp"
#include "cli/normalise.hpp"
#include "cli/script.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace retort::cli_script {

// A line of a script did not do what it says.
class ScriptFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Session {
public:
    Session(const Script& script, const std::string& database, std::filesystem::path program);

    const std::string& database() const noexcept { return database_name_; }
    const std::filesystem::path& program() const noexcept { return program_; }
    const std::filesystem::path& cwd() const noexcept { return cwd_; }
    // A folder at the front of $PATH, outside the work folder.
    std::filesystem::path bin() const { return root_ / "bin"; }
    // A path as the script's commands see it.
    std::filesystem::path resolve(const std::string& path) const { return cwd_ / path; }
    void change_folder(const std::string& path);

    // A variable of the environment or a captured one.
    std::optional<std::string> find_variable(std::string_view name) const;
    void set_variable(const std::string& name, std::string value);
    void unset_variable(const std::string& name);

    // Runs a program in the work folder and keeps what it said as the last outputs.
    void run(const std::vector<std::string>& argv, std::string input = {});
    const test_support::ProcessResult& last() const noexcept { return last_; }

    // The text with run-dependent values replaced: $WORK, $DATABASE_URL, $REV1, $DATE.
    std::string normalise(std::string text) const;
    // Section of the script's file, nullptr when there is none.
    const test_support::TxtarFile* find_file(std::string_view name) const {
        return script_.archive.find_file(name);
    }
    const std::filesystem::path& script_file() const noexcept { return script_.file; }

private:
    void write_files() const;

    const Script& script_;
    std::string database_name_;
    std::filesystem::path program_;
    test_support::TempDir root_;
    std::filesystem::path work_;
    std::filesystem::path cwd_;
    ScriptDatabase database_;
    // What the programs see; nullopt hides a variable of the test's own environment.
    std::map<std::string, std::optional<std::string>> environment_;
    RevisionNames revisions_;
    test_support::ProcessResult last_;
};

}  // namespace retort::cli_script
