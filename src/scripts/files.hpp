// Whole files in and out, with errors that name them. POSIX calls rather than
// streams: a history of ten thousand files is read at every command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::scripts {

// What tells without reading whether a file is still the one it was.
struct FileSignature {
    std::int64_t size = -1;
    std::int64_t mtime_ns = 0;
    std::int64_t ctime_ns = 0;
    std::uint64_t inode = 0;
    bool operator==(const FileSignature&) const = default;
};

// nullopt when there is no regular file of that name.
std::optional<FileSignature> find_signature(const std::string& path);

struct FileContent {
    std::string text;
    FileSignature signature;
    std::uint64_t device = 0;
};

// Replaces `content`, keeping its memory. False when there is no such file;
// throws Error(script) for one that cannot be read.
bool read_file(const std::string& path, FileContent& content);
std::optional<std::string> find_text(const std::string& path);

// The file appears under its name complete or not at all; what was there is
// replaced. Throws Error(script).
void replace_file(const std::string& path, std::string_view text);
// The same, but false and nothing done when the name is taken.
bool create_file(const std::string& path, std::string_view text);

// For a file that a person wrote: replace_file that keeps permissions and owner,
// follows a link instead of replacing it, refuses a file that is write-protected,
// and returns once the disk has it.
void rewrite_file(const std::string& path, std::string_view text);

// With the folders that lead to it; true when it was not there.
bool create_folder(const std::string& path);

// Absolute and without "." and ".."; symbolic links are kept.
std::string absolute_path(const std::string& path);
// `path` if absolute, otherwise below `folder`.
std::string path_below(const std::string& folder, const std::string& path);
// As a person in the current directory would write it.
std::string display_path(const std::string& path);

// A name in the same folder, hidden and used by no other process or thread.
std::string temporary_name(const std::string& path);

}  // namespace retort::scripts
