// What every fuzz target shares: a parser may refuse its input with the one
// exception and in the one class that its header promises; anything else is a finding.
#pragma once

#include "retort/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

// libFuzzer's entry point, one in each target; run_corpus.cpp calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace retort::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

[[noreturn]] inline void report(std::string_view what) {
    std::cerr << "finding: " << what << std::endl;
    std::abort();
}

inline void require(bool holds, std::string_view what) {
    if (!holds) {
        report(what);
    }
}

// Runs `run`; true unless it throws an Error of the class `expected`.
template <typename Run>
bool accepts(ErrorKind expected, Run&& run) {
    try {
        run();
        return true;
    } catch (const Error& error) {
        require(!error.message().empty(), "an error that says nothing");
        require(error.kind() == expected, error.describe());
        return false;
    }
}

}  // namespace retort::fuzz
