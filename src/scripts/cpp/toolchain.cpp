// Finding the compiler and the headers, and what identifies them.
#include "scripts/cpp/toolchain.hpp"

#include "base/shell_words.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "scripts/files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

constexpr const char* kHeader = "retort/migration.hpp";

// Variables that change what a compiler finds.
constexpr const char* kCompilerVariables[] = {"CPATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH", "COMPILER_PATH",
                                              "GCC_EXEC_PREFIX"};

std::string environment_variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::vector<std::string> compiler_words(const base::Config& config) {
    for (const std::string& text : {config.compiler().value_or(""), environment_variable("CXX")}) {
        if (auto words = base::split_shell_words(text); !words.empty()) {
            return words;
        }
    }
    return {"c++"};
}

// As execvp would, from `root`.
std::string find_program(const std::string& name, const std::string& root) {
    if (name.find('/') != std::string::npos) {
        const std::string path = path_below(root, name);
        return ::access(path.c_str(), X_OK) == 0 ? path : "";
    }
    for (const std::string& folder : base::split(environment_variable("PATH"), ':')) {
        std::string path = path_below(folder, name);
        if (::access(path.c_str(), X_OK) == 0 && fs::is_regular_file(path)) {
            return path;
        }
    }
    return "";
}

void check_compiler(const std::string& name, const std::string& root) {
    if (find_program(name, root).empty()) {
        throw Error(ErrorKind::build, "The C++ compiler '" + name + "' was not found")
            .with_hint("apt install g++, or name another in the ini: [retort] compiler = clang++");
    }
}

std::string own_include_dir() {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    return (program.parent_path().parent_path() / "include").string();
}

std::string find_include_dir(const base::Config& config) {
    if (const auto named = config.find_in("retort", "include_dir")) {
        std::string folder = path_below(config.here(), *named);
        if (fs::exists(folder + "/" + kHeader)) {
            return folder;
        }
        throw Error(ErrorKind::build, "Found no '" + std::string(kHeader) + "' in '" + folder + "'")
            .with_hint(
                "[retort] include_dir names the folder that holds the folder retort/; without the line, "
                "the headers beside the program are taken");
    }
    const std::string beside = own_include_dir();
    for (const std::string& folder : {beside, std::string(RETORT_SOURCE_INCLUDE_DIR)}) {
        if (fs::exists(folder + "/" + kHeader)) {
            return folder;
        }
    }
    throw Error(ErrorKind::build, "Found no retort headers: expected '" + beside + "/" + kHeader + "'")
        .with_hint(
            "install them beside the program, or name their folder in the ini: [retort] include_dir = …");
}

std::vector<std::string> user_flags(const base::Config& config) {
    std::vector<std::string> flags = config.flags();
    for (const std::string& path : config.include_paths()) {
        flags.push_back("-I" + path_below(config.here(), path));
    }
    for (const std::string& path : config.prepend_sys_path()) {
        flags.push_back("-I" + absolute_path(path));
    }
    flags.emplace_back("-I.");
    return flags;
}

void add_file(base::HashBuilder& hash, const std::string& path) {
    const FileSignature signature = find_signature(path).value_or(FileSignature{});
    hash.add(path);
    hash.add(signature.size);
    hash.add(signature.mtime_ns);
}

void add_headers(base::HashBuilder& hash, const std::string& include_dir) {
    std::vector<std::string> headers;
    for (const auto& entry : fs::directory_iterator(include_dir + "/retort")) {
        headers.push_back(entry.path().string());
    }
    std::sort(headers.begin(), headers.end());
    for (const std::string& header : headers) {
        add_file(hash, header);
    }
}

// A word that names a program is known by that program: an updated compiler is
// another one. /usr/bin/c++ is a chain of links, so the last one counts.
void add_compiler(base::HashBuilder& hash, const Toolchain& toolchain) {
    for (const std::string& word : toolchain.compiler) {
        hash.add(word);
        const std::string program = word.starts_with('-') ? "" : find_program(word, toolchain.root);
        std::error_code failure;
        if (const fs::path real = fs::canonical(program, failure); !failure) {
            add_file(hash, real.string());
        }
    }
}

base::Hash find_fingerprint(const Toolchain& toolchain) {
    base::HashBuilder hash;
    hash.add(base::version());
    hash.add(toolchain.root);
    add_compiler(hash, toolchain);
    for (const std::string& word : compile_command(toolchain, {})) {
        hash.add(word);
    }
    for (const char* name : kCompilerVariables) {
        hash.add(environment_variable(name));
    }
    add_headers(hash, toolchain.include_dir);
    return hash.finish();
}

}  // namespace

Toolchain find_toolchain(const base::Config& config) {
    Toolchain toolchain;
    toolchain.compiler = compiler_words(config);
    toolchain.root = config.here();
    check_compiler(toolchain.compiler.front(), toolchain.root);
    toolchain.flags = user_flags(config);
    toolchain.include_dir = find_include_dir(config);
    toolchain.fingerprint = find_fingerprint(toolchain);
    return toolchain;
}

// Hidden: what two scripts both define inline, and what the program that loads
// them defines under the same name, stays each one's own.
std::vector<std::string> compile_command(const Toolchain& toolchain,
                                         const std::vector<std::string>& arguments) {
    std::vector<std::string> words = toolchain.compiler;
    words.insert(words.end(), {"-std=c++20", "-O0", "-g0", "-fPIC", "-fvisibility=hidden"});
    words.insert(words.end(), arguments.begin(), arguments.end());
    words.insert(words.end(), toolchain.flags.begin(), toolchain.flags.end());
    words.insert(words.end(), {"-isystem", toolchain.include_dir});
    return words;
}

}  // namespace retort::scripts::cpp
