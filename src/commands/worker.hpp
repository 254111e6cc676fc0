// A piece of work in a process of its own, with what it prints and its result in pipes.
#pragma once

#include "base/descriptor.hpp"

#include <poll.h>
#include <sys/types.h>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::commands {

enum class Stream { out, err };

// Takes a line that the process printed, without its end.
using TakeLine = std::function<void(Stream stream, std::string_view line)>;

// How the process ended.
struct WorkerEnd {
    std::string answer;  // what the work returned, as far as it came
    int signal = 0;      // that ended it
    int exit_code = 0;
};

class Worker {
public:
    // Adds to the answer at once: it comes even if the process does not live to return the rest.
    using Tell = std::function<void(std::string_view text)>;
    // What it returns is the rest of the answer. It must not throw.
    using Work = std::function<std::string(const Tell& tell)>;

    // Runs in a copy of this process, which must have one thread and nothing open that is not to
    // be shared. SIGINT does not end it, nor does the first SIGTERM; its stdin is empty. It goes on
    // when this process is gone, as long as nothing there holds its pipes: see let_go(). Throws
    // Error(command) where no process can be started.
    Worker(const Work& work, TakeLine take_line);
    // Ends the process, if it runs.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // What poll() is to wait for.
    void add_to(std::vector<pollfd>& waited) const;
    // Takes what there is without waiting; how it ended, once it did.
    std::optional<WorkerEnd> pump();
    // The answer is whole, and the end of the process not seen yet: it takes no time.
    bool is_ending() const { return !answer_.pipe.is_open(); }
    // Ends it at once, whatever it does.
    void kill() const noexcept;
    // For the copies that later workers are: the pipes are not theirs to hold open.
    void let_go() noexcept;

private:
    struct Input {
        base::Descriptor pipe{};
        std::string text{};  // not taken yet
    };

    void read(Input& input) const;
    void take_lines(Input& input, Stream stream) const;
    void take_rest(Input& input, Stream stream) const;
    bool wait(int options);
    WorkerEnd finish();

    TakeLine take_line_;
    Input out_;
    Input err_;
    Input answer_;
    pid_t process_ = -1;
    int status_ = 0;
};

}  // namespace retort::commands
