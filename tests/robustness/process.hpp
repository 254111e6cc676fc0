// A part of a test in a process of its own, which may be killed.
#pragma once

#include <sys/types.h>

#include <array>
#include <functional>
#include <string>

namespace retort::robustness {

// How a child ended.
struct Ended {
    bool was_killed = false;
    int code = 0;
    std::string error;  // what the exception said
};

class Child {
public:
    // Runs in a copy of this process and ends with its result, or with 1 after an
    // exception. Nothing of this process may be used that is open to the outside.
    explicit Child(const std::function<int()>& function);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void kill() const;
    Ended wait();

private:
    pid_t pid_;
    int output_;
    bool waited_ = false;
};

// From one process to another, once: made before the fork, given on one side, awaited on
// the other.
class Signal {
public:
    Signal();
    ~Signal();
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    void give();
    // Also returns when every process that could give it is gone.
    void await();

private:
    void close_giving();

    std::array<int, 2> ends_{-1, -1};
};

}  // namespace retort::robustness
