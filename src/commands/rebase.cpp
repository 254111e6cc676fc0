// rebase: a revision, and all that follows it, moved onto another one. Everything
// is checked before the file is touched.
#include "base/text.hpp"
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "revisions/history.hpp"
#include "revisions/reach.hpp"

#include <algorithm>

namespace retort::commands {

namespace {

using revisions::Follow;
using revisions::Graph;
using revisions::Index;

Index get_revision(const Graph& graph, const std::string& symbol, const char* what) {
    const auto found = revisions::resolve_revision(graph, revisions::parse_symbol(symbol));
    if (!found) {
        throw Error(ErrorKind::command, "'" + symbol + "' is no revision").with_hint(what);
    }
    return *found;
}

// What has grown from the same revisions as `moved`; everything where it has no parent.
revisions::Mask mark_relatives(const Graph& graph, Index moved) {
    const auto& parents = graph.links(moved).parents;
    if (parents.empty()) {
        return revisions::Mask(graph.size(), true);
    }
    const auto ancestors = revisions::list_marked(mark_ancestors(graph, parents, Follow::parents));
    return mark_descendants(graph, ancestors, Follow::parents);
}

// The head that a colleague's work ends in.
Index find_other_head(const Graph& graph, Index moved) {
    const revisions::Mask followers = mark_descendants(graph, {moved});
    const revisions::Mask relatives = mark_relatives(graph, moved);
    std::vector<Index> heads = graph.heads();
    std::erase_if(heads, [&](Index head) { return followers[head] || !relatives[head]; });
    const std::string& id = graph[moved].id;
    if (heads.empty()) {
        throw Error(ErrorKind::command, "There is no other head to rebase " + id + " onto")
            .with_hint("retort heads lists the heads; --onto names a revision that is none");
    }
    if (heads.size() > 1) {
        throw Error(ErrorKind::command, "There are several heads to rebase " + id +
                                            " onto: " + base::join(list_ids(graph, heads), ", "))
            .with_hint("retort rebase " + id + " --onto " + graph[heads.front()].id);
    }
    return heads.front();
}

void check_no_cycle(const Graph& graph, Index moved, Index target) {
    if (moved == target) {
        throw Error(ErrorKind::command, "Can't rebase " + graph[moved].id + " onto itself");
    }
    if (!mark_descendants(graph, {moved})[target]) {
        return;
    }
    const bool follows = mark_descendants(graph, {moved}, Follow::parents)[target];
    throw Error(ErrorKind::command, "Can't rebase " + graph[moved].id + " onto " + graph[target].id +
                                        ", which " + (follows ? "follows" : "depends on") + " it")
        .with_hint("retort graph shows which revision stands on which");
}

// Which of a merge's parents the target takes the place of: the one below it.
std::vector<Index> replace_parent(const Graph& graph, Index moved, Index target) {
    std::vector<Index> parents = graph.links(moved).parents;
    if (parents.size() < 2) {
        return {target};
    }
    const std::vector<Index> below =
        revisions::keep_marked(parents, mark_ancestors(graph, {target}, Follow::parents));
    const std::vector<Index> above =
        revisions::keep_marked(parents, mark_descendants(graph, {target}, Follow::parents));
    const bool is_there = std::find(parents.begin(), parents.end(), target) != parents.end();
    if (is_there && below.size() == 1) {
        return parents;
    }
    if (below.size() != 1 || !above.empty()) {
        throw Error(ErrorKind::command,
                    graph[moved].id + " merges " + base::join(list_ids(graph, parents), ", ") +
                        ", and which of them " + graph[target].id + " should replace is not clear")
            .with_hint("rebase a revision of one of these branches, or change its parents in " +
                       graph[moved].path);
    }
    std::replace(parents.begin(), parents.end(), below.front(), target);
    return parents;
}

Graph make_graph(const Graph& graph, Index moved, const std::vector<std::string>& parents) {
    std::vector<revisions::Revision> revisions = graph.revisions();
    revisions[moved].down_revisions = parents;
    return Graph(std::move(revisions));
}

// The downgrade that takes `moved` and all above it back, and nothing else.
std::string name_downgrade(const Graph& graph, Index moved, const revisions::Mask& applied) {
    const auto& parents = graph.links(moved).parents;
    std::string below = parents.empty() ? "base" : graph[parents.front()].id;
    const revisions::Mask line = mark_descendants(graph, {moved});
    revisions::Mask above(graph.size(), true);
    if (!parents.empty()) {
        above = mark_descendants(graph, {parents.front()});
        above[parents.front()] = false;
    }
    for (std::size_t i = 0; i < graph.size(); ++i) {
        if (applied[i] && above[i] && !line[i]) {
            return graph[moved].id + "@" + below;  // there are others on the same revision
        }
    }
    return below;
}

void check_not_applied(const Graph& graph, Index moved, Index target, const DatabaseRows& database) {
    const revisions::Mask applied = mark_ancestors(graph, get_rows(graph, database.rows));
    if (!applied[moved]) {
        return;
    }
    const bool is_below = mark_ancestors(graph, {moved})[target];
    const std::string where = database.database.empty() ? "" : " " + database.database;
    const std::string retort = database.database.empty() ? "retort " : "retort -n " + database.database + " ";
    throw Error(ErrorKind::command,
                graph[moved].id + " is applied to the database" + where + ", which would be taken to " +
                    (is_below ? "lack what it is on now" : "have " + graph[target].id + " applied too"))
        .with_hint(retort + "downgrade " + name_downgrade(graph, moved, applied) + ", then rebase, then " +
                   retort + "upgrade heads");
}

// True when there was a database to ask.
bool check_databases(Session& session, Index moved, Index target) {
    std::vector<DatabaseRows> all;
    try {
        all = read_configured_rows(session);
    } catch (Error& error) {
        error.add_context("asking the database whether it has " + session.graph()[moved].id);
        throw;
    }
    for (const auto& database : all) {
        check_not_applied(session.graph(), moved, target, database);
    }
    return !all.empty();
}

std::vector<std::string> list_followers(const Graph& graph, Index moved) {
    revisions::Mask above = mark_descendants(graph, {moved}, Follow::parents);
    above[moved] = false;
    std::vector<Index> followers = revisions::keep_marked(list_history(graph), above);
    std::reverse(followers.begin(), followers.end());
    return list_ids(graph, followers);
}

std::vector<std::string> find_left_behind(const Graph& before, Index moved, const Graph& after) {
    std::vector<Index> parents = before.links(moved).parents;
    std::erase_if(parents, [&](Index parent) { return !after.is_head(parent) || before.is_head(parent); });
    return list_ids(after, parents);
}

std::vector<RebaseReport::Change> compare_lines(const scripts::Reparenting& file) {
    const auto before = base::split(file.before, '\n');
    const auto after = base::split(file.after, '\n');
    std::vector<RebaseReport::Change> changes;
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
        const std::string old_line = i < before.size() ? before[i] : "";
        const std::string new_line = i < after.size() ? after[i] : "";
        if (old_line != new_line) {
            changes.push_back({.line = static_cast<int>(i) + 1,
                               .before = std::string(base::trim(old_line)),
                               .after = std::string(base::trim(new_line))});
        }
    }
    return changes;
}

}  // namespace

RebaseReport rebase(Session& session, const RebaseOptions& options) {
    const Graph& graph = session.graph();
    const Index moved = get_revision(graph, options.revision, "name the revision to move");
    const Index target = options.onto ? get_revision(graph, *options.onto, "--onto takes a revision")
                                      : find_other_head(graph, moved);
    check_no_cycle(graph, moved, target);
    RebaseReport report;
    report.id = graph[moved].id;
    report.path = graph[moved].path;
    report.old_parents = list_ids(graph, graph.links(moved).parents);
    report.new_parents = list_ids(graph, replace_parent(graph, moved, target));
    report.followers = list_followers(graph, moved);
    if (report.old_parents == report.new_parents) {
        return report;
    }
    report.left_behind = find_left_behind(graph, moved, make_graph(graph, moved, report.new_parents));
    report.is_checked = options.use_database && check_databases(session, moved, target);
    const scripts::Reparenting file = scripts::plan_reparenting(graph[moved], report.new_parents);
    report.changes = compare_lines(file);
    if (!options.dry_run) {
        scripts::write_reparenting(file);
        report.is_written = true;
    }
    return report;
}

}  // namespace retort::commands
