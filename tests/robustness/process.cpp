// A part of a test in a process of its own; see process.hpp.
#include "process.hpp"

#include "retort/error.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace retort::robustness {

namespace {

void write_all(int file, const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
        const ssize_t written = ::write(file, text.data() + sent, text.size() - sent);
        if (written <= 0) {
            return;
        }
        sent += static_cast<std::size_t>(written);
    }
}

int run(const std::function<int()>& function, int output) {
    try {
        return function();
    } catch (const Error& error) {
        write_all(output, error.describe());
    } catch (const std::exception& error) {
        write_all(output, error.what());
    }
    return 1;
}

}  // namespace

Child::Child(const std::function<int()>& function) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0 || (pid_ = ::fork()) < 0) {
        throw std::runtime_error("cannot fork");
    }
    if (pid_ == 0) {
        ::close(pipe[0]);
        ::_exit(run(function, pipe[1]));
    }
    ::close(pipe[1]);
    output_ = pipe[0];
}

Child::~Child() {
    if (!waited_) {
        kill();
        wait();
    }
}

void Child::kill() const {
    ::kill(pid_, SIGKILL);
}

Ended Child::wait() {
    Ended ended;
    std::array<char, 4096> buffer{};
    for (ssize_t size = 0; (size = ::read(output_, buffer.data(), buffer.size())) > 0;) {
        ended.error.append(buffer.data(), static_cast<std::size_t>(size));
    }
    ::close(output_);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    waited_ = true;
    ended.was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

Signal::Signal() {
    if (::pipe(ends_.data()) != 0) {
        throw std::runtime_error("cannot make a pipe");
    }
}

Signal::~Signal() {
    ::close(ends_[0]);
    close_giving();
}

void Signal::give() {
    write_all(ends_[1], "!");
    close_giving();
}

void Signal::await() {
    close_giving();
    char ignored = 0;
    while (::read(ends_[0], &ignored, 1) < 0) {
    }
}

void Signal::close_giving() {
    if (ends_[1] >= 0) {
        ::close(std::exchange(ends_[1], -1));
    }
}

}  // namespace retort::robustness
