// Revisions as text; see print_revisions.hpp.
#include "cli/print_revisions.hpp"

#include "base/text.hpp"

namespace retort::cli {

namespace {

using commands::RevisionView;

// Where databases stand apart, it says which are there.
std::string current_mark(const RevisionView& revision) {
    if (!revision.is_current) {
        return "";
    }
    return revision.is_current_everywhere ? " (current)"
                                          : " (current in " + base::join(revision.current_in, ", ") + ")";
}

std::string marks(const RevisionView& revision) {
    std::string text;
    if (revision.is_effective_head) {
        text += " (effective head)";
    } else if (revision.is_head) {
        text += " (head)";
    }
    text += current_mark(revision);
    text += revision.is_branch_point ? " (branchpoint)" : "";
    text += revision.is_merge_point ? " (mergepoint)" : "";
    return text;
}

std::string in_parentheses(const std::vector<std::string>& names) {
    return names.empty() ? "" : " (" + base::join(names, ", ") + ")";
}

std::string or_base(const std::vector<std::string>& ids) {
    return ids.empty() ? "<base>" : base::join(ids, ", ");
}

std::string indented(const std::string& text) {
    return "    " + base::replace_all(text, "\n", "\n    ");
}

}  // namespace

std::string short_line(const RevisionView& revision, const ShortLineOptions& options) {
    return revision.id + (options.labels ? in_parentheses(revision.branch_labels) : "") + marks(revision);
}

std::string history_line(const RevisionView& revision) {
    return or_base(revision.down_revisions) + in_parentheses(revision.depends_on) + " -> " + revision.id +
           in_parentheses(revision.branch_labels) + marks(revision) + ", " + revision.summary;
}

std::string long_form(const RevisionView& revision) {
    std::string text = "Rev: " + revision.id;
    text += revision.is_head ? " (head)" : "";
    text += revision.is_branch_point ? " (branchpoint)" : "";
    text += revision.is_merge_point ? " (mergepoint)" : "";
    text += current_mark(revision);
    text += revision.is_merge_point ? "\nMerges: " + base::join(revision.down_revisions, ", ")
                                    : "\nParent: " + or_base(revision.down_revisions);
    if (!revision.depends_on.empty()) {
        text += "\nAlso depends on: " + base::join(revision.depends_on, ", ");
    }
    if (revision.is_branch_point) {
        text += "\nBranches into: " + base::join(revision.children, ", ");
    }
    if (!revision.branch_labels.empty()) {
        text += "\nBranch names: " + base::join(revision.branch_labels, ", ");
    }
    return text + "\nPath: " + revision.path + "\n\n" + indented(revision.message) + "\n";
}

}  // namespace retort::cli
