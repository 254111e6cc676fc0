// Compiled scripts, however they came into the program, and how they are called.
#pragma once

#include "retort/migration.hpp"
#include "scripts/script.hpp"

#include <functional>
#include <string>
#include <unordered_map>

namespace retort::scripts::cpp {

// Calls a script's function. An Error keeps its kind and gets `context`; any other
// exception becomes Error(script), placed in the file.
void call_script(const std::string& path, const std::string& context, const std::function<void()>& function);

class LoadedUnits : public LoadedScripts {
public:
    // `compiled` must outlive it.
    void add(const revisions::Revision& revision, const CompiledRevision& compiled) {
        scripts_[revision.id] = {&compiled, revision.path};
    }

    void upgrade(const std::string& revision, operations::Recorder& recorder) const override;
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override;

private:
    struct Script {
        const CompiledRevision* compiled = nullptr;
        std::string path;
    };

    const Script& get(const std::string& revision) const;

    std::unordered_map<std::string, Script> scripts_;
};

}  // namespace retort::scripts::cpp
