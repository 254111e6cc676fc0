// Runs a program; see process.hpp. Its three streams are memory files rather
// than pipes: nothing blocks on a full pipe, and a child that stays behind with
// the stream open cannot hold the test up.
#include "support/process.hpp"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace retort::test_support {

namespace {

void check(int error, const std::string& what) {
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), what);
    }
}

class Descriptor {
public:
    Descriptor(int number, const char* what) : number_(number) { check(number < 0 ? errno : 0, what); }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const noexcept { return number_; }

private:
    int number_;
};

class MemoryFile {
public:
    explicit MemoryFile(const char* name) : file_(::memfd_create(name, MFD_CLOEXEC), "memfd_create") {}
    int get() const noexcept { return file_.get(); }

    void fill(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t count = ::write(get(), text.data(), text.size());
            check(count < 0 ? errno : 0, "write");
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        ::lseek(get(), 0, SEEK_SET);
    }

    std::string contents() const {
        std::string text;
        char buffer[65536];
        for (off_t at = 0;;) {
            const ssize_t count = ::pread(get(), buffer, sizeof buffer, at);
            check(count < 0 ? errno : 0, "read");
            if (count == 0) {
                return text;
            }
            text.append(buffer, static_cast<std::size_t>(count));
            at += count;
        }
    }

private:
    Descriptor file_;
};

struct Streams {
    MemoryFile in{"stdin"};
    MemoryFile out{"stdout"};
    MemoryFile err{"stderr"};
};

using Environment = std::map<std::string, std::string>;

Environment merged_environment(const std::map<std::string, std::optional<std::string>>& changes) {
    Environment merged;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        if (equals != std::string_view::npos) {
            merged[std::string(text.substr(0, equals))] = text.substr(equals + 1);
        }
    }
    for (const auto& [name, value] : changes) {
        if (value) {
            merged[name] = *value;
        } else {
            merged.erase(name);
        }
    }
    return merged;
}

std::string find_program(const std::string& name, const Environment& environment) {
    const auto path = environment.find("PATH");
    if (name.find('/') != std::string::npos || path == environment.end()) {
        return name;
    }
    std::string_view rest = path->second;
    for (;;) {
        const auto end = rest.find(':');
        const std::string candidate = std::string(rest.substr(0, end)) + "/" + name;
        if (::access(candidate.c_str(), X_OK) == 0) {
            return candidate;
        }
        if (end == std::string_view::npos) {
            return name;
        }
        rest.remove_prefix(end + 1);
    }
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

class SpawnPlan {
public:
    SpawnPlan(const Streams& streams, const std::filesystem::path& cwd) {
        check(::posix_spawn_file_actions_init(&actions_), "posix_spawn");
        check(::posix_spawnattr_init(&attributes_), "posix_spawn");
        ::posix_spawn_file_actions_adddup2(&actions_, streams.in.get(), STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, streams.out.get(), STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, streams.err.get(), STDERR_FILENO);
        if (!cwd.empty()) {
            ::posix_spawn_file_actions_addchdir_np(&actions_, cwd.c_str());
        }
        // Its own group, so that a timeout reaches its children too.
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    pid_t start(std::vector<std::string> argv, const Environment& environment) const {
        std::vector<std::string> variables;
        for (const auto& [name, value] : environment) {
            variables.push_back(name + "=" + value);
        }
        const std::string program = find_program(argv.at(0), environment);
        pid_t pid = 0;
        check(::posix_spawn(&pid, program.c_str(), &actions_, &attributes_, pointers(argv).data(),
                            pointers(variables).data()),
              "cannot run " + program);
        return pid;
    }

private:
    posix_spawn_file_actions_t actions_ = {};
    posix_spawnattr_t attributes_ = {};
};

int reap(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

bool wait_for_end(pid_t pid, std::chrono::milliseconds timeout) {
    // glibc 2.36 declares pidfd_open without extern "C".
    const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    if (handle < 0 && errno == ESRCH) {
        return true;
    }
    const Descriptor watch(handle, "pidfd_open");
    pollfd watched{.fd = watch.get(), .events = POLLIN, .revents = 0};
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const int ready = ::poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
        if (ready >= 0 || errno != EINTR) {
            return ready > 0;
        }
    }
}

std::string ProcessResult::describe() const {
    std::string text = "exit " + std::to_string(exit_code);
    if (timed_out) {
        text = "timed out";
    } else if (signal != 0) {
        text = "signal " + std::to_string(signal);
    }
    return text + "\n--- stdout ---\n" + out + "--- stderr ---\n" + err;
}

ProcessResult run_process(const std::vector<std::string>& argv, const ProcessOptions& options) {
    const Streams streams;
    streams.in.fill(options.input);
    const pid_t pid = SpawnPlan(streams, options.cwd).start(argv, merged_environment(options.env));
    ProcessResult result;
    result.timed_out = !wait_for_end(pid, options.timeout);
    if (result.timed_out) {
        ::kill(-pid, SIGKILL);
    }
    const int status = reap(pid);
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    result.exit_code = result.signal != 0 ? 128 + result.signal : WEXITSTATUS(status);
    result.out = streams.out.contents();
    result.err = streams.err.contents();
    return result;
}

}  // namespace retort::test_support
