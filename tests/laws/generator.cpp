// Pairs of schemas by chance; see generator.hpp.
#include "laws/generator.hpp"

#include "base/text.hpp"
#include "laws/maker.hpp"

#include <utility>

namespace retort::laws {

namespace {

schema::MetaData make_schema(Making& making) {
    schema::MetaData metadata;
    add_types_and_sequences(making, metadata);
    for (int i = making.random.below(5); i > 0; --i) {
        metadata.tables.push_back(make_table(making, metadata));
    }
    repair(metadata, making.database);
    for (auto& table : metadata.tables) {
        for (int i = making.random.below(3); i > 0; --i) {
            add_foreign_key(making, metadata, table);
        }
    }
    repair(metadata, making.database);
    return metadata;
}

// Names of constraints and indexes. One that the database has may stand where the
// models want one without a name, and so stays.
std::set<std::string> names_of_members(const schema::MetaData& metadata) {
    std::set<std::string> names;
    for (const auto& table : metadata.tables) {
        for (const auto& constraint : schema::list_constraints(table)) {
            names.insert(base::to_lower(schema::name_of(constraint)));
        }
        for (const auto& index : table.indexes) {
            names.insert(base::to_lower(index.name));
        }
    }
    return names;
}

}  // namespace

Pair generate_pair(std::uint32_t seed, Database database) {
    Random random(seed);
    Making making{random, database, {}};
    Pair pair;
    pair.batches = random.one_in(2);
    pair.a = make_schema(making);
    if (random.one_in(8)) {
        const auto taken_by_a = std::exchange(making.taken, names_of_members(pair.a));
        pair.b = make_schema(making);
        making.taken.insert(taken_by_a.begin(), taken_by_a.end());
    } else {
        pair.b = pair.a;
        for (int i = 1 + random.below(6); i > 0; --i) {
            mutate(making, pair.b);
        }
    }
    repair(pair, database);
    pair.rows = make_rows(making, pair.a);
    pair.extras = make_extras(making, pair.a, pair.b);
    return pair;
}

std::string dump_pair(const Pair& pair) {
    std::string text =
        "---- A\n" + schema::dump_metadata(pair.a) + "---- B\n" + schema::dump_metadata(pair.b);
    for (const auto& extra : pair.extras) {
        text += "---- beside them: " + extra.sql + "\n";
    }
    for (const auto& row : pair.rows) {
        text += "---- row: " + row.sql + "\n";
    }
    return text;
}

}  // namespace retort::laws
