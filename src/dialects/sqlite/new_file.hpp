// The file that a copy of a database grows in. Under its own name it is there whole
// or not at all, and no file that is there is touched.
#pragma once

#include "base/descriptor.hpp"

#include <string>

namespace retort::dialects::sqlite {

class NewFile {
public:
    // An empty file for nobody else to read, at `path` with ".partial" behind; both names
    // get a number where one of them is taken. Throws Error(connection).
    explicit NewFile(const std::string& path);
    // Removes it, unless it was kept.
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::string& partial_path() const { return partial_; }
    const std::string& path() const { return path_; }

    // Gives it the permissions and the owner of `model` as far as this process may, puts
    // it on the disk and under its name, with another number where the name was taken
    // meanwhile. Throws Error(connection).
    void keep(const std::string& model);

private:
    bool open();
    void copy_permissions(const std::string& model) const;
    void take_name();
    bool try_name() const;

    std::string wanted_;
    std::string path_;
    std::string partial_;
    base::Descriptor file_;
    bool is_kept_ = false;
};

// Throws Error(connection) where no file can be made in the folder.
void require_writable_folder(const std::string& folder);

}  // namespace retort::dialects::sqlite
