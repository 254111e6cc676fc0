// A CLI test script: its commands, its files, and the databases it runs on.
#pragma once

#include "cli/words.hpp"
#include "support/txtar.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace retort::cli_script {

struct Script {
    std::filesystem::path file;
    // From the first line, `databases: sqlite postgresql`.
    std::vector<std::string> databases;
    std::vector<ScriptLine> lines;
    test_support::Txtar archive;
};

// Throws std::invalid_argument, or std::runtime_error for an unreadable file.
Script load_script(const std::filesystem::path& file);

}  // namespace retort::cli_script
