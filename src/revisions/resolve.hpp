// From symbols to revisions.
#pragma once

#include "revisions/graph.hpp"
#include "revisions/symbols.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::revisions {

// The rows of the version table: whole identifiers.
using Rows = std::vector<std::string>;

struct ResolveOptions {
    // What `current` stands for; without it the word is not known.
    const Rows* current = nullptr;
    // Said instead of the usual sentence when `head` finds several.
    std::string multiple_heads = "";
};

// The revisions that `symbol` names; none for `base`, and for `head` and `heads`
// of an empty history. `-N` alone counts down from each real head. Throws
// ErrorKind::command: "Can't locate revision identified by 'x'" with the reason
// (unknown, ambiguous, not in the branch) as the hint; several heads for
// `head`; a walk that forks or ends too early.
std::vector<Index> resolve_revisions(const Graph& graph, const Symbol& symbol,
                                     const ResolveOptions& options = {});
std::vector<Index> resolve_revisions(const Graph& graph, std::string_view symbol,
                                     const ResolveOptions& options = {});

// The same where only one revision makes sense; nullopt is base.
std::optional<Index> resolve_revision(const Graph& graph, const Symbol& symbol,
                                      const ResolveOptions& options = {});

// The revision that stands for a branch: one that declares the label, or else
// one identified by it.
Index get_branch(const Graph& graph, const std::string& label);

// The revision of a version row: whole identifiers only. Throws
// ErrorKind::command when no file declares it.
Index get_row(const Graph& graph, const std::string& row);
std::vector<Index> get_rows(const Graph& graph, const Rows& rows);

// "Can't locate revision identified by 'x'", with the nearest name as the hint.
Error unknown_revision(const Graph& graph, const std::string& name);

}  // namespace retort::revisions
