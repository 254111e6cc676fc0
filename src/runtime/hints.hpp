// What to do next, in the words of whoever asked for the run: commands to type, or calls
// of the library.
#pragma once

#include "runtime/settings.hpp"

#include <string>

namespace retort::runtime {

std::string upgrade_words(Caller caller, const std::string& target);
// How to say where the database is.
std::string stamp_words(Caller caller);
// How to see what is interrupted.
std::string interrupted_words(Caller caller);
// The step was interrupted at a statement that nobody knows about.
std::string undecided_hint(Caller caller, const revisions::Step& step);

}  // namespace retort::runtime
