// Goldens; see golden.hpp.
#include "support/golden.hpp"

#include "support/diff.hpp"
#include "support/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace retort::test_support {

namespace {

// Holds every other process that accepts goldens into the same folder back.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder)
        : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (folder_ < 0 || ::flock(folder_, LOCK_EX) != 0) {
            throw std::system_error(errno, std::generic_category(), folder.string());
        }
    }
    ~FolderLock() { ::close(folder_); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int folder_;
};

std::string with_final_newline(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result.back() != '\n') {
        result += '\n';
    }
    return result;
}

Txtar load_if_there(const std::filesystem::path& file) {
    return std::filesystem::exists(file) ? load_txtar(file) : Txtar{};
}

}  // namespace

bool accepts_goldens() {
    const char* value = std::getenv("RETORT_ACCEPT");
    return value != nullptr && std::string_view(value) == "1";
}

void accept_golden(const std::filesystem::path& file, std::string_view section, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    const FolderLock lock(file.parent_path());
    Txtar archive = load_if_there(file);
    archive.set_file(section, text);
    write_file(file, dump_txtar(archive));
}

testing::AssertionResult matches_golden(const std::filesystem::path& file, std::string_view section,
                                        std::string_view actual) {
    const Txtar archive = load_if_there(file);
    const TxtarFile* expected = archive.find_file(section);
    const std::string text = with_final_newline(actual);
    if (expected != nullptr && expected->text == text) {
        return testing::AssertionSuccess();
    }
    if (accepts_goldens()) {
        accept_golden(file, section, text);
        return testing::AssertionSuccess();
    }
    if (expected == nullptr) {
        return testing::AssertionFailure()
               << file.string() << " has no section '" << section << "'; the text would be\n"
               << text << "hint: RETORT_ACCEPT=1 adds it";
    }
    return testing::AssertionFailure()
           << file.string() << ":" << expected->line << ": '" << section
           << "' differs (- expected, + actual)\n"
           << diff_lines(expected->text, text) << "hint: RETORT_ACCEPT=1 rewrites it";
}

}  // namespace retort::test_support
