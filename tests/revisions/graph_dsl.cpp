// Reading and writing the tables' notation.
#include "revisions/graph_dsl.hpp"

#include "base/text.hpp"

#include <stdexcept>

namespace retort::revisions {

namespace {

Revision parse_revision(std::string_view text) {
    Revision revision;
    for (const std::string& word : words(text)) {
        if (word.rfind("deps=", 0) == 0) {
            revision.depends_on = base::split(word.substr(5), ',');
        } else if (word.rfind("labels=", 0) == 0) {
            revision.branch_labels = base::split(word.substr(7), ',');
        } else if (revision.id.empty()) {
            const auto arrow = word.find('<');
            revision.id = word.substr(0, arrow);
            if (arrow != std::string::npos) {
                revision.down_revisions = base::split(word.substr(arrow + 1), ',');
            }
        } else {
            throw std::invalid_argument("unreadable revision: " + std::string(text));
        }
    }
    revision.path = revision.id + ".cpp";
    return revision;
}

std::string dump_step(const Step& step) {
    if (step.is_stamp) {
        return base::join(step.from, ",") + "->" + base::join(step.to, ",") + ": " + dump_change(step.change);
    }
    return step.revision->id + ": " + dump_change(step.change);
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found = base::split(base::trim(text), ' ');
    std::erase(found, "");
    return found;
}

std::vector<Revision> parse_revisions(std::string_view text) {
    std::vector<Revision> revisions;
    for (const std::string& part : base::split(text, ';')) {
        if (!base::trim(part).empty()) {
            revisions.push_back(parse_revision(part));
        }
    }
    return revisions;
}

Graph parse_graph(std::string_view text) {
    return Graph(parse_revisions(text));
}

std::string ids(const Graph& graph, const std::vector<Index>& indices) {
    return base::join(list_ids(graph, indices), " ");
}

std::string dump_plan(const Plan& plan) {
    std::vector<std::string> steps;
    for (const Step& step : plan.steps) {
        steps.push_back(dump_step(step));
    }
    return base::join(steps, " | ");
}

}  // namespace retort::revisions
