// Whole files as text, for tests.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace retort::test_support {

// Throws std::runtime_error when the file cannot be read.
std::string read_file(const std::filesystem::path& path);

// Replaces what is there, makes the folders that lead to it, and throws
// std::runtime_error when it cannot.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace retort::test_support
