// Loading what was built, and calling it.
#include "scripts/cpp/build.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/library.hpp"
#include "scripts/cpp/loaded_units.hpp"
#include "scripts/cpp/units.hpp"
#include "scripts/files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <utility>

namespace retort::scripts::cpp {

namespace {

using Table = std::unordered_map<std::string, const CompiledRevision*>;

Table read_table(const Library& library) {
    const auto* rows = library.get<const CompiledRevision*>(kRevisionsSymbol);
    const auto count = *library.get<const unsigned long*>(kCountSymbol);
    Table table;
    for (unsigned long i = 0; i < count; ++i) {
        table.emplace(rows[i].id, rows + i);
    }
    return table;
}

// nullptr when another process removed a unit meanwhile.
std::unique_ptr<LoadedUnits> try_load(const std::vector<revisions::Revision>& revisions,
                                      const std::vector<std::string>& units) {
    auto loaded = std::make_unique<LoadedUnits>();
    std::map<std::string, Table> tables;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        auto table = tables.find(units[i]);
        if (table == tables.end()) {
            const auto library = Library::load(units[i]);
            if (!library) {
                return nullptr;
            }
            table = tables.emplace(units[i], read_table(*library)).first;
        }
        const auto found = table->second.find(revisions[i].id);
        if (found == table->second.end()) {
            throw revisions::revision_error(revisions[i], "The file compiled to another revision than the '" +
                                                              revisions[i].id + "' that it declares")
                .with_hint("write the identifier in RETORT_REVISION as a plain string, outside of #if");
        }
        loaded->add(revisions[i], *found->second);
    }
    return loaded;
}

// Builds and loads; once more when a unit was gone before it could be loaded.
template <class Attempt>
auto load_with_retry(const base::Config& config, const BuildLog& log, const Attempt& attempt) {
    for (int tries = 0; tries < 3; ++tries) {
        Builder builder(config, log);
        if (auto loaded = attempt(builder)) {
            return loaded;
        }
    }
    throw Error(ErrorKind::build, "What was compiled disappears before it can be loaded")
        .with_hint("is another program cleaning up '" + absolute_path(config.script_location()) +
                   "/.build'?");
}

std::string get_environment_path(const base::Config& config) {
    std::string path = (std::filesystem::path(absolute_path(config.script_location())) / "env.cpp").string();
    if (!find_signature(path)) {
        throw Error(ErrorKind::script, "Found no environment script '" + path + "'")
            .with_hint(
                "retort init writes one into a new project; the least it can hold is\n"
                "#include <retort/env.hpp>\nRETORT_ENVIRONMENT(env) {}");
    }
    return path;
}

}  // namespace

std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log) {
    if (revisions.empty()) {
        return std::make_unique<LoadedUnits>();
    }
    std::vector<std::string> paths(revisions.size());
    std::transform(revisions.begin(), revisions.end(), paths.begin(),
                   [](const revisions::Revision& revision) { return revision.path; });
    return load_with_retry(
        config, log, [&](Builder& builder) { return try_load(revisions, builder.build_revisions(paths)); });
}

namespace {

void run_environment(const Library& library, const std::string& path, Environment& environment) {
    const auto entry = library.get<bool (*)(Environment&)>(kEnvironmentSymbol);
    bool exists = false;
    call_script(path, "environment (" + display_path(path) + ")", [&] { exists = entry(environment); });
    if (!exists) {
        throw Error(ErrorKind::script, "The environment script has no RETORT_ENVIRONMENT")
            .at({.file = path})
            .with_hint(
                "write, once, after #include <retort/env.hpp>:\n"
                "RETORT_ENVIRONMENT(env) { env.target_metadata = app::metadata(); }");
    }
}

}  // namespace

EnvironmentScript load_environment(const base::Config& config, const BuildLog& log) {
    const std::string path = get_environment_path(config);
    const auto library = load_with_retry(
        config, log, [&](Builder& builder) { return Library::load(builder.build_environment(path)); });
    return
        [library = *library, path](Environment& environment) { run_environment(library, path, environment); };
}

}  // namespace retort::scripts::cpp
