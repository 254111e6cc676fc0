// dlopen and its messages.
#include "scripts/cpp/library.hpp"

#include "retort/error.hpp"
#include "scripts/files.hpp"

#include <cxxabi.h>
#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace retort::scripts::cpp {

namespace {

std::string demangle(const std::string& name) {
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> text(
        abi::__cxa_demangle(name.c_str(), nullptr, nullptr, &status), &std::free);
    return status == 0 ? std::string(text.get()) : name;
}

// "<file>: undefined symbol: <mangled>" is what users meet: a library is missing.
Error load_error(const std::string& message) {
    constexpr std::string_view kUndefined = "undefined symbol: ";
    const auto found = message.find(kUndefined);
    if (found == std::string::npos) {
        return {ErrorKind::build, "Can't load what was compiled: " + message};
    }
    std::string symbol = message.substr(found + kUndefined.size());
    symbol.resize(std::min(symbol.size(), symbol.find_first_of(" ,\n")));
    Error error(ErrorKind::build, "A script uses '" + demangle(symbol) + "', which is defined nowhere");
    error.with_hint("name the library that defines it in the ini: [retort] flags = -L<folder> -l<library>");
    return error;
}

}  // namespace

std::optional<Library> Library::load(const std::string& path) {
    if (void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE)) {
        return Library(path, handle);
    }
    const std::string message = ::dlerror();
    if (!find_signature(path)) {
        return std::nullopt;
    }
    throw load_error(message);
}

void* Library::get_address(const char* name) const {
    if (void* address = ::dlsym(handle_, name)) {
        return address;
    }
    throw Error(ErrorKind::build, "'" + path_ + "' has no '" + name + "'");
}

}  // namespace retort::scripts::cpp
