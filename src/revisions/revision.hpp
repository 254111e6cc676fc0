// A revision as its file declares it: names only. The graph turns names into links.
#pragma once

#include "retort/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::revisions {

struct Revision {
    std::string id = "";
    std::vector<std::string> down_revisions = {};
    std::vector<std::string> depends_on = {};     // identifiers or branch labels, as written
    std::vector<std::string> branch_labels = {};  // declared in this file
    std::string message = "";  // what the file says about itself; several paragraphs perhaps
    std::string path = "";
    int line = 0;             // of the declaration, 0 when unknown
    std::string create_date;  // as the file writes it
};

// The first paragraph of the message: what lists and progress lines show.
std::string_view summary(const Revision& revision);

// "id (summary)", or the identifier alone when nothing is said about it.
std::string describe(const Revision& revision);

// An error about the file that declares `revision`, placed there.
Error revision_error(const Revision& revision, std::string message);

}  // namespace retort::revisions
