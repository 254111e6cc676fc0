// The revision graph: every revision of a project, validated and linked. A pure
// value: it reads no file and no database. Scripts build it; history, resolution
// and the plans read it.
#pragma once

#include "revisions/links.hpp"
#include "revisions/names.hpp"
#include "revisions/revision.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::revisions {

// Example:
//   Graph graph({{.id = "a"}, {.id = "b", .down_revisions = {"a"}}});
//   graph[graph.heads().front()].id  // "b"
// Indices and references stay valid as long as the graph; order is load order,
// which also breaks every tie, so the same files give the same answers.
class Graph {
public:
    Graph() = default;
    // Throws ErrorKind::script, placed in the file at fault: duplicate or illegal
    // names, unknown parents or dependencies, cycles.
    explicit Graph(std::vector<Revision> revisions);

    std::size_t size() const { return revisions_.size(); }
    bool empty() const { return revisions_.empty(); }
    const Revision& operator[](Index index) const { return revisions_[index]; }
    const std::vector<Revision>& revisions() const { return revisions_; }
    const Links& links(Index index) const { return links_[index]; }
    // Whole identifiers and labels only; symbols are for resolve.hpp.
    const Names& names() const { return names_; }
    std::optional<Index> find(std::string_view id) const { return names_.find_id(id); }

    // Declared and inherited labels, in order of declaration.
    const std::vector<std::string>& labels(Index index) const { return labels_[index]; }

    // Revisions that nobody names as parent; real heads are not depended on either.
    const std::vector<Index>& heads() const { return heads_; }
    const std::vector<Index>& real_heads() const { return real_heads_; }
    // Revisions without parents; they may have dependencies.
    const std::vector<Index>& bases() const { return bases_; }

    bool is_head(Index index) const { return links_[index].children.empty(); }
    bool is_real_head(Index index) const { return links_[index].all_children.empty(); }
    // A head that another revision depends on.
    bool is_effective_head(Index index) const { return is_head(index) && !is_real_head(index); }
    bool is_base(Index index) const { return links_[index].parents.empty(); }
    bool is_branch_point(Index index) const { return links_[index].children.size() > 1; }
    bool is_merge_point(Index index) const { return links_[index].parents.size() > 1; }

private:
    std::vector<Revision> revisions_;
    Names names_;
    std::vector<Links> links_;
    std::vector<std::vector<std::string>> labels_;
    std::vector<Index> heads_;
    std::vector<Index> real_heads_;
    std::vector<Index> bases_;
};

// The identifiers of `indices`, in their order.
std::vector<std::string> list_ids(const Graph& graph, const std::vector<Index>& indices);

}  // namespace retort::revisions
