// Fuzzes what a user types to name revisions, over one small history that has a
// branch, a merge, labels, dependencies, two bases and ids that share prefixes.
#include "base/text.hpp"
#include "fuzz_target.hpp"
#include "revisions/history.hpp"
#include "revisions/new_revision.hpp"
#include "revisions/plan.hpp"

namespace {

using namespace retort;
using namespace retort::revisions;

const Graph& graph() {
    static const Graph graph({
        {.id = "base1"},
        {.id = "aa11", .down_revisions = {"base1"}, .branch_labels = {"shop"}},
        {.id = "aa12", .down_revisions = {"base1"}, .branch_labels = {"release-2"}},
        {.id = "bb11", .down_revisions = {"aa11", "aa12"}},
        {.id = "bb12", .down_revisions = {"aa12"}},
        {.id = "other", .branch_labels = {"own"}},
        {.id = "cc11", .down_revisions = {"other"}, .depends_on = {"shop"}},
        {.id = "cc12", .down_revisions = {"cc11"}, .depends_on = {"bb11"}},
    });
    return graph;
}

// What the version table may hold; the last two are not what retort writes.
const std::vector<Rows>& row_sets() {
    static const std::vector<Rows> sets{
        {},      {"base1"}, {"aa11", "aa12"}, {"bb11", "bb12", "other"}, {"cc12", "bb12"}, {"base1", "aa11"},
        {"gone"}};
    return sets;
}

void check(const Plan& plan, const Rows& rows) {
    Rows now = rows;
    for (const Step& step : plan.steps) {
        fuzz::require(step.rows_before == now, "a step starts from other rows than the last one left");
        now = step.rows_after;
    }
}

void ask(std::uint8_t question, const Rows& rows, std::string_view text) {
    switch (question) {
        case 0:
            return check(plan_upgrade(graph(), rows, text), rows);
        case 1:
            return check(plan_downgrade(graph(), rows, text), rows);
        case 2:
            return check(plan_stamp(graph(), rows, base::split(text, ' ')), rows);
        case 3:
            list_history(graph(), parse_range(text), &rows);
            return;
        case 4:
            resolve_revisions(graph(), text, {.current = &rows});
            return;
        case 5:
            resolve_parents(graph(), base::split(text, ' '));
            return;
        default:
            resolve_dependencies(graph(), base::split(text, ' '));
            return;
    }
}

}  // namespace

// The first byte chooses question and rows, the rest is what the user typed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view text = fuzz::as_text(data + 1, size - 1);
    const Rows& rows = row_sets()[data[0] / 7U % row_sets().size()];
    fuzz::accepts(ErrorKind::command, [&] { ask(data[0] % 7U, rows, text); });
    return 0;
}
