// A project in a temporary folder whose compiler counts how often it runs.
#pragma once

#include "base/config.hpp"
#include "operations/recorder.hpp"
#include "scripts/script.hpp"
#include "support/temp_dir.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace retort::scripts::testing {

class Project {
public:
    // `settings` are more lines of the ini's section [retort].
    explicit Project(const std::string& settings = "");

    const test_support::TempDir& folder() const { return folder_; }
    base::Config config() const;

    // A revision of one add_column, or of `body`; returns its file.
    std::filesystem::path add_revision(const std::string& id, const std::string& body = "") const;
    std::filesystem::path write_version(const std::string& name, const std::string& text) const;
    void write_environment(const std::string& text) const;

    // All revisions that there are, built and loaded.
    std::unique_ptr<LoadedScripts> load() const;
    // The whole command lines of the compiler's runs since the last call.
    std::vector<std::string> take_compilations() const;

private:
    test_support::TempDir folder_;
};

// Keeps what a script records.
class KeepingSink : public operations::Sink {
public:
    void record(operations::Operation operation) override { operations.push_back(std::move(operation)); }
    base::RowSet query(const operations::Execute&) override { return {}; }
    bool offline() const override { return false; }

    std::vector<operations::Operation> operations;
};

// What the script records, each operation in its text form.
std::vector<std::string> run_upgrade(const LoadedScripts& scripts, const std::string& revision);
std::vector<std::string> run_downgrade(const LoadedScripts& scripts, const std::string& revision);

// Makes the file older than the span in which its time says nothing.
void settle(const std::filesystem::path& file);

// The error that `function` throws; fails the test when it throws none.
template <class Function>
Error catch_error(const Function& function) {
    try {
        function();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::internal, "nothing was thrown"};
}

}  // namespace retort::scripts::testing
