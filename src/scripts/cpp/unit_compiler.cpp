// The files around a run of the compiler, and what they tell afterwards.
#include "scripts/cpp/unit_compiler.hpp"

#include "scripts/cpp/depfile.hpp"
#include "scripts/files.hpp"

#include <unistd.h>

#include <algorithm>
#include <deque>

namespace retort::scripts::cpp {

namespace {

// Hidden files beside the units, gone with the object.
class Workspace {
public:
    explicit Workspace(const std::string& folder)
        : stem_(temporary_name(folder + "/unit")),
          source(stem_ + ".cpp"),
          output(stem_ + ".so"),
          depfile(stem_ + ".d"),
          log(stem_ + ".log") {}
    ~Workspace() {
        for (const std::string* file : {&source, &output, &depfile, &log}) {
            ::unlink(file->c_str());
        }
    }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

private:
    std::string stem_;

public:
    const std::string source, output, depfile, log;
};

CompileJob make_job(const Toolchain& toolchain, const Unit& unit, const Workspace& files) {
    std::vector<std::string> arguments = {"-shared", "-o", files.output, "-MMD", "-MF", files.depfile};
    for (const std::string& include : unit.includes) {
        arguments.insert(arguments.end(), {"-include", include});
    }
    arguments.push_back(files.source);
    return {compile_command(toolchain, arguments), files.log};
}

// Written to after the compiler began: nobody knows which text it saw.
bool is_unsettled(const std::string& path, const FileSignature& begin) {
    const auto signature = find_signature(path);
    return !signature || std::max(signature->mtime_ns, signature->ctime_ns) > begin.mtime_ns;
}

// What a unit of one script was made from; nothing when that is uncertain.
std::vector<BuildInput> read_inputs(const Unit& unit, const Workspace& files, const Toolchain& toolchain,
                                    const std::string& cache_folder) {
    const FileSignature begin = find_signature(files.source).value_or(FileSignature{});
    std::vector<std::string> paths = unit.scripts;
    for (const std::string& dependency : parse_depfile(find_text(files.depfile).value_or(""))) {
        std::string path = path_below(toolchain.root, dependency);
        if (!path.starts_with(cache_folder) && std::find(paths.begin(), paths.end(), path) == paths.end()) {
            paths.push_back(std::move(path));
        }
    }
    std::vector<BuildInput> inputs;
    for (const std::string& path : paths) {
        auto input = find_input(path);
        if (!input || is_unsettled(path, begin)) {
            return {};
        }
        inputs.push_back(*std::move(input));
    }
    return inputs;
}

void publish(const Unit& unit, const Workspace& files, const Toolchain& toolchain, UnitCache& cache,
             CompiledUnits& compiled) {
    std::map<std::string, std::vector<BuildInput>> scripts;
    for (std::size_t i = 0; i < unit.scripts.size(); ++i) {
        scripts[unit.scripts[i]] = unit.inputs.empty() ? read_inputs(unit, files, toolchain, cache.folder())
                                                       : std::vector{unit.inputs[i]};
    }
    const std::string path = cache.add(files.output, scripts);
    for (const std::string& script : unit.scripts) {
        compiled.paths[script] = path;
    }
}

}  // namespace

CompiledUnits compile_units(const Toolchain& toolchain, UnitCache& cache, const std::vector<Unit>& units) {
    cache.prepare();
    std::deque<Workspace> workspaces;
    std::vector<CompileJob> jobs;
    for (const Unit& unit : units) {
        const Workspace& files = workspaces.emplace_back(cache.folder());
        replace_file(files.source, unit.text);
        jobs.push_back(make_job(toolchain, unit, files));
    }
    const std::vector<CompileResult> results = run_jobs(jobs, toolchain.root);
    CompiledUnits compiled;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (results[i].exit_code == 0) {
            publish(units[i], workspaces[i], toolchain, cache, compiled);
            compiled.warnings += results[i].output;
        } else {
            compiled.failed.emplace_back(units[i], results[i]);
        }
    }
    return compiled;
}

}  // namespace retort::scripts::cpp
