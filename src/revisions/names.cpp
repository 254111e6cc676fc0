// Names: reading them in, and refusing those that could not be addressed later.
#include "revisions/names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace retort::revisions {

namespace {

bool is_reserved(std::string_view name) {
    constexpr std::array<std::string_view, 4> kReserved = {"head", "heads", "base", "current"};
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

// The characters of `name` that are in `illegal`, each once, sorted.
std::string list_illegal(std::string_view name, std::string_view illegal) {
    std::vector<std::string> found;
    for (const char c : illegal) {
        if (name.find(c) != std::string_view::npos) {
            found.emplace_back(1, c);
        }
    }
    std::sort(found.begin(), found.end());
    return base::join(found, ", ");
}

void check_label(const Revision& revision, const std::string& label) {
    if (label.empty()) {
        throw revision_error(revision, "Revision " + revision.id + " declares an empty branch label");
    }
    if (is_reserved(label)) {
        throw revision_error(revision,
                             "Branch name '" + label + "' in revision " + revision.id + " is a reserved word")
            .with_hint("head, heads, base and current name positions in every history");
    }
    // A label may hold '-', which an identifier may not: existing projects have such labels.
    if (const std::string illegal = list_illegal(label, "@:"); !illegal.empty()) {
        throw revision_error(revision,
                             "Character(s) '" + illegal + "' not allowed in branch name '" + label + "'");
    }
}

}  // namespace

void check_id(const Revision& revision) {
    if (revision.id.empty()) {
        throw revision_error(revision, "The revision identifier is empty");
    }
    if (const std::string illegal = list_illegal(revision.id, "@-+:"); !illegal.empty()) {
        throw revision_error(revision, "Character(s) '" + illegal + "' not allowed in revision identifier '" +
                                           revision.id + "'")
            .with_hint("these characters mean branches, steps and ranges on the command line");
    }
    if (is_reserved(revision.id)) {
        throw revision_error(revision, "Revision identifier '" + revision.id + "' is a reserved word")
            .with_hint("head, heads, base and current name positions in every history");
    }
    const std::size_t length = base::count_code_points(revision.id);
    if (length > kMaxIdLength) {
        throw revision_error(revision,
                             "Revision identifier '" + revision.id + "' is " + std::to_string(length) +
                                 " characters long; the version table holds " + std::to_string(kMaxIdLength));
    }
}

Names::Names(const std::vector<Revision>& revisions) {
    ids_.reserve(revisions.size());
    for (Index index = 0; index < revisions.size(); ++index) {
        const Revision& revision = revisions[index];
        check_id(revision);
        const auto [entry, is_new] = ids_.emplace(revision.id, index);
        if (!is_new) {
            throw revision_error(revision, "Revision " + revision.id + " is present more than once")
                .with_hint("it is also in " + revisions[entry->second].path +
                           "; remove or renumber one of them");
        }
    }
    for (Index index = 0; index < revisions.size(); ++index) {
        add_labels(revisions, index);
    }
}

void Names::add_labels(const std::vector<Revision>& revisions, Index index) {
    const Revision& revision = revisions[index];
    for (const std::string& label : revision.branch_labels) {
        check_label(revision, label);
        if (const auto user = find(label)) {
            const Revision& other = revisions[*user];
            throw revision_error(revision, "Branch name '" + label + "' in revision " + revision.id +
                                               " already used by revision " + other.id)
                .with_hint("the other use is in " + other.path);
        }
        labels_.emplace(label, index);
        label_order_.push_back(label);
    }
}

std::optional<Index> Names::find_id(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Index> Names::find_label(std::string_view label) const {
    const auto found = labels_.find(label);
    return found == labels_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Index> Names::find(std::string_view name) const {
    const auto id = find_id(name);
    return id ? id : find_label(name);
}

}  // namespace retort::revisions
