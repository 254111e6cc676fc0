// Work in a process of its own: what it prints, what it returns, how it ends.
#include "commands/worker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <iostream>

namespace retort::commands {
namespace {

using testing::ElementsAre;

class WorkerTest : public testing::Test {
protected:
    WorkerEnd run(const Worker::Work& work) {
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
    const Worker::Work forever = []() -> std::string {
        for (;;) {
            ::pause();
        }
    };
    Worker worker(forever, [](Stream, std::string_view) {});
    worker.terminate();
    EXPECT_EQ(wait(worker).signal, SIGTERM);
    const Worker given_up(forever, [](Stream, std::string_view) {});
}

}  // namespace
}  // namespace retort::commands
