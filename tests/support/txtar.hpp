// Several small text files in one: a comment, then sections that each begin
// with a line `-- name --`. Go's txtar format.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace retort::test_support {

struct TxtarFile {
    std::string name;
    // Ends with a newline unless it is empty.
    std::string text;
    // Line of the archive on which the text begins, from 1; 0 when it was not read from one.
    int line = 0;
};

struct Txtar {
    // What stands before the first section.
    std::string comment;
    std::vector<TxtarFile> files;

    // nullptr when there is no such section.
    const TxtarFile* find_file(std::string_view name) const;
    // Replaces the section's text, or adds a section at the end.
    void set_file(std::string_view name, std::string_view text);
};

Txtar parse_txtar(std::string_view text);

// The text that parse_txtar reads back to the same value. Throws
// std::invalid_argument for a text that holds a line `-- name --`.
std::string dump_txtar(const Txtar& archive);

// parse_txtar of a file; throws std::runtime_error when it cannot be read.
Txtar load_txtar(const std::filesystem::path& path);

}  // namespace retort::test_support
