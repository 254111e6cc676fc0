// Random queries; see random_query.hpp.
#include "revisions/differential/random_query.hpp"

#include "revisions/plan.hpp"
#include "revisions/reach.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

constexpr int kQueries = 8;

class QueryMaker {
public:
    QueryMaker(Random& random, const Graph& graph) : random_(random), graph_(graph) {
        for (const Revision& revision : graph.revisions()) {
            ids_.push_back(revision.id);
        }
    }

    std::vector<Query> run() {
        std::vector<Query> queries{{.command = "graph"}, {.command = "current", .rows = make_rows()}};
        for (int left = kQueries; left > 0; --left) {
            queries.push_back(make_query());
        }
        return queries;
    }

private:
    Query make_query() {
        static const std::vector<std::string> kCommands = {"upgrade",   "upgrade", "upgrade", "downgrade",
                                                           "downgrade", "stamp",   "history", "show"};
        Query query{.command = random_.pick(kCommands), .rows = make_rows()};
        is_current_known_ = query.command == "history" || query.command == "show";
        if (query.command == "downgrade") {
            prefer_applied(query.rows);
        }
        if (query.command == "history") {
            query.arguments = {make_range()};
        } else {
            query.arguments = {make_symbol()};
        }
        preferred_.clear();
        while (query.command == "stamp" && random_.chance(25)) {
            query.arguments.push_back(make_symbol());
        }
        return query;
    }

    // A downgrade to what is not applied says little.
    void prefer_applied(const Rows& rows) {
        std::vector<Index> known;
        for (const std::string& row : rows) {
            if (const auto index = graph_.find(row)) {
                known.push_back(*index);
            }
        }
        preferred_ = list_ids(graph_, list_marked(mark_ancestors(graph_, known)));
    }

    // Mostly a state that upgrades and downgrades lead to.
    Rows make_rows() {
        if (random_.chance(6)) {
            return make_odd_rows();
        }
        Rows rows;
        for (std::size_t left = random_.below(4); left > 0; --left) {
            rows = random_.chance(75) ? move(plan_upgrade, rows) : move(plan_downgrade, rows);
        }
        return rows;
    }

    template <typename Plan>
    Rows move(Plan plan, const Rows& rows) {
        try {
            const auto steps = plan(graph_, rows, random_.chance(10) ? "heads" : random_.pick(ids_)).steps;
            return steps.empty() ? rows : steps.back().rows_after;
        } catch (const Error&) {
            return rows;
        }
    }

    Rows make_odd_rows() {
        Rows rows;
        for (std::size_t left = random_.between(1, 3); left > 0; --left) {
            const std::string& id = random_.pick(ids_);
            rows.push_back(random_.chance(15) ? "gone" : random_.chance(15) ? id.substr(0, 3) : id);
        }
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return rows;
    }

    std::string make_range() {
        if (random_.chance(2)) {
            return make_symbol() + ":" + make_symbol() + ":" + make_symbol();
        }
        const auto make_side = [this] { return random_.chance(25) ? std::string() : make_symbol(); };
        return make_side() + ":" + make_side();
    }

    std::string make_symbol() {
        const std::size_t form = random_.below(100);
        if (form < 38) {
            return make_atom();
        }
        if (form < 56) {
            return make_member();
        }
        if (form < 70) {
            return make_steps();
        }
        if (form < 82) {
            return make_atom() + make_steps();
        }
        if (form < 92) {
            return make_label() + "@" + make_steps();
        }
        if (form < 97) {
            return make_label() + "@" + make_atom() + make_steps();
        }
        return make_odd_symbol();
    }

    // Mostly on the branch that is named.
    std::string make_member() {
        const std::string label = make_label();
        const auto branch = graph_.names().find(label);
        if (!branch || random_.chance(60)) {
            return label + "@" + make_atom();
        }
        return label + "@" + graph_[random_.pick(list_marked(mark_lineage(graph_, {*branch})))].id;
    }

    std::string make_atom() {
        static const std::vector<std::string> kWords = {"head", "head", "heads", "heads", "base"};
        const std::size_t kind = random_.below(100);
        if (kind < 42) {
            return random_.pick(preferred_.empty() || random_.chance(30) ? ids_ : preferred_);
        }
        if (kind < 50) {
            const std::string& id = random_.pick(ids_);
            return id.substr(0, random_.between(1, id.size()));
        }
        if (kind < 62 && !graph_.names().labels().empty()) {
            return random_.pick(graph_.names().labels());
        }
        if (kind < 64) {
            return "zz99";
        }
        if (kind < 70 && is_current_known_) {
            return "current";
        }
        return random_.pick(kWords);
    }

    std::string make_label() {
        const auto& labels = graph_.names().labels();
        const std::size_t kind = random_.below(100);
        if (kind < 60 && !labels.empty()) {
            return random_.pick(labels);
        }
        if (kind < 88) {
            return random_.pick(ids_);
        }
        if (kind < 93) {
            const std::string& id = random_.pick(ids_);
            return id.substr(0, random_.between(1, id.size()));
        }
        return kind < 96 ? "zz99" : "";
    }

    std::string make_steps() {
        const std::size_t steps = random_.chance(3) ? 0 : random_.chance(92) ? random_.between(1, 3) : 9;
        return (random_.chance(50) ? "+" : "-") + std::to_string(steps);
    }

    // What nobody should type.
    std::string make_odd_symbol() {
        switch (random_.below(5)) {
            case 0:
                return make_atom() + make_steps() + "foo";
            case 1:
                return make_label() + "@" + make_label() + "@" + make_atom();
            case 2:
                return make_atom() + make_steps() + make_steps();
            case 3:
                return make_steps() + make_atom();
            default:
                return make_atom() + "@";
        }
    }

    Random& random_;
    const Graph& graph_;
    std::vector<std::string> ids_;
    std::vector<std::string> preferred_;
    bool is_current_known_ = false;
};

}  // namespace

std::vector<Query> make_queries(Random& random, const Graph& graph) {
    return QueryMaker(random, graph).run();
}

}  // namespace retort::revisions
