// Forking, and reading pipes; see worker.hpp.
#include "commands/worker.hpp"

#include "retort/error.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <utility>

namespace retort::commands {

namespace {

Error cannot_start() {
    return Error(ErrorKind::command, std::string("cannot start a process: ") + std::strerror(errno))
        .with_hint("with fewer --jobs there are fewer of them at a time");
}

// Nobody that a script starts may keep an end open.
struct Pipe {
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw cannot_start();
        }
        reader = base::Descriptor(ends[0]);
        writer = base::Descriptor(ends[1]);
    }

    base::Descriptor reader;
    base::Descriptor writer;
};

void flush_all() {
    std::fflush(stdout);
    std::fflush(stderr);
    std::cout.flush();
    std::cerr.flush();
}

// What is ignored already stays so. Not SIG_IGN: a compiler that is started would inherit that.
void pass_over(int signal, int flags) {
    struct sigaction before {};
    struct sigaction action {};
    action.sa_handler = [](int) {};
    action.sa_flags = SA_RESTART | flags;
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
        ::sigaction(signal, &action, nullptr);
    }
}

// A terminal or a supervisor sends them to every process of a command, and it is for the one that
// started this to say what they mean. Where that one is gone, a second SIGTERM ends this.
void pass_over_interrupts() {
    pass_over(SIGINT, 0);
    pass_over(SIGTERM, static_cast<int>(SA_RESETHAND));
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    ::sigprocmask(SIG_UNBLOCK, &ours, nullptr);
}

void replace_standard(int out, int err) {
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
}

void write_whole(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno != EINTR) {
            return;  // whoever started this is gone: the work goes on
        }
        text.remove_prefix(static_cast<std::size_t>(count < 0 ? 0 : count));
    }
}

// No destructor and no exit handler of this copy runs: they are the other process's.
[[noreturn]] void run_child(const Worker::Work& work, int out, int err, int answer) {
    pass_over_interrupts();
    // Whoever reads may be gone.
    std::signal(SIGPIPE, SIG_IGN);
    replace_standard(out, err);
    const std::string text = work([answer](std::string_view told) { write_whole(answer, told); });
    flush_all();
    write_whole(answer, text);
    ::_exit(0);
}

}  // namespace

Worker::Worker(const Work& work, TakeLine take_line) : take_line_(std::move(take_line)) {
    Pipe out;
    Pipe err;
    Pipe answer;
    flush_all();
    process_ = ::fork();
    if (process_ < 0) {
        throw cannot_start();
    }
    if (process_ == 0) {
        for (Pipe* pipe : {&out, &err, &answer}) {
            pipe->reader.close();
        }
        run_child(work, out.writer.get(), err.writer.get(), answer.writer.get());
    }
    for (auto [input, pipe] :
         {std::pair(&out_, &out), std::pair(&err_, &err), std::pair(&answer_, &answer)}) {
        input->pipe = std::move(pipe->reader);
        ::fcntl(input->pipe.get(), F_SETFL, O_NONBLOCK);
    }
}

Worker::~Worker() {
    kill();
    if (process_ > 0) {
        wait(0);
    }
}

void Worker::kill() const noexcept {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
    }
}

void Worker::let_go() noexcept {
    for (Input* input : {&out_, &err_, &answer_}) {
        input->pipe.close();
    }
}

void Worker::add_to(std::vector<pollfd>& waited) const {
    for (const Input* input : {&out_, &err_, &answer_}) {
        if (input->pipe.is_open()) {
            waited.push_back({.fd = input->pipe.get(), .events = POLLIN, .revents = 0});
        }
    }
}

// Until there is no more for now, or ever.
void Worker::read(Input& input) const {
    std::array<char, 65536> buffer{};
    while (input.pipe.is_open()) {
        const ssize_t count = ::read(input.pipe.get(), buffer.data(), buffer.size());
        if (count > 0) {
            input.text.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (count == 0) {
            input.pipe.close();
        } else if (errno != EINTR) {
            return;
        }
    }
}

void Worker::take_lines(Input& input, Stream stream) const {
    read(input);
    std::size_t start = 0;
    for (std::size_t end = 0; (end = input.text.find('\n', start)) != std::string::npos; start = end + 1) {
        take_line_(stream, std::string_view(input.text).substr(start, end - start));
    }
    input.text.erase(0, start);
}

void Worker::take_rest(Input& input, Stream stream) const {
    take_lines(input, stream);
    if (!input.text.empty()) {
        take_line_(stream, input.text);
    }
    input.pipe.close();
}

bool Worker::wait(int options) {
    pid_t ended = 0;
    do {
        ended = ::waitpid(process_, &status_, options);
    } while (ended < 0 && errno == EINTR);
    // With SIGCHLD ignored there is nothing to ask: then the answer tells.
    const bool is_over = ended != 0;
    process_ = is_over ? -1 : process_;
    return is_over;
}

// A process that it left behind may hold its pipes open: the end of the process counts, too. It is
// never waited for: what closed its answer may print on, and wait for who reads that.
std::optional<WorkerEnd> Worker::pump() {
    take_lines(out_, Stream::out);
    take_lines(err_, Stream::err);
    read(answer_);
    if (!wait(WNOHANG)) {
        return std::nullopt;
    }
    return finish();
}

WorkerEnd Worker::finish() {
    take_rest(out_, Stream::out);
    take_rest(err_, Stream::err);
    read(answer_);
    answer_.pipe.close();
    return {.answer = std::move(answer_.text),
            .signal = WIFSIGNALED(status_) ? WTERMSIG(status_) : 0,
            .exit_code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 0};
}

}  // namespace retort::commands
