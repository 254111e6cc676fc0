// Reading with as few system calls as can be, and writing that cannot be seen half done.
#include "scripts/files.hpp"

#include "base/descriptor.hpp"
#include "retort/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace retort::scripts {

namespace {

namespace fs = std::filesystem;

Error file_error(const char* verb, const std::string& path, int code) {
    return {ErrorKind::script, "Can't " + std::string(verb) + " '" + path + "': " + std::strerror(code)};
}

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileSignature signature_of(const struct stat& status) {
    return {.size = status.st_size,
            .mtime_ns = nanoseconds(status.st_mtim),
            .ctime_ns = nanoseconds(status.st_ctim),
            .inode = status.st_ino};
}

// As many bytes as there are, whatever fstat said: the file may be growing.
void read_all(int descriptor, const std::string& path, std::string& text) {
    std::size_t length = 0;
    for (;;) {
        const ssize_t count = ::read(descriptor, text.data() + length, text.size() - length);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw file_error("read", path, errno);
        }
        length += static_cast<std::size_t>(count);
        if (count == 0) {
            text.resize(length);
            return;
        }
        if (length == text.size()) {
            text.resize(length * 2);
        }
    }
}

void write_all(int descriptor, const std::string& path, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno != EINTR) {
            throw file_error("write", path, errno);
        }
        text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
}

// The complete text under a temporary name beside `path`.
std::string write_beside(const std::string& path, std::string_view text) {
    std::string temporary = temporary_name(path);
    const base::Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) {
        throw file_error("write", path, errno);
    }
    try {
        write_all(file.get(), path, text);
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
    return temporary;
}

// The owner as far as this process may. Bits that act in the owner's name go
// when the owner does.
void keep_status(const std::string& path, const struct stat& status) {
    const bool is_kept = ::chown(path.c_str(), status.st_uid, status.st_gid) == 0;
    const mode_t mode = status.st_mode & (is_kept ? 07777U : 0777U);
    if (::chmod(path.c_str(), mode) != 0) {
        throw file_error("write", path, errno);
    }
}

// Waits until the disk has the file, or the names in the folder.
void sync(const std::string& path) {
    const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open() || (::fsync(file.get()) != 0 && errno != EINVAL && errno != ENOTSUP)) {
        throw file_error("write", path, errno);
    }
}

// 0, or the error's code: EEXIST when the name is taken.
int rename_to_free_name(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return 0;
    }
    // Not every file system knows the flag; a hard link refuses a taken name too.
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
    if (::link(from.c_str(), to.c_str()) != 0) {
        return errno;
    }
    ::unlink(from.c_str());
    return 0;
}

}  // namespace

std::optional<FileSignature> find_signature(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return std::nullopt;
    }
    return signature_of(status);
}

bool read_file(const std::string& path, FileContent& content) {
    const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return false;
        }
        throw file_error("read", path, errno);
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) {
        throw file_error("read", path, errno);
    }
    content.signature = signature_of(status);
    content.device = status.st_dev;
    content.text.resize(static_cast<std::size_t>(status.st_size) + 1);  // one more: the end is seen at once
    read_all(file.get(), path, content.text);
    return true;
}

std::optional<std::string> find_text(const std::string& path) {
    FileContent content;
    return read_file(path, content) ? std::optional(std::move(content.text)) : std::nullopt;
}

void replace_file(const std::string& path, std::string_view text) {
    const std::string temporary = write_beside(path, text);
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        throw file_error("write", path, code);
    }
}

bool create_file(const std::string& path, std::string_view text) {
    const std::string temporary = write_beside(path, text);
    const int code = rename_to_free_name(temporary, path);
    if (code == 0) {
        return true;
    }
    ::unlink(temporary.c_str());
    if (code != EEXIST) {
        throw file_error("write", path, code);
    }
    return false;
}

void rewrite_file(const std::string& path, std::string_view text) {
    std::error_code failure;
    const std::string target = fs::canonical(path, failure).string();
    struct stat status {};
    if (failure || ::access(target.c_str(), W_OK) != 0 || ::stat(target.c_str(), &status) != 0) {
        throw file_error("write", path, failure ? failure.value() : errno);
    }
    const std::string temporary = write_beside(target, text);
    try {
        keep_status(temporary, status);
        sync(temporary);
        if (::rename(temporary.c_str(), target.c_str()) != 0) {
            throw file_error("write", path, errno);
        }
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
    sync(fs::path(target).parent_path().string());
}

bool create_folder(const std::string& path) {
    std::error_code failure;
    const bool created = fs::create_directories(path, failure);
    if (failure || !fs::is_directory(path, failure)) {
        throw file_error("create the folder", path, failure ? failure.value() : ENOTDIR);
    }
    return created;
}

std::string absolute_path(const std::string& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    // "a/b/" and "a/b" are one folder.
    return (normal.has_filename() || normal == normal.root_path() ? normal : normal.parent_path()).string();
}

std::string path_below(const std::string& folder, const std::string& path) {
    return (fs::path(folder) / path).lexically_normal().string();
}

std::string display_path(const std::string& path) {
    std::error_code failure;
    const fs::path current = fs::current_path(failure);
    const std::string relative = failure ? "" : fs::path(path).lexically_relative(current).string();
    return relative.empty() || relative.starts_with("..") ? path : relative;
}

std::string temporary_name(const std::string& path) {
    static std::atomic<unsigned> counter{0};
    const fs::path whole(path);
    const std::string unique = std::to_string(::getpid()) + "." + std::to_string(counter++);
    return (whole.parent_path() / (".tmp." + unique)).string();
}

}  // namespace retort::scripts
