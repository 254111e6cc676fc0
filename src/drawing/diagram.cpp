// From a graph to a diagram; see diagram.hpp.
#include "drawing/diagram.hpp"

#include "base/text.hpp"
#include "drawing/characters.hpp"
#include "revisions/reach.hpp"

#include <algorithm>

namespace retort::drawing {

namespace {

using revisions::Graph;
using revisions::Index;

class Builder {
public:
    Builder(const Graph& graph, const std::vector<Tips>& current)
        : graph_(graph), current_(current), positions_(graph.size(), kAbsent) {
        for (const Tips& tips : current) {
            applied_.push_back(mark_ancestors(graph, tips.revisions));
        }
    }

    Diagram build(const std::vector<Index>& indices) {
        for (const Index index : indices) {
            add_node(index);
        }
        const std::size_t inside = members_.size();
        for (std::size_t from = 0; from < inside; ++from) {
            const auto& links = graph_.links(members_[from]);
            add_edges(from, links.parents, EdgeKind::parent);
            add_edges(from, links.dependencies, EdgeKind::dependency);
        }
        return std::move(diagram_);
    }

private:
    static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

    void add_node(Index index) {
        positions_[index] = members_.size();
        members_.push_back(index);
        Node node;
        node.id = clean_line(graph_[index].id);
        node.summary = clean_line(revisions::summary(graph_[index]));
        node.labels = clean_all(graph_.labels(index));
        node.depends_on = clean_all(list_ids(graph_, graph_.links(index).dependencies));
        node.is_head = graph_.is_head(index);
        node.is_effective_head = graph_.is_effective_head(index);
        mark(node, index);
        diagram_.nodes.push_back(std::move(node));
    }

    void add_edges(std::size_t from, const std::vector<Index>& below, EdgeKind kind) {
        for (const Index index : below) {
            if (positions_[index] == kAbsent) {
                add_node(index);
                diagram_.nodes.back().is_outside = true;
            }
            diagram_.edges.push_back({.from = from, .to = positions_[index], .kind = kind});
        }
    }

    void mark(Node& node, Index index) const {
        if (current_.empty()) {
            return;
        }
        const bool is_applied = std::all_of(applied_.begin(), applied_.end(),
                                            [index](const revisions::Mask& mask) { return mask[index]; });
        node.standing = is_applied ? Standing::applied : Standing::pending;
        for (const auto& [database, tips] : current_) {
            if (std::find(tips.begin(), tips.end(), index) != tips.end()) {
                node.standing = Standing::current;
                if (!database.empty()) {
                    node.current_in.push_back(clean_line(database));
                }
            }
        }
        if (node.current_in.size() == current_.size()) {
            node.current_in.clear();  // in all of them: not worth a list
        }
    }

    static std::vector<std::string> clean_all(std::vector<std::string> texts) {
        for (std::string& text : texts) {
            text = clean_line(text);
        }
        return texts;
    }

    const Graph& graph_;
    const std::vector<Tips>& current_;
    std::vector<revisions::Mask> applied_;  // one a database
    std::vector<std::size_t> positions_;    // of each revision among the nodes
    std::vector<Index> members_;
    Diagram diagram_;
};

}  // namespace

Diagram make_diagram(const Graph& graph, const std::vector<Index>& indices,
                     const std::vector<Tips>& current) {
    return Builder(graph, current).build(indices);
}

std::string describe_current(const Node& node) {
    return node.current_in.empty() ? "current" : "current in " + base::join(node.current_in, ", ");
}

std::string describe_marks(const Node& node) {
    std::vector<std::string> marks;
    if (!node.labels.empty()) {
        marks.push_back("(" + base::join(node.labels, ", ") + ")");
    }
    if (node.is_head) {
        marks.emplace_back(node.is_effective_head ? "(effective head)" : "(head)");
    }
    if (node.standing == Standing::current) {
        marks.push_back("(" + describe_current(node) + ")");
    }
    return base::join(marks, " ");
}

}  // namespace retort::drawing
