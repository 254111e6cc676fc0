// Which scripts must be compiled, and which of them together.
#include "scripts/cpp/build.hpp"

#include "base/text.hpp"
#include "scripts/cpp/diagnostics.hpp"
#include "scripts/cpp/precompiled.hpp"
#include "scripts/cpp/scan.hpp"
#include "scripts/cpp/unit_compiler.hpp"
#include "scripts/cpp/units.hpp"
#include "scripts/files.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace retort::scripts::cpp {

namespace {

// A run of the compiler costs as much as a dozen small revisions, and one of
// more than a few hundred keeps the other cores waiting.
constexpr std::size_t kSmallestShare = 16;
constexpr std::size_t kLargestShare = 250;

std::size_t divide_up(std::size_t number, std::size_t by) {
    return (number + by - 1) / by;
}

std::size_t count_shared_units(std::size_t revisions) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return std::max(divide_up(revisions, kLargestShare),
                    std::min(cores, divide_up(revisions, kSmallestShare)));
}

struct PlainRevision {
    SourceFile file;
    BuildInput input;
};

Unit make_shared(const std::vector<PlainRevision>& revisions, std::size_t begin, std::size_t end) {
    Unit unit;
    std::vector<SourceFile> files;
    for (std::size_t i = begin; i < end; ++i) {
        unit.scripts.push_back(revisions[i].file.path);
        unit.inputs.push_back(revisions[i].input);
        files.push_back(revisions[i].file);
    }
    unit.text = make_shared_unit(files);
    return unit;
}

std::vector<Unit> make_shared_units(const std::vector<PlainRevision>& revisions) {
    std::vector<Unit> units;
    const std::size_t count = count_shared_units(revisions.size());
    for (std::size_t i = 0; i < count; ++i) {
        units.push_back(
            make_shared(revisions, revisions.size() * i / count, revisions.size() * (i + 1) / count));
    }
    return units;
}

std::vector<Unit> make_revision_units(const std::vector<std::string>& paths) {
    std::vector<Unit> singles;
    std::vector<PlainRevision> plain;
    for (const std::string& path : paths) {
        FileContent content;
        if (!read_file(path, content)) {
            throw Error(ErrorKind::script, "The revision file '" + path + "' is gone");
        }
        if (is_plain(path, content.text)) {
            plain.push_back({{path, content.text}, make_input(path, content)});
        } else {
            singles.push_back(
                {.text = make_single_unit(), .scripts = {path}, .includes = {path}, .inputs = {}});
        }
    }
    std::vector<Unit> units = make_shared_units(plain);
    units.insert(units.end(), singles.begin(), singles.end());
    return units;
}

void report_warnings(const std::string& warnings, const BuildLog& log) {
    if (!base::trim(warnings).empty()) {
        log(std::string(base::trim(warnings)));
    }
}

void throw_failures(const CompiledUnits& compiled, const Toolchain& toolchain) {
    if (compiled.failed.empty()) {
        return;
    }
    std::vector<FailedRun> runs;
    for (const auto& [unit, result] : compiled.failed) {
        runs.push_back({unit.scripts, result});
    }
    throw compile_error(runs, toolchain.root);
}

}  // namespace

Builder::Builder(const base::Config& config, const BuildLog& log)
    : log_(log ? log : [](const std::string&) {}),
      build_folder_(absolute_path(config.script_location()) + "/.build"),
      toolchain_(find_toolchain(config)),
      cache_(build_folder_, toolchain_.fingerprint) {}

std::vector<std::string> Builder::build_revisions(const std::vector<std::string>& paths) {
    std::vector<std::string> built(paths.size());
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (auto unit = cache_.find(paths[i])) {
            built[i] = *std::move(unit);
        } else {
            missing.push_back(paths[i]);
        }
    }
    CompiledUnits compiled;
    if (!missing.empty()) {
        log_("compiling " + std::to_string(missing.size()) +
             (missing.size() == 1 ? " revision" : " revisions"));
        compiled = compile_units(toolchain_, cache_, make_revision_units(missing));
        report_warnings(compiled.warnings, log_);
    }
    cache_.save();
    throw_failures(compiled, toolchain_);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        built[i] = built[i].empty() ? compiled.paths.at(paths[i]) : built[i];
    }
    return built;
}

std::string Builder::build_environment(const std::string& path) {
    auto found = cache_.find(path);
    if (found) {
        cache_.save();
        return *std::move(found);
    }
    cache_.prepare();
    const PrecompiledHeader header(toolchain_, cache_.folder());
    Unit unit{.text = make_environment_unit(), .scripts = {path}, .includes = {path}, .inputs = {}};
    const Unit plain_unit = unit;
    if (header.prepare(log_)) {
        unit.includes.insert(unit.includes.begin(), header.path());
    }
    log_("compiling " + display_path(path));
    CompiledUnits compiled = compile_units(toolchain_, cache_, {unit});
    if (!compiled.failed.empty() && PrecompiledHeader::is_to_blame(compiled.failed.front().second)) {
        header.discard();
        compiled = compile_units(toolchain_, cache_, {plain_unit});
    }
    report_warnings(compiled.warnings, log_);
    cache_.save();
    throw_failures(compiled, toolchain_);
    return compiled.paths.at(path);
}

}  // namespace retort::scripts::cpp
