// Resolution: exact names first, then unique prefixes, then the branch test.
#include "revisions/resolve.hpp"

#include "base/text.hpp"
#include "revisions/reach.hpp"
#include "revisions/walk.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

// Shorter names are only matched whole, as the reference does.
constexpr std::size_t kShortestPrefixed = 4;
constexpr std::size_t kMaxShown = 5;

Error cannot_locate(const std::string& name) {
    return {ErrorKind::command, "Can't locate revision identified by '" + name + "'"};
}

std::string list_described(const Graph& graph, const std::vector<Index>& indices) {
    std::vector<std::string> texts;
    for (const Index index : indices) {
        if (texts.size() == kMaxShown) {
            texts.emplace_back("...");
            break;
        }
        texts.push_back(describe(graph[index]));
    }
    return base::join(texts, ", ");
}

// Revisions with an identifier or a declared label that starts with `prefix`.
std::vector<Index> match_prefix(const Graph& graph, std::string_view prefix) {
    const auto is_match = [prefix](const std::string& name) {
        return name.size() >= kShortestPrefixed && name.compare(0, prefix.size(), prefix) == 0;
    };
    std::vector<Index> matches;
    for (Index index = 0; index < graph.size(); ++index) {
        const Revision& revision = graph[index];
        const auto& labels = revision.branch_labels;
        if (is_match(revision.id) || std::any_of(labels.begin(), labels.end(), is_match)) {
            matches.push_back(index);
        }
    }
    return matches;
}

Index get_by_prefix(const Graph& graph, const std::string& prefix, const Mask* branch) {
    std::vector<Index> matches;
    if (!prefix.empty()) {
        matches = match_prefix(graph, prefix);
    }
    if (branch != nullptr && matches.size() > 1) {
        matches = keep_marked(matches, *branch);
    }
    if (matches.empty()) {
        throw unknown_revision(graph, prefix);
    }
    if (matches.size() > 1) {
        throw cannot_locate(prefix).with_hint("more than one name starts with '" + prefix +
                                              "': " + list_described(graph, matches));
    }
    return matches.front();
}

Index get_named(const Graph& graph, const std::string& name, const Mask* branch) {
    const auto exact = graph.names().find(name);
    return exact ? *exact : get_by_prefix(graph, name, branch);
}

// One symbol being resolved: its branch is looked up once.
class Resolver {
public:
    Resolver(const Graph& graph, const Symbol& symbol, const ResolveOptions& options)
        : graph_(graph), symbol_(symbol), options_(options) {
        if (!symbol.label.empty()) {
            branch_ = mark_lineage(graph, {get_branch(graph, symbol.label)});
        }
    }

    std::vector<Index> run() const {
        if (!symbol_.is_relative) {
            return resolve_atom();
        }
        // A label may look like steps from something: "release-2".
        const std::string whole = symbol_.text.substr(symbol_.label.empty() ? 0 : symbol_.label.size() + 1);
        if (const auto label = graph_.names().find_label(whole)) {
            return {*label};
        }
        return symbol_.atom.empty() ? resolve_below_heads() : resolve_steps();
    }

    std::vector<Index> resolve_atom() const {
        if (symbol_.atom == "base") {
            return {};
        }
        if (symbol_.atom == "heads") {
            return branch_ ? keep_marked(graph_.heads(), *branch_) : graph_.real_heads();
        }
        if (symbol_.atom == "head") {
            return resolve_head();
        }
        if (symbol_.atom == "current" && options_.current != nullptr) {
            return resolve_current();
        }
        return {resolve_identifier()};
    }

    Error multiple_heads(const std::vector<Index>& heads) const {
        const std::string& own = options_.multiple_heads;
        Error error(ErrorKind::command,
                    !own.empty()
                        ? own
                        : "Multiple head revisions are present for given argument '" + symbol_.text +
                              "'; please specify a specific target revision, '<branchname>@" + symbol_.text +
                              "' to narrow to a specific head, or 'heads' for all heads");
        error.with_hint("the heads are " + list_described(graph_, heads) + "; retort merge heads joins them");
        return error;
    }

private:
    std::vector<Index> resolve_head() const {
        std::vector<Index> heads = branch_ ? keep_marked(graph_.heads(), *branch_) : graph_.heads();
        if (heads.size() > 1) {
            throw multiple_heads(heads);
        }
        return heads;
    }

