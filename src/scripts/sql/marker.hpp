// The comments that structure a revision in SQL: `-- upgrade`, `-- downgrade`,
// `-- autocommit`, each on a line of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace retort::scripts::sql {

struct Marker {
    enum class Kind { upgrade, downgrade, autocommit };
    Kind kind = Kind::upgrade;
    std::string database;  // of `-- upgrade NAME`; empty for every one
};

// `line` with its `--`, and perhaps white space around it. Case does not matter.
std::optional<Marker> parse_marker(std::string_view line);

// What a line that is no marker was probably meant to be, "upgrade"; "" for any
// other comment.
std::string find_meant_marker(std::string_view line);

}  // namespace retort::scripts::sql
