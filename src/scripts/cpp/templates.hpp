// The one syntax of tokens in the texts that `init` writes and that new revisions
// are made from: ${name}.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace retort::scripts::cpp {

// The value of a token, nullopt for a name that there is not.
using TokenValues = std::function<std::optional<std::string>(std::string_view name)>;

// `text` with each ${name} replaced; $${ stands for ${. Throws Error(script),
// placed in `file`, for an unknown name or a token without an end.
std::string expand_template(std::string_view text, const std::string& file, const TokenValues& values);

}  // namespace retort::scripts::cpp
