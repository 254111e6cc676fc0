// Branch labels beyond the file that declares them.
#pragma once

#include "revisions/links.hpp"

#include <string>
#include <vector>

namespace retort::revisions {

// One list a revision, in the order in which labels were declared: its own
// labels and those it takes part in. A label covers the versioned descendants
// of its revision; where these are a single line, also the line below, down to
// but without the first branch or merge point. Labels never follow dependencies.
std::vector<std::vector<std::string>> spread_labels(const std::vector<Revision>& revisions,
                                                    const std::vector<Links>& links);

}  // namespace retort::revisions
