// The project: an ini, a counting compiler, no revisions yet.
#include "scripts/project.hpp"

#include "operations/readers.hpp"
#include "support/files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <functional>

namespace retort::scripts::testing {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCompiler =
    "#!/bin/sh\n"
    "echo \"$*\" >> \"$(dirname \"$0\")/compilations\"\n"
    "exec g++ \"$@\"\n";

std::vector<std::string> run(const std::function<void(operations::Recorder&)>& script) {
    KeepingSink sink;
    operations::Recorder recorder(sink, {.dialect = "sqlite", .x_arguments = {}, .naming_convention = {}});
    script(recorder);
    std::vector<std::string> texts(sink.operations.size());
    std::transform(sink.operations.begin(), sink.operations.end(), texts.begin(),
                   [](const operations::Operation& operation) { return operations::describe(operation); });
    return texts;
}

}  // namespace

Project::Project(const std::string& settings) {
    folder_.write(
        "alembic.ini",
        "[alembic]\nscript_location = %(here)s/alembic\n[retort]\ncompiler = ./counting-compiler\n" +
            settings);
    ::chmod(folder_.write("counting-compiler", kCompiler).c_str(), 0755);
    fs::create_directories(folder_ / "alembic/versions");
}

base::Config Project::config() const {
    return base::Config::load({.files = {(folder_ / "alembic.ini").string()}});
}

fs::path Project::write_version(const std::string& name, const std::string& text) const {
    return folder_.write(fs::path("alembic/versions") / name, text);
}

fs::path Project::add_revision(const std::string& id, const std::string& body) const {
    const std::string upgrade =
        body.empty() ? "op.add_column(\"users\", column(\"c_" + id + "\", Integer()));" : body;
    return write_version(
        id + ".cpp", "#include <retort/migration.hpp>\n\nusing namespace retort;\n\nRETORT_REVISION(\"" + id +
                         "\");\n\nvoid upgrade(Operations& op) {\n    " + upgrade +
                         "\n}\n\nvoid downgrade(Operations& op) {\n    op.drop_column(\"users\", \"c_" + id +
                         "\");\n}\n");
}

void Project::write_environment(const std::string& text) const {
    folder_.write("alembic/env.cpp", text);
}

std::unique_ptr<LoadedScripts> Project::load() const {
    const base::Config settings = config();
    return load_revisions(settings, list_revisions(settings), [](const std::string&) {});
}

std::vector<std::string> Project::take_compilations() const {
    const fs::path log = folder_ / "compilations";
    std::vector<std::string> runs;
    if (fs::exists(log)) {
        const std::string text = test_support::read_file(log);
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = text.find('\n', begin);
            runs.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        fs::remove(log);
    }
    return runs;
}

std::vector<std::string> run_upgrade(const LoadedScripts& scripts, const std::string& revision) {
    return run([&](operations::Recorder& recorder) { scripts.upgrade(revision, recorder); });
}

std::vector<std::string> run_downgrade(const LoadedScripts& scripts, const std::string& revision) {
    return run([&](operations::Recorder& recorder) { scripts.downgrade(revision, recorder); });
}

void settle(const fs::path& file) {
    fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours(1));
}

}  // namespace retort::scripts::testing
