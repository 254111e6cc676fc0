// A folder that lives as long as the object; see temp_dir.hpp.
#include "support/temp_dir.hpp"

#include "support/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace retort::test_support {

namespace fs = std::filesystem;

TempDir::TempDir() {
    std::string name = fs::canonical(fs::temp_directory_path()) / "retort-test.XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    path_ = name;
}

TempDir::~TempDir() {
    std::error_code ignored;
    // A test may have taken the write permission from a folder of its own.
    for (fs::recursive_directory_iterator entry(path_, ignored), end; entry != end;
         entry.increment(ignored)) {
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
        }
    }
    fs::remove_all(path_, ignored);
}

fs::path TempDir::write(const fs::path& name, std::string_view text) const {
    write_file(path_ / name, text);
    return path_ / name;
}

std::string TempDir::read(const fs::path& name) const {
    return read_file(path_ / name);
}

}  // namespace retort::test_support
