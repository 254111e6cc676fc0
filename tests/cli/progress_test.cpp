// Progress as a person sees it: the program on a pseudo terminal, and without one.
#include "cli/script_list.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

namespace retort::cli_script {
namespace {

using testing::HasSubstr;
using testing::Not;

// Long enough to be shown, with enough rows for the machine.
std::string revision(int rows) {
    return "-- Revision ID: aaa111\n-- Revises: <base>\n\n-- upgrade\nCREATE TABLE t (a);\n"
           "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
           std::to_string(rows) + ") SELECT i FROM n WHERE i < 0;\n-- downgrade\nDROP TABLE t;\n";
}

class ProgressTest : public testing::Test {
protected:
    ProgressTest() {
        folder_.write("alembic.ini",
                      "[alembic]\nscript_location = alembic\nfile_format = sql\n"
                      "sqlalchemy.url = sqlite:///app.db\n");
        set_rows(5000000);
    }

    void set_rows(int rows) { folder_.write("alembic/versions/aaa111_first.sql", revision(rows)); }

    // With more rows until something is shown.
    std::string run_until_shown(const std::vector<std::string>& arguments) {
        std::string sent;
        for (int rows = 5000000; rows < 500000000; rows *= 4) {
            set_rows(rows);
            sent = run_on_terminal(arguments, "xterm");
            if (sent.find("\033[K") != std::string::npos) {
                break;
            }
        }
        return sent;
    }

    // What the terminal is sent. The statement runs anew each time.
    std::string run_on_terminal(const std::vector<std::string>& arguments, const std::string& kind) {
        forget();
        int terminal = -1;
        winsize size{.ws_row = 24, .ws_col = 70, .ws_xpixel = 0, .ws_ypixel = 0};
        const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
        if (child == 0) {
            setenv("TERM", kind.c_str(), 1);
            unsetenv("DATABASE_URL");
            execute(arguments);
        }
        std::string text;
        std::array<char, 4096> buffer{};
        for (ssize_t count = 0; (count = read(terminal, buffer.data(), buffer.size())) > 0;) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
            if (end_signal_ != 0 && text.find("\033[K") != std::string::npos) {
                kill(child, std::exchange(end_signal_, 0));
            }
        }
        close(terminal);
        waitpid(child, &status_, 0);
        return text;
    }

    // Once something is drawn.
    void end_by(int signal) { end_signal_ = signal; }
    // Of the last run, as waitpid() gives it.
    int status() const { return status_; }

    std::string run_in_pipe() {
        forget();
        return test_support::run_process({retort_program(), "upgrade", "head"},
                                         {.cwd = folder_.path(), .env = {{"DATABASE_URL", std::nullopt}}})
            .err;
    }

private:
    void forget() const { std::filesystem::remove(folder_ / "app.db"); }

    [[noreturn]] void execute(const std::vector<std::string>& arguments) const {
        std::vector<std::string> words{retort_program(), "upgrade", "head"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (auto& word : words) {
            pointers.push_back(word.data());
        }
        pointers.push_back(nullptr);
        if (chdir(folder_.path().c_str()) == 0) {
            execv(pointers[0], pointers.data());
        }
        _exit(127);
    }

    test_support::TempDir folder_;
    int end_signal_ = 0;
    int status_ = 0;
};

// What is on the screen in the end, of a terminal that knows a return and an erasing.
std::string screen(const std::string& sent) {
    std::string lines, line;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (sent[i] == '\n') {
            lines += line + "\n";
            line.clear();
        } else if (sent[i] == '\r') {
            // The next text goes over it; each that is drawn erases what is behind.
            line = i + 1 < sent.size() && sent[i + 1] == '\n' ? line : "";
        } else if (sent.compare(i, 3, "\033[K") == 0) {
            i += 2;
        } else {
            line += sent[i];
        }
    }
    return lines + line;
}

TEST_F(ProgressTest, GoesAwayOnATerminal) {
    const std::string shown = run_until_shown({});
    EXPECT_THAT(shown, HasSubstr(" s  INSERT INTO t WITH RECURSIVE"));
    EXPECT_THAT(shown, HasSubstr("\r\033[K"));
    EXPECT_EQ(status(), 0) << shown;
    const std::string quiet = run_on_terminal({"--no-progress"}, "xterm");
    EXPECT_EQ(status(), 0) << quiet;
    EXPECT_THAT(quiet, Not(HasSubstr("\033[K")));
    EXPECT_EQ(screen(shown), screen(quiet));
}

TEST_F(ProgressTest, IsNotDrawnWhereTheCursorDoesNotMove) {
    const std::string sent = run_on_terminal({}, "dumb");
    EXPECT_EQ(status(), 0) << sent;
    EXPECT_THAT(sent, Not(HasSubstr("\033")));
    const std::string piped = run_in_pipe();
    EXPECT_THAT(piped, Not(HasSubstr("\033")));
    EXPECT_THAT(piped, Not(HasSubstr("\r")));
    EXPECT_EQ(screen(sent), piped);
}

TEST_F(ProgressTest, IsSilencedWithTheRest) {
    EXPECT_THAT(run_until_shown({"--json"}), HasSubstr("\033[K")) << "stdout is another stream";
    setenv("RETORT_PROGRESS", "false", 1);
    const std::string sent = run_on_terminal({}, "xterm");
    unsetenv("RETORT_PROGRESS");
    EXPECT_EQ(status(), 0) << sent;
    EXPECT_THAT(sent, Not(HasSubstr("\033[K")));
}

TEST_F(ProgressTest, GoesAwayWhereASignalEndsTheRun) {
    set_rows(2000000000);
    for (const int signal : {SIGINT, SIGTERM}) {
        end_by(signal);
        const std::string sent = run_on_terminal({}, "xterm");
        EXPECT_TRUE(WIFSIGNALED(status()) && WTERMSIG(status()) == signal) << status();
        EXPECT_TRUE(sent.ends_with("\r\033[K")) << sent;
    }
}

}  // namespace
}  // namespace retort::cli_script
