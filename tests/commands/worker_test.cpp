// Work in a process of its own: what it prints, what it returns, how it ends.
#include "commands/worker.hpp"

#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>

namespace retort::commands {
namespace {

using testing::ElementsAre;

class WorkerTest : public testing::Test {
protected:
    WorkerEnd run(const std::function<std::string()>& work) {
        return run_telling([&work](const Worker::Tell&) { return work(); });
    }
    WorkerEnd run_telling(const Worker::Work& work) {
        Worker worker(work, [this](Stream stream, std::string_view line) {
            lines_.push_back((stream == Stream::out ? "out " : "err ") + std::string(line));
        });
        return wait(worker);
    }

    static WorkerEnd wait(Worker& worker) {
        for (;;) {
            if (auto end = worker.pump()) {
                return *std::move(end);
            }
            std::vector<pollfd> waited;
            worker.add_to(waited);
            ::poll(waited.data(), waited.size(), 10);
        }
    }

    std::vector<std::string> lines_;
};

TEST_F(WorkerTest, ReturnsItsAnswer) {
    const std::string large(300'000, 'x');
    const auto end = run([&] { return large; });
    EXPECT_EQ(end.answer, large) << "more than a pipe holds";
    EXPECT_EQ(end.signal, 0);
    EXPECT_EQ(end.exit_code, 0);
}

TEST_F(WorkerTest, PassesOnWhatItPrintsByLines) {
    run([] {
        std::fputs("one\ntw", stdout);
        std::fputs("o\n\n", stdout);
        std::cout << "three";
        return std::string();
    });
    EXPECT_THAT(lines_, ElementsAre("out one", "out two", "out ", "out three"));
    lines_.clear();
    run([] {
        std::fputs("warning\nrest", stderr);
        return std::string();
    });
    EXPECT_THAT(lines_, ElementsAre("err warning", "err rest"));
}

TEST_F(WorkerTest, SaysHowItEnded) {
    EXPECT_EQ(run([]() -> std::string { ::raise(SIGKILL), std::abort(); }).signal, SIGKILL);
    EXPECT_EQ(run([]() -> std::string { ::_exit(7); }).exit_code, 7);
    EXPECT_EQ(run([] {
                  ::raise(SIGINT);
                  return std::string("went on");
              }).answer,
              "went on");
    EXPECT_EQ(run([] { return std::to_string(::getchar()); }).answer, "-1") << "its stdin is empty";
}

TEST_F(WorkerTest, EndsThoughAProcessThatItLeftBehindHoldsItsPipes) {
    std::array<int, 2> held{};
    ASSERT_EQ(::pipe(held.data()), 0);
    const auto end = run([&]() -> std::string {
        if (::fork() == 0) {
            ::close(held[1]);
            char nothing = 0;
            ::_exit(static_cast<int>(::read(held[0], &nothing, 1)));
        }
        std::puts("before");
        return "done";
    });
    EXPECT_EQ(end.answer, "done");
    EXPECT_THAT(lines_, ElementsAre("out before"));
    ::close(held[0]);
    ::close(held[1]);
}

TEST_F(WorkerTest, CanBeEnded) {
    const Worker::Work forever = [](const auto&) -> std::string {
        for (;;) {
            ::pause();
        }
    };
    Worker worker(forever, [](Stream, std::string_view) {});
    worker.kill();
    EXPECT_EQ(wait(worker).signal, SIGKILL);
    worker.kill();
    const Worker given_up(forever, [](Stream, std::string_view) {});
}

TEST_F(WorkerTest, PassesOverTheFirstRequestToEnd) {
    EXPECT_EQ(run([] {
                  ::raise(SIGTERM);
                  return std::string("went on");
              }).answer,
              "went on");
    EXPECT_EQ(run([]() -> std::string {
                  ::raise(SIGTERM);
                  ::raise(SIGTERM);
                  return "went on";
              }).signal,
              SIGTERM);
}

TEST_F(WorkerTest, CanBeEndedWhereRequestsToEndAreIgnored) {
    const auto before = std::signal(SIGTERM, SIG_IGN);
    Worker worker(
        [](const auto&) -> std::string {
            ::raise(SIGTERM);
            ::raise(SIGTERM);
            for (;;) {
                ::pause();
            }
        },
        [](Stream, std::string_view) {});
    worker.kill();
    EXPECT_EQ(wait(worker).signal, SIGKILL);
    std::signal(SIGTERM, before);
}

TEST_F(WorkerTest, TellsBeforeItDies) {
    EXPECT_EQ(run_telling([](const Worker::Tell& tell) -> std::string {
                  tell("one, ");
                  tell("two");
                  ::raise(SIGKILL);
                  std::abort();
              }).answer,
              "one, two");
    EXPECT_EQ(run_telling([](const Worker::Tell& tell) {
                  tell("one, ");
                  return std::string("two");
              }).answer,
              "one, two");
}

// As a script may that makes a daemon of itself.
TEST_F(WorkerTest, MayPrintOnAfterItClosedItsAnswer) {
    const auto end = run([]() -> std::string {
        for (int file = STDERR_FILENO + 1; file < 1024; ++file) {
            ::close(file);
        }
        ::usleep(50'000);
        std::fputs(std::string(1'000'000, 'x').c_str(), stdout);
        return "lost";
    });
    EXPECT_EQ(end.exit_code, 0);
    EXPECT_EQ(end.answer, "");
    ASSERT_EQ(lines_.size(), 1U);
    EXPECT_EQ(lines_.front().size(), 1'000'004U);
}

// Two workers of a process that is killed; they print much, then say so in files.
class Orphans {
public:
    Orphans() : starter_(::fork()) {
        if (starter_ == 0) {
            Worker first([this](const auto&) { return work("a"); }, [](Stream, std::string_view) {});
            const Worker second(
                [&](const auto&) {
                    first.let_go();
                    return work("b");
                },
                [](Stream, std::string_view) {});
            for (;;) {
                ::pause();
            }
        }
    }

    void orphan() {
        ::kill(starter_, SIGKILL);
        ::waitpid(starter_, nullptr, 0);
        folder_.write("orphaned", "");
    }

    // Soon, both of them.
    bool have(const std::string& what) const {
        for (int i = 0; i < 10'000 && !(is_there("a " + what) && is_there("b " + what)); ++i) {
            ::usleep(1000);
        }
        return is_there("a " + what) && is_there("b " + what);
    }

private:
    std::string work(const std::string& name) const {
        folder_.write(name + " begun", "");
        while (!is_there("orphaned")) {
            ::usleep(1000);
        }
        const std::string much(1'000'000, 'x');
        for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
            if (::write(file, much.data(), much.size()) < 0) {
                folder_.write(name + " was not read", "");
            }
        }
        folder_.write(name + " ended", "");
        return much;
    }
    bool is_there(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

    test_support::TempDir folder_;
    pid_t starter_;
};

// They would wait for ever for somebody to read what they print, their databases locked.
TEST_F(WorkerTest, GoesOnWhenWhoeverStartedItIsKilled) {
    Orphans orphans;
    ASSERT_TRUE(orphans.have("begun"));
    orphans.orphan();
    EXPECT_TRUE(orphans.have("ended"));
    EXPECT_TRUE(orphans.have("was not read"));
}

}  // namespace
}  // namespace retort::commands
