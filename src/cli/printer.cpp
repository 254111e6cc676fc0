// Printing; see printer.hpp.
#include "cli/printer.hpp"

#include "base/text.hpp"
#include "cli/visible.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace retort::cli {

namespace {

// One that does what escape sequences ask for.
bool is_terminal() {
    const char* kind = std::getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && kind != nullptr && std::string_view(kind) != "dumb";
}

std::string painted(bool colour, const char* code, std::string_view text) {
    return colour ? "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m" : std::string(text);
}

constexpr const char* kGreen = "32";
constexpr const char* kYellow = "33";
constexpr const char* kRed = "31";

}  // namespace

// NO_COLOR: https://no-color.org
Printer::Printer()
    : is_terminal_(is_terminal()), colour_(is_terminal_ && std::getenv("NO_COLOR") == nullptr) {}

void Printer::write(std::FILE* stream, const std::string& text) {
    clear_status();
    std::fwrite(text.data(), 1, text.size(), stream);
}

std::size_t Printer::status_width() const {
    winsize size{};
    constexpr std::size_t usual = 80;
    // A line that fills the last column may wrap.
    return (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : usual) - 1;
}

void Printer::status(std::string_view line) {
    if (!status_) {
        std::fflush(stdout);
        status_.emplace();
    }
    const std::string text = "\r" + std::string(line) + "\033[K";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void Printer::clear_status() {
    if (status_) {
        std::fputs("\r\033[K", stderr);
        status_.reset();
    }
}

void Printer::result(std::string_view line) {
    write(stdout, std::string(line) + "\n");
}

void Printer::raw(std::string_view text) {
    write(stdout, std::string(text));
}

void Printer::message(std::string_view line) {
    if (!quiet_) {
        write(json_ ? stderr : stdout, std::string(line) + "\n");
    }
}

void Printer::log(std::string_view logger, std::string_view line) {
    if (!quiet_) {
        write(stderr, painted(colour_, kGreen, "INFO ") + " [" + std::string(logger) + "] " +
                          std::string(line) + "\n");
    }
}

void Printer::warn(std::string_view logger, std::string_view line) {
    write(stderr,
          painted(colour_, kYellow, "WARNI") + " [" + std::string(logger) + "] " + std::string(line) + "\n");
}

bool Printer::ask(std::string_view question) {
    std::fflush(stdout);
    write(stderr, std::string(question) + " [y/N] ");
    std::string answer;
    if (!std::getline(std::cin, answer)) {
        throw Error(ErrorKind::command, "No answer to: " + std::string(question));
    }
    return !answer.empty() && (answer.front() == 'y' || answer.front() == 'Y');
}

void Printer::failure(const Error& error, std::string_view whose) {
    std::fflush(stdout);
    const std::string start = whose.empty() ? "" : std::string(whose) + ": ";
    // A statement may be from a file with line ends of another system.
    const std::string text = visible(base::replace_all(error.describe(), "\r\n", "\n"), "\n\t");
    write(stderr, start + painted(colour_, kRed, "FAILED:") + " " +
                      base::replace_all(text, "\n", "\n" + start) + "\n");
}

void Printer::relay(std::string_view line) {
    std::fflush(stdout);
    write(stderr, std::string(line) + "\n");
}

void Printer::usage_failure(std::string_view program, const Error& error) {
    const std::string text = error.describe();
    const auto end = text.find('\n');
    write(stderr,
          text.substr(0, end) + "\n" + std::string(program) + ": error: " + text.substr(end + 1) + "\n");
}

}  // namespace retort::cli
