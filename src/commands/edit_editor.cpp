// Looking for an editor as the reference does, and starting it.
#include "commands/edit_editor.hpp"

#include "base/shell_words.hpp"
#include "base/text.hpp"
#include "retort/error.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace retort::commands {

namespace {

namespace fs = std::filesystem;

Error editor_error(const std::string& detail) {
    return {ErrorKind::command, "Error executing editor (" + detail + ")"};
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

bool is_program(const std::string& path) {
    std::error_code failure;
    return fs::is_regular_file(path, failure) && ::access(path.c_str(), X_OK) == 0;
}

// "" when there is none.
std::string find_program(const std::string& name, const Locate& locate) {
    if (name.find('/') != std::string::npos) {
        return is_program(locate(name)) ? locate(name) : "";
    }
    for (const auto& folder : base::split(variable("PATH"), ':')) {
        if (std::string path = (folder.empty() ? "." : folder) + "/" + name; is_program(path)) {
            return path;
        }
    }
    return "";
}

std::vector<std::string> split_words(const std::string& text) {
    try {
        return base::split_shell_words(text);
    } catch (const Error& error) {
        throw editor_error(error.message());
    }
}

// The processes that the terminal's signals are for, while an editor has it.
class IgnoredSignals {
public:
    IgnoredSignals() : interrupt_(std::signal(SIGINT, SIG_IGN)), quit_(std::signal(SIGQUIT, SIG_IGN)) {}
    ~IgnoredSignals() {
        std::signal(SIGINT, interrupt_);
        std::signal(SIGQUIT, quit_);
    }
    IgnoredSignals(const IgnoredSignals&) = delete;
    IgnoredSignals& operator=(const IgnoredSignals&) = delete;

private:
    void (*interrupt_)(int);
    void (*quit_)(int);
};

// With the signals as a program expects them, whatever this one ignores.
int spawn(const std::vector<std::string>& words, pid_t& child) {
    std::vector<char*> arguments;
    for (const auto& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGQUIT, SIGPIPE}) {
        sigaddset(&signals, number);
    }
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setsigdefault(&attributes, &signals);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    const int code = ::posix_spawn(&child, arguments[0], nullptr, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    return code;
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

std::vector<std::string> find_editor(const Locate& locate) {
    const std::string wanted = variable("EDITOR");
    std::error_code failure;
    if (!wanted.empty() && fs::is_regular_file(locate(wanted), failure)) {
        const std::string path = locate(wanted);
        return {path.find('/') == std::string::npos ? "./" + path : path};
    }
    for (const std::string& candidate :
         {wanted, variable("VISUAL"), std::string("sensible-editor"), std::string("editor"),
          std::string("nano"), std::string("vim"), std::string("code")}) {
        std::vector<std::string> words = split_words(candidate);
        if (words.empty()) {
            continue;
        }
        if (std::string program = find_program(words.front(), locate); !program.empty()) {
            words.front() = std::move(program);
            return words;
        }
    }
    throw editor_error(
        "No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment variables");
}

void run_editor(const std::vector<std::string>& editor, const std::string& path) {
    std::vector<std::string> words = editor;
    words.push_back(path);
    const IgnoredSignals ignored;
    pid_t child = 0;
    if (const int code = spawn(words, child); code != 0) {
        throw editor_error(editor.front() + ": " + std::strerror(code));
    }
    const int status = wait_for(child);
    if (WIFSIGNALED(status)) {
        throw editor_error(editor.front() + " was ended by signal " + std::to_string(WTERMSIG(status)));
    }
    if (WEXITSTATUS(status) != 0) {
        throw editor_error(editor.front() + " returned non-zero exit status " +
                           std::to_string(WEXITSTATUS(status)));
    }
}

}  // namespace retort::commands
