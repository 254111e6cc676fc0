// A folder that lives as long as the object.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace retort::test_support {

// Made under $TMPDIR or /tmp and removed with everything in it, also when the
// test fails. The path is absolute and holds no symbolic link.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

    // A file relative to the folder; see files.hpp.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const;
    std::string read(const std::filesystem::path& name) const;

private:
    std::filesystem::path path_;
};

}  // namespace retort::test_support
