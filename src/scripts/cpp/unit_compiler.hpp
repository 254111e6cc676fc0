// Compiles units and hands them to the cache: one call of a Builder.
#pragma once

#include "scripts/cpp/compile.hpp"
#include "scripts/cpp/toolchain.hpp"
#include "scripts/cpp/unit_cache.hpp"

#include <map>
#include <string>
#include <vector>

namespace retort::scripts::cpp {

// What one run of the compiler is to make.
struct Unit {
    std::string text;                  // generated
    std::vector<std::string> scripts;  // that it holds
    // Compiled in front of the text, in this order.
    std::vector<std::string> includes;
    // Where the text holds the scripts: what they were read as. Otherwise empty,
    // and the compiler tells what it read.
    std::vector<BuildInput> inputs;
};

struct CompiledUnits {
    std::map<std::string, std::string> paths;  // shared objects by script
    std::vector<std::pair<Unit, CompileResult>> failed;
    std::string warnings;
};

// Runs the compiler over all of them and adds what it made to the cache.
CompiledUnits compile_units(const Toolchain& toolchain, UnitCache& cache, const std::vector<Unit>& units);

}  // namespace retort::scripts::cpp
