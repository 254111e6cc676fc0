// The user's text editor: which it is, and running it.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace retort::commands {

// The program and its arguments. $EDITOR where it names a file; otherwise the
// first of $EDITOR, $VISUAL and some well-known ones that is found in $PATH.
// `locate` says where a path that the user typed is. Throws Error(command).
using Locate = std::function<std::string(const std::string& path)>;
std::vector<std::string> find_editor(const Locate& locate);

// Opens the file in the terminal that the program runs in, and waits. No shell is
// involved. Throws Error(command) when it cannot be started or fails.
void run_editor(const std::vector<std::string>& editor, const std::string& path);

}  // namespace retort::commands
