// A new file by POSIX calls; see new_file.hpp.
#include "dialects/sqlite/new_file.hpp"

#include "retort/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace retort::dialects::sqlite {

namespace {

// More copies of one revision in one second than this are an error.
constexpr int kMostNames = 1000;

Error failure(const std::string& what, const std::string& path, int number) {
    return Error(ErrorKind::connection,
                 "cannot " + what + " " + path + ": " + std::generic_category().message(number));
}

std::string folder_of(const std::string& path) {
    return std::filesystem::path(path).parent_path().string();
}

std::string number_name(const std::string& path, int number) {
    return number == 1 ? path : path + "-" + std::to_string(number);
}

bool exists(const std::string& path) {
    struct stat ignored {};
    return ::lstat(path.c_str(), &ignored) == 0;
}

// Some file systems cannot; then there is nothing to wait for.
void sync_folder(const std::string& folder) {
    const base::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open() && ::fsync(opened.get()) != 0 && errno != EINVAL && errno != ENOTSUP) {
        throw failure("write the folder", folder, errno);
    }
}

}  // namespace

NewFile::NewFile(const std::string& path) : wanted_(path) {
    for (int i = 1; i <= kMostNames; ++i) {
        path_ = number_name(path, i);
        partial_ = path_ + ".partial";
        if (!exists(path_) && open()) {
            return;
        }
    }
    throw failure("create", path, EEXIST);
}

NewFile::~NewFile() {
    file_.close();  // some file systems keep an open file under another name
    if (!is_kept_) {
        ::unlink(partial_.c_str());
    }
}

// False where the name is taken: what a killed run left is somebody else's to look at.
bool NewFile::open() {
    file_ = base::Descriptor(
        ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file_.is_open() && errno != EEXIST) {
        throw failure("create", partial_, errno);
    }
    return file_.is_open();
}

void NewFile::keep(const std::string& model) {
    copy_permissions(model);
    if (::fsync(file_.get()) != 0) {
        throw failure("write", partial_, errno);
    }
    take_name();
    is_kept_ = true;
    sync_folder(folder_of(path_));
}

// Bits for a group are given to the same group only.
void NewFile::copy_permissions(const std::string& model) const {
    struct stat known {};
    if (::stat(model.c_str(), &known) != 0) {
        throw failure("read the permissions of", model, errno);
    }
    const bool has_group = ::fchown(file_.get(), known.st_uid, known.st_gid) == 0 ||
                           ::fchown(file_.get(), static_cast<uid_t>(-1), known.st_gid) == 0;
    const mode_t mode = known.st_mode & (has_group ? 0777U : 0707U);
    if (::fchmod(file_.get(), mode) != 0) {
        throw failure("set the permissions of", partial_, errno);
    }
}

// Another run may have had the same name in mind, and been faster.
void NewFile::take_name() {
    for (int i = 1; !try_name(); ++i) {
        if (i > kMostNames) {
            throw failure("create", wanted_, EEXIST);
        }
        path_ = number_name(wanted_, i);
    }
}

// False where the name is taken. A link never replaces a file; a rename does, but is all
// that some file systems have.
bool NewFile::try_name() const {
    if (::link(partial_.c_str(), path_.c_str()) == 0) {
        ::unlink(partial_.c_str());
        return true;
    }
    if (errno == EEXIST || exists(path_)) {
        return false;
    }
    if (std::rename(partial_.c_str(), path_.c_str()) != 0) {
        throw failure("create", path_, errno);
    }
    return true;
}

void require_writable_folder(const std::string& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw Error(ErrorKind::connection, "there is no folder " + folder + " for the backup")
            .with_hint("make it first");
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw failure("write the backup into", folder, errno);
    }
}

}  // namespace retort::dialects::sqlite
