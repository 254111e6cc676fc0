// Splitting a line of options as a shell would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

// Words between white space; quotes and backslashes group as in a POSIX shell.
// Nothing is expanded. Throws ErrorKind::config for a quote without an end.
//   split_shell_words("-O2 -DNAME='a b'")  // {"-O2", "-DNAME=a b"}
std::vector<std::string> split_shell_words(std::string_view text);

}  // namespace retort::base