    std::vector<Index> resolve_current() const {
        const std::vector<Index> rows = get_rows(graph_, *options_.current);
        return branch_ ? keep_marked(rows, *branch_) : rows;
    }

    Index resolve_identifier() const {
        const Index index = get_named(graph_, symbol_.atom, branch_ ? &*branch_ : nullptr);
        if (branch_ && !(*branch_)[index]) {
            throw cannot_locate(symbol_.atom)
                .with_hint("Revision " + graph_[index].id + " is not a member of branch '" + symbol_.label +
                           "'");
        }
        return index;
    }

    std::vector<Index> resolve_below_heads() const {
        if (symbol_.steps >= 0) {
            throw cannot_locate(symbol_.text).with_hint("+N needs a start here: ID+N");
        }
        std::vector<Index> found;
        for (const Index head : branch_ ? keep_marked(graph_.heads(), *branch_) : graph_.real_heads()) {
            const Position end = walk(graph_, head, symbol_.steps);
            if (end.kind == Position::Kind::beyond) {
                throw relative_error(symbol_);
            }
            if (end.kind == Position::Kind::revision &&
                std::find(found.begin(), found.end(), end.index) == found.end()) {
                found.push_back(end.index);
            }
        }
        return found;
    }

    std::vector<Index> resolve_steps() const {
        const std::vector<Index> starts = resolve_atom();
        if (starts.size() > 1) {
            throw multiple_heads(starts);
        }
        WalkOptions options;
        if (branch_) {
            options.branch = get_branch(graph_, symbol_.label);
        }
        const auto start = starts.empty() ? std::nullopt : std::optional(starts.front());
        const Position end = walk(graph_, start, symbol_.steps, options);
        if (end.kind == Position::Kind::beyond) {
            throw Error(ErrorKind::command, "Walked too far").with_hint(relative_error(symbol_).message());
        }
        return end.kind == Position::Kind::base ? std::vector<Index>{} : std::vector<Index>{end.index};
    }

    const Graph& graph_;
    const Symbol& symbol_;
    const ResolveOptions& options_;
    std::optional<Mask> branch_;
};

}  // namespace

Error unknown_revision(const Graph& graph, const std::string& name) {
    std::vector<std::string> known{"head", "heads", "base"};
    for (const Revision& revision : graph.revisions()) {
        known.push_back(revision.id);
    }
    const auto& labels = graph.names().labels();
    known.insert(known.end(), labels.begin(), labels.end());
    const std::string nearest = name.empty() ? "" : base::find_nearest(name, known);
    Error error = cannot_locate(name);
    error.with_hint(nearest.empty() ? "retort history lists the revisions"
                                    : "did you mean '" + nearest + "'?");
    return error;
}

std::vector<Index> resolve_revisions(const Graph& graph, const Symbol& symbol,
                                     const ResolveOptions& options) {
    return Resolver(graph, symbol, options).run();
}

std::vector<Index> resolve_revisions(const Graph& graph, std::string_view symbol,
                                     const ResolveOptions& options) {
    return resolve_revisions(graph, parse_symbol(symbol), options);
}

std::optional<Index> resolve_revision(const Graph& graph, const Symbol& symbol,
                                      const ResolveOptions& options) {
    const Resolver resolver(graph, symbol, options);
    const std::vector<Index> found = resolver.run();
    if (found.size() > 1) {
        throw resolver.multiple_heads(found);
    }
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Index get_branch(const Graph& graph, const std::string& label) {
    const auto declared = graph.names().find_label(label);
    return declared ? *declared : get_named(graph, label, nullptr);
}

Index get_row(const Graph& graph, const std::string& row) {
    if (const auto index = graph.find(row)) {
        return *index;
    }
    throw cannot_locate(row).with_hint(
        "the database stands at '" + row +
        "', which no revision file declares; restore its file, or set the database to "
        "a known revision: retort stamp --purge <revision>");
}

std::vector<Index> get_rows(const Graph& graph, const Rows& rows) {
    std::vector<Index> indices;
    for (const std::string& row : rows) {
        const Index index = get_row(graph, row);
        if (std::find(indices.begin(), indices.end(), index) == indices.end()) {
            indices.push_back(index);
        }
    }
    return indices;
}

}  // namespace retort::revisions
