// Recording what branches do, and comparing; see overlap.hpp.
#include "commands/overlap.hpp"

#include "commands/overlap_touch.hpp"
#include "revisions/history.hpp"
#include "revisions/reach.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace retort::commands {

namespace {

using revisions::Graph;
using revisions::Index;

class KeepingSink : public operations::Sink {
public:
    void record(operations::Operation operation) override { operations.push_back(std::move(operation)); }
    base::RowSet query(const operations::Execute& /*statement*/) override {
        throw Error(ErrorKind::script, "it asks for the database");
    }
    bool offline() const override { return true; }

    std::vector<operations::Operation> operations;
};

// A revision of some of the branches, with the heads that stand on it.
struct Member {
    Index index = 0;
    std::vector<bool> heads;
};

// Two revisions meet in the merge only where neither's branches are all the other's.
bool is_apart(const Member& a, const Member& b) {
    bool only_a = false;
    bool only_b = false;
    for (std::size_t i = 0; i < a.heads.size(); ++i) {
        only_a = only_a || (a.heads[i] && !b.heads[i]);
        only_b = only_b || (b.heads[i] && !a.heads[i]);
    }
    return only_a && only_b;
}

// Oldest first.
std::vector<Member> list_members(const Graph& graph, const std::vector<Index>& heads) {
    std::vector<revisions::Mask> masks;
    for (const Index head : heads) {
        masks.push_back(mark_ancestors(graph, {head}));
    }
    std::vector<Member> members;
    for (const Index index : list_history(graph)) {
        Member member{.index = index, .heads = {}};
        for (const auto& mask : masks) {
            member.heads.push_back(mask[index]);
        }
        const auto count = std::count(member.heads.begin(), member.heads.end(), true);
        if (count > 0 && static_cast<std::size_t>(count) < heads.size()) {
            members.push_back(std::move(member));
        }
    }
    std::reverse(members.begin(), members.end());
    return members;
}

// What one of the members does to one object.
struct Mark {
    const Member* member;
    std::string what;
};
using Marks = std::map<std::string, std::vector<Mark>>;

void add_mark(Marks& marks, const std::string& name, const Member& member, const std::string& what) {
    auto& list = marks[name];
    // A renamed column or table is touched under two names by one operation.
    const auto is_same = [&](const Mark& mark) { return mark.member == &member && mark.what == what; };
    if (std::none_of(list.begin(), list.end(), is_same)) {
        list.push_back({.member = &member, .what = what});
    }
}

class Comparison {
public:
    Comparison(Session& session, const std::vector<Member>& members) : session_(session), members_(members) {}

    OverlapReport run() {
        try {
            record_all();
        } catch (const Error& error) {
            return {.overlaps = {}, .unseen = {}, .failure = error.message()};
        }
        add_overlaps(columns_, true);
        add_overlaps(objects_, false);
        return std::move(report_);
    }

private:
    const std::string& id(const Member& member) const { return session_.graph()[member.index].id; }

    operations::RecorderContext make_context() {
        Session& one = *session_.databases().front();
        const dialects::Dialect& dialect = one.has_url() ? one.dialect() : *dialects::all_dialects().front();
        return recorder_context(dialect, one.settings());
    }

    void record_all() {
        session_.set_offline();
        std::vector<revisions::Revision> revisions;
        for (const Member& member : members_) {
            revisions.push_back(session_.graph()[member.index]);
        }
        const auto scripts = session_.script_loader()(revisions);
        const operations::RecorderContext context = make_context();
        for (const Member& member : members_) {
            record(*scripts, context, member);
        }
    }

    void record(const scripts::LoadedScripts& scripts, const operations::RecorderContext& context,
                const Member& member) {
        KeepingSink sink;
        operations::Recorder recorder(sink, context);
        try {
            scripts.upgrade(id(member), recorder);
        } catch (const Error& error) {
            report_.unseen.push_back({.revision = id(member), .reason = error.message()});
        }
        bool has_sql = false;
        for (const auto& operation : sink.operations) {
            for (const Touch& touch : list_touches(operation)) {
                has_sql = has_sql || touch.object.empty();
                add_touch(member, touch);
            }
        }
        if (has_sql) {
            report_.unseen.push_back({.revision = id(member), .reason = "it executes SQL of its own"});
        }
    }

    void add_touch(const Member& member, const Touch& touch) {
        if (!touch.object.empty()) {
            add_mark(objects_, touch.object, member, touch.what);
        }
        if (!touch.column.empty()) {
            add_mark(columns_, touch.column, member, touch.what);
        }
    }

    void add_overlaps(const Marks& all, bool is_column) {
        for (const auto& [name, marks] : all) {
            Overlap overlap{
                .object = (is_column ? "column " : "") + name, .is_column = is_column, .changes = {}};
            for (const Mark& mark : marks) {
                const bool meets = std::any_of(marks.begin(), marks.end(), [&](const Mark& other) {
                    return is_apart(*mark.member, *other.member);
                });
                if (meets) {
                    overlap.changes.push_back({.revision = id(*mark.member), .what = mark.what});
                }
            }
            if (is_new(overlap)) {
                report_.overlaps.push_back(std::move(overlap));
            }
        }
    }

    // A table is not worth a mention for what was said of its columns.
    bool is_new(const Overlap& overlap) {
        bool is_new = false;
        for (const auto& change : overlap.changes) {
            is_new = said_.emplace(change.revision, change.what).second || is_new;
        }
        return is_new;
    }

    Session& session_;
    const std::vector<Member>& members_;
    std::set<std::pair<std::string, std::string>> said_;
    Marks columns_;
    Marks objects_;
    OverlapReport report_;
};

}  // namespace

OverlapReport find_overlaps(Session& session, const std::vector<Index>& heads) {
    const std::vector<Member> members = list_members(session.graph(), heads);
    if (heads.size() < 2 || members.empty()) {
        return {};
    }
    return Comparison(session, members).run();
}

}  // namespace retort::commands
