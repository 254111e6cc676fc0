// Revision: how one is named to a person.
#include "revisions/revision.hpp"

#include "base/text.hpp"

#include <utility>

namespace retort::revisions {

std::string_view summary(const Revision& revision) {
    const std::string_view text = base::trim(revision.message);
    return base::trim(text.substr(0, text.find("\n\n")));
}

std::string describe(const Revision& revision) {
    const std::string_view text = summary(revision);
    return text.empty() ? revision.id : revision.id + " (" + std::string(text) + ")";
}

Error revision_error(const Revision& revision, std::string message) {
    Error error(ErrorKind::script, std::move(message));
    error.at({.file = revision.path, .line = revision.line});
    return error;
}

}  // namespace retort::revisions
