// Tables of refused input: the error as one line, so that a row can state it.
#pragma once

#include "base/text.hpp"
#include "retort/error.hpp"

#include <string>

namespace retort::base {

// "place: message; hint" of the error that `run` throws, "" when it throws none.
template <typename Run>
std::string caught(Run&& run) {
    try {
        run();
    } catch (const Error& error) {
        const std::string place = format_place(error.place());
        return (place.empty() ? "" : place + ": ") + error.message() +
               (error.hint().empty() ? "" : "; " + error.hint());
    }
    return "";
}

}  // namespace retort::base
