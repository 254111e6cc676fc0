// Operations as the script that `--sql` prints.
#pragma once

#include "laws/stage.hpp"

#include <string>
#include <vector>

namespace retort::laws {

// The statements of the script, of a database that is known to be at A by
// replay alone.
std::vector<std::string> script_statements(Stage& stage, const Pair& pair,
                                           const std::vector<operations::Operation>& operations);
std::string script_text(Stage& stage, const std::vector<std::string>& statements);

}  // namespace retort::laws
