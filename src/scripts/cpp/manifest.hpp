// What was built from what: one file beside the compiled units.
#pragma once

#include "base/hash.hpp"
#include "scripts/files.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::cpp {

// A file that the compiler read, as it was then.
struct BuildInput {
    std::string path;
    FileSignature signature;  // of size -1 when it tells nothing
    base::Hash content;
    bool operator==(const BuildInput&) const = default;
};

// A compiled script: the unit that holds it, and all that it was made from.
struct BuildEntry {
    base::Hash unit;
    std::vector<BuildInput> inputs;  // the script itself first
    bool operator==(const BuildEntry&) const = default;
};

// By the scripts' paths.
using Manifest = std::map<std::string, BuildEntry>;

std::string dump_manifest(const Manifest& manifest);
// nullopt for a text that is damaged or of another version of retort.
std::optional<Manifest> find_manifest(std::string_view text);

}  // namespace retort::scripts::cpp
