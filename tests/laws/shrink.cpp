// Greedy removal; see shrink.hpp.
#include "laws/shrink.hpp"

#include "laws/generator.hpp"

#include <chrono>

namespace retort::laws {

namespace {

using Step = std::function<void(Pair&)>;
using Steps = std::vector<Step>;

constexpr auto kPatience = std::chrono::seconds(40);

template <class List>
void erase_at(List& list, std::size_t at) {
    if (at < list.size()) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

// Removal of each element of a list of the pair, found anew by `get`.
template <class Get>
void add_removals(Steps& steps, const Pair& pair, const Get& get) {
    Pair copy = pair;
    for (std::size_t i = get(copy).size(); i-- > 0;) {
        steps.push_back([get, i](Pair& each) { erase_at(get(each), i); });
    }
}

void remove_table(schema::MetaData& metadata, const schema::QualifiedName& name) {
    std::erase_if(metadata.tables, [&](const auto& table) { return table.name == name; });
}

void remove_column(schema::MetaData& metadata, const schema::QualifiedName& name, const std::string& column) {
    if (auto* table = schema::find_table(metadata, name)) {
        std::erase_if(table->columns, [&](const auto& each) { return each.name == column; });
    }
}

template <class Use>
void for_table(schema::MetaData& metadata, std::size_t at, const Use& use) {
    if (at < metadata.tables.size()) {
        use(metadata.tables[at]);
    }
}

using Side = schema::MetaData Pair::*;

void add_table_steps(Steps& steps, const Pair& pair) {
    for (const Side side : {&Pair::a, &Pair::b}) {
        for (const auto& table : (pair.*side).tables) {
            const auto name = table.name;
            steps.push_back([name](Pair& each) {
                remove_table(each.a, name);
                remove_table(each.b, name);
            });
            steps.push_back([name, side](Pair& each) { remove_table(each.*side, name); });
        }
    }
    for (const auto& table : pair.b.tables) {
        const auto name = table.name;
        steps.push_back([name](Pair& each) {
            auto* after = schema::find_table(each.b, name);
            const auto* before = schema::find_table(each.a, name);
            if (after != nullptr && before != nullptr) {
                *after = *before;
            }
        });
    }
}

void add_column_steps(Steps& steps, const Pair& pair) {
    for (const Side side : {&Pair::a, &Pair::b}) {
        for (const auto& table : (pair.*side).tables) {
            for (const auto& column : table.columns) {
                const auto name = table.name;
                const auto text = column.name;
                steps.push_back([name, text](Pair& each) {
                    remove_column(each.a, name, text);
                    remove_column(each.b, name, text);
                });
                steps.push_back([name, text, side](Pair& each) { remove_column(each.*side, name, text); });
            }
        }
    }
}

void add_detail_steps(Steps& steps, const Pair& pair, Side side, std::size_t at) {
    const auto table_of = [side, at](Pair& each) -> schema::Table& { return (each.*side).tables.at(at); };
    add_removals(
        steps, pair, [table_of](Pair & each) -> auto& { return table_of(each).indexes; });
    add_removals(
        steps, pair, [table_of](Pair & each) -> auto& { return table_of(each).checks; });
    add_removals(
        steps, pair, [table_of](Pair & each) -> auto& { return table_of(each).uniques; });
    add_removals(
        steps, pair, [table_of](Pair & each) -> auto& { return table_of(each).excludes; });
    add_removals(
        steps, pair, [table_of](Pair & each) -> auto& { return table_of(each).foreign_keys; });
    steps.push_back([table_of](Pair& each) { table_of(each).primary_key.reset(); });
    steps.push_back([table_of](Pair& each) { table_of(each).comment.reset(); });
    steps.push_back([table_of](Pair& each) { table_of(each).options.clear(); });
    for (std::size_t i = 0; i < (pair.*side).tables[at].columns.size(); ++i) {
        const auto column_of = [table_of, i](Pair& each) -> schema::Column& {
            return table_of(each).columns.at(i);
        };
        steps.push_back([column_of](Pair& each) { column_of(each).server_default.reset(); });
        steps.push_back([column_of](Pair& each) { column_of(each).comment.reset(); });
        steps.push_back([column_of](Pair& each) { column_of(each).identity.reset(); });
        steps.push_back([column_of](Pair& each) { column_of(each).nullable = true; });
        steps.push_back([column_of](Pair& each) { column_of(each).type.collation.clear(); });
    }
}

Steps list_steps(const Pair& pair) {
    Steps steps;
    steps.push_back([](Pair& each) { each.rows.clear(); });
    steps.push_back([](Pair& each) { each.extras.clear(); });
    add_table_steps(steps, pair);
    add_column_steps(steps, pair);
    for (const Side side : {&Pair::a, &Pair::b}) {
        for (std::size_t at = 0; at < (pair.*side).tables.size(); ++at) {
            add_detail_steps(steps, pair, side, at);
        }
        add_removals(
            steps, pair, [side](Pair & each) -> auto& { return (each.*side).enums; });
        add_removals(
            steps, pair, [side](Pair & each) -> auto& { return (each.*side).domains; });
        add_removals(
            steps, pair, [side](Pair & each) -> auto& { return (each.*side).sequences; });
        add_removals(
            steps, pair, [side](Pair & each) -> auto& { return (each.*side).schemas; });
    }
    add_removals(
        steps, pair, [](Pair & each) -> auto& { return each.extras; });
    add_removals(
        steps, pair, [](Pair & each) -> auto& { return each.rows; });
    return steps;
}

bool is_smaller(const Pair& a, const Pair& b) {
    return dump_pair(a).size() < dump_pair(b).size();
}

}  // namespace

Pair shrink(Pair pair, Database database, const StillFails& still_fails) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    bool progress = true;
    while (progress) {
        progress = false;
        for (const auto& step : list_steps(pair)) {
            if (std::chrono::steady_clock::now() > end) {
                return pair;
            }
            Pair candidate = pair;
            try {
                step(candidate);
            } catch (const std::out_of_range&) {
                continue;  // an earlier removal took its place away
            }
            repair(candidate, database);
            if (is_smaller(candidate, pair) && still_fails(candidate)) {
                pair = candidate;
                progress = true;
            }
        }
    }
    return pair;
}

}  // namespace retort::laws
