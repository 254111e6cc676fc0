// Revisions as text: the short line, the history line, the long form.
#pragma once

#include "commands/revision_view.hpp"

#include <string>

namespace retort::cli {

// "<id> (labels) (head)", as `heads` and `current` print it.
struct ShortLineOptions {
    bool labels = true;
};
std::string short_line(const commands::RevisionView& revision, const ShortLineOptions& options = {});
// "<down> -> <id> (head), summary".
std::string history_line(const commands::RevisionView& revision);
// The block of several lines that `show` and `--verbose` print, with the blank
// line that ends it.
std::string long_form(const commands::RevisionView& revision);

}  // namespace retort::cli
