// Printing; see printer.hpp.
#include "cli/printer.hpp"

#include "base/text.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace retort::cli {

namespace {

void write(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

std::string painted(bool colour, const char* code, std::string_view text) {
    return colour ? "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m" : std::string(text);
}

constexpr const char* kGreen = "32";
constexpr const char* kYellow = "33";
constexpr const char* kRed = "31";

}  // namespace

// NO_COLOR: https://no-color.org
Printer::Printer() : colour_(isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr) {}

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
    write(stderr, start + painted(colour_, kRed, "FAILED:") + " " +
                      base::replace_all(error.describe(), "\n", "\n" + start) + "\n");
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
