// Child processes. They stay in the caller's process group, so that Ctrl-C ends
// them too.
#include "scripts/cpp/compile.hpp"

#include "retort/error.hpp"
#include "scripts/files.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <thread>

namespace retort::scripts::cpp {

namespace {

class SpawnActions {
public:
    SpawnActions(const CompileJob& job, const std::string& folder) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, job.log_file.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC, 0666);
        ::posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
        ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    }
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

pid_t start(const CompileJob& job, const std::string& folder) {
    std::vector<char*> arguments;
    for (const std::string& word : job.command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    const SpawnActions actions(job, folder);
    pid_t process = 0;
    const int code =
        ::posix_spawnp(&process, arguments.front(), actions.get(), nullptr, arguments.data(), environ);
    if (code != 0) {
        throw Error(ErrorKind::build,
                    "Can't start the compiler '" + job.command.front() + "': " + std::strerror(code))
            .with_hint("name another in the ini: [retort] compiler = clang++");
    }
    return process;
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) {
            return 0;  // a program that ignores SIGCHLD never learns; the missing output will tell
        }
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// Children that are running, oldest first. Waits for them even after an error.
class Running {
public:
    explicit Running(std::vector<CompileResult>& results) : results_(results) {}
    ~Running() {
        while (!processes_.empty()) {
            wait_for_oldest();
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::size_t size() const { return processes_.size(); }
    void add(pid_t process) { processes_.push_back(process); }
    void wait_for_oldest() {
        results_[finished_++].exit_code = wait_for(processes_.front());
        processes_.pop_front();
    }

private:
    std::vector<CompileResult>& results_;
    std::deque<pid_t> processes_;
    std::size_t finished_ = 0;
};

}  // namespace

std::vector<CompileResult> run_jobs(const std::vector<CompileJob>& jobs, const std::string& folder) {
    const std::size_t limit = std::max(1U, std::thread::hardware_concurrency());
    std::vector<CompileResult> results(jobs.size());
    {
        Running running(results);
        for (const CompileJob& job : jobs) {
            if (running.size() == limit) {
                running.wait_for_oldest();
            }
            running.add(start(job, folder));
        }
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        results[i].output = find_text(jobs[i].log_file).value_or("");
    }
    return results;
}

}  // namespace retort::scripts::cpp
