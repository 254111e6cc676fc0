// What CMake knows of the scripts: their names and the program they drive.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace retort::cli_script {

// "walk" for scripts/walk.txtar.
std::vector<std::string> listed_scripts();

// The command line tool of this build.
std::filesystem::path retort_program();

}  // namespace retort::cli_script
