// Reading the section [post_write_hooks], and running what it names.
#include "scripts/post_write_hooks.hpp"

#include "base/shell_words.hpp"
#include "base/text.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace retort::scripts {

namespace {

constexpr std::string_view kSection = "post_write_hooks";
constexpr std::string_view kToken = "REVISION_SCRIPT_FILENAME";

Error hook_error(const base::Config& config, const std::string& key, std::string message) {
    Error error(ErrorKind::config, std::move(message));
    error.at(config.place_in(kSection, key));
    return error;
}

// What another type runs, said as exec.
std::string describe_as_exec(const base::Config& config, const std::string& name, const std::string& type) {
    const bool is_module = type == "module";
    const std::string program =
        config.find_in(kSection, name + (is_module ? ".module" : ".entrypoint")).value_or("PROGRAM");
    const std::string options = config.find_in(kSection, name + ".options").value_or(std::string(kToken));
    const auto line = [&name](const char* key, const std::string& value) {
        return name + "." + key + " = " + base::replace_all(value, "%", "%%") + "\n";
    };
    return "run the program itself:\n" + line("type", "exec") +
           (is_module ? line("executable", "python3") + line("options", "-m " + program + " " + options)
                      : line("executable", program) + line("options", options));
}

void check_type(const base::Config& config, const std::string& name) {
    const std::string key = name + ".type";
    const auto type = config.find_in(kSection, key);
    if (!type) {
        throw hook_error(
            config, "hooks",
            "Key '" + key + "' (or 'type' in toml) is required for post write hook '" + name + "'")
            .with_hint("add the line: " + key + " = exec");
    }
    if (*type == "exec") {
        return;
    }
    if (*type == "console_scripts" || *type == "module") {
        throw hook_error(config, key,
                         "The post write hook '" + name + "' has the type '" + *type +
                             "', which only a Python program can run")
            .with_hint(describe_as_exec(config, name, *type));
    }
    throw hook_error(config, key, "No formatter with name '" + *type + "' registered")
        .with_hint("the only type is exec: " + key + " = exec");
}

std::vector<std::string> read_options(const base::Config& config, const std::string& key) {
    for (const base::Ini& source : config.sources()) {
        if (auto list = source.find_list(kSection, key)) {
            return *std::move(list);
        }
    }
    try {
        return base::split_shell_words(config.find_in(kSection, key).value_or(""));
    } catch (Error& error) {
        error.at(config.place_in(kSection, key));
        throw;
    }
}

PostWriteHook read_hook(const base::Config& config, const std::string& name) {
    check_type(config, name);
    const std::string key = name + ".executable";
    const auto executable = config.find_in(kSection, key);
    if (!executable || executable->empty()) {
        throw hook_error(config, name + ".type",
                         "Key " + key + " is required for post write hook '" + name + "'")
            .with_hint("add the line: " + key + " = PROGRAM");
    }
    return {.name = name,
            .executable = *executable,
            .options = read_options(config, name + ".options"),
            .folder = config.find_in(kSection, name + ".cwd").value_or(""),
            .place = config.place_in(kSection, key)};
}

// A child that has the terminal, and SIGPIPE as programs expect it.
class SpawnSettings {
public:
    SpawnSettings(const PostWriteHook& hook, HookOutput output) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        if (output == HookOutput::all_to_stderr) {
            ::posix_spawn_file_actions_adddup2(&actions_, STDERR_FILENO, STDOUT_FILENO);
        }
        if (!hook.folder.empty()) {
            ::posix_spawn_file_actions_addchdir_np(&actions_, hook.folder.c_str());
        }
        sigset_t defaults;
        sigemptyset(&defaults);
        sigaddset(&defaults, SIGPIPE);
        ::posix_spawnattr_setsigdefault(&attributes_, &defaults);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSettings() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    // 0, or the code of the error.
    int spawn(pid_t& process, const std::vector<char*>& arguments) const {
        return ::posix_spawnp(&process, arguments.front(), &actions_, &attributes_, arguments.data(),
                              environ);
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

Error run_error(const PostWriteHook& hook, const std::string& path, const std::string& what) {
    Error error(ErrorKind::command, "Post write hook '" + hook.name + "' failed: " + what);
    error.at(hook.place);
    error.with_hint("the revision file stays at " + path);
    return error;
}

pid_t start(const PostWriteHook& hook, const std::string& path, HookOutput output) {
    if (!hook.folder.empty() && !std::filesystem::is_directory(hook.folder)) {
        throw run_error(hook, path, "its cwd '" + hook.folder + "' is no directory");
    }
    std::vector<std::string> words = list_hook_arguments(hook, path);
    words.insert(words.begin(), hook.executable);
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    std::fflush(stdout);
    pid_t process = 0;
    if (const int code = SpawnSettings(hook, output).spawn(process, arguments); code != 0) {
        throw run_error(hook, path, "can't run '" + hook.executable + "': " + std::strerror(code));
    }
    return process;
}

void wait_for(pid_t process, const PostWriteHook& hook, const std::string& path) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) {
            throw run_error(hook, path, std::string("can't wait for it: ") + std::strerror(errno));
        }
    }
    if (WIFSIGNALED(status)) {
        throw run_error(hook, path,
                        "'" + hook.executable + "' was ended by signal " + std::to_string(WTERMSIG(status)));
    }
    if (WEXITSTATUS(status) != 0) {
        throw run_error(
            hook, path,
            "'" + hook.executable + "' ended with exit status " + std::to_string(WEXITSTATUS(status)));
    }
}

}  // namespace

std::vector<PostWriteHook> list_post_write_hooks(const base::Config& config) {
    std::vector<PostWriteHook> hooks;
    const auto names = config.find_list_in(kSection, "hooks", " ,\t\r\n");
    for (const std::string& name : names.value_or(std::vector<std::string>{})) {
        hooks.push_back(read_hook(config, name));
    }
    return hooks;
}

std::vector<std::string> list_hook_arguments(const PostWriteHook& hook, const std::string& path) {
    std::vector<std::string> arguments;
    bool is_named = false;
    for (const std::string& option : hook.options) {
        is_named = is_named || option.find(kToken) != std::string::npos;
        arguments.push_back(base::replace_all(option, kToken, path));
    }
    if (!is_named) {
        arguments.insert(arguments.begin(), path);
    }
    return arguments;
}

void run_post_write_hooks(const base::Config& config, const std::string& path, const HookRun& run) {
    for (const PostWriteHook& hook : list_post_write_hooks(config)) {
        run.message("Running post write hook '" + hook.name + "' ...");
        wait_for(start(hook, path, run.output), hook, path);
        run.message("  done");
    }
}

}  // namespace retort::scripts
