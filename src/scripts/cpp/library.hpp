// A loaded shared object. It stays loaded until the process ends: an
// environment's hooks, a value of the models or an exception that a script threw
// may point into it, and outlive whoever loaded it.
#pragma once

#include <optional>
#include <string>

namespace retort::scripts::cpp {

class Library {
public:
    // nullopt when there is no such file; throws Error(build) when it can't be
    // loaded. What it lacks comes from the running program.
    static std::optional<Library> load(const std::string& path);

    // Throws Error(build) for a name that it does not have. `Symbol` is a pointer.
    template <class Symbol>
    Symbol get(const char* name) const {
        return reinterpret_cast<Symbol>(get_address(name));
    }

private:
    Library(std::string path, void* handle) : path_(std::move(path)), handle_(handle) {}
    void* get_address(const char* name) const;

    std::string path_;
    void* handle_;
};

}  // namespace retort::scripts::cpp
