// Asks a parsed configuration for everything that it lists, %(names)s replaced.
#pragma once

#include "base/ini.hpp"
#include "fuzz_target.hpp"

#include <string>

namespace retort::fuzz {

inline const base::Ini::Variables& variables() {
    static const base::Ini::Variables variables{{"here", "/app"}, {"cwd", "/"}};
    return variables;
}

inline void read_all(const base::Ini& ini) {
    for (const std::string& section : ini.sections()) {
        for (const std::string& key : ini.keys(section)) {
            require(ini.find_raw(section, key) != nullptr, "a listed key is not found");
            accepts(ErrorKind::config,
                    [&] { require(ini.find(section, key).has_value(), "a listed key has no value"); });
        }
    }
}

}  // namespace retort::fuzz
