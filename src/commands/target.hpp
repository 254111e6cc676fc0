// One of many databases of the same shape, which a command is run over one after the other.
#pragma once

#include <string>

namespace retort::commands {

struct Target {
    std::string name;  // of a schema; of a file its path, as the pattern was written
    std::string path;  // of a file, absolute; empty for a schema

    bool is_file() const { return !path.empty(); }
};

}  // namespace retort::commands
