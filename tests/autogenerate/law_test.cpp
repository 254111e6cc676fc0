// Laws over pairs of schemas: what was generated leads there, leaves nothing to
// do, and back; every step on the way is a schema that a database accepts.
#include "autogenerate/corpus.hpp"
#include "autogenerate/models.hpp"
#include "autogenerate/random_schema.hpp"
#include "operations/readers.hpp"
#include "render/render.hpp"
#include "retort/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace retort::test {

namespace {

using autogenerate::CompareOptions;
using schema::QualifiedName;

struct Mode {
    const char* name;
    CompareOptions options;
};

std::vector<Mode> modes() {
    auto batches = all_abilities();
    batches.render_as_batch = true;
    auto rebuilds = all_abilities();
    rebuilds.abilities.rebuilds = true;
    rebuilds.render_as_batch = true;
    return {{"plain", all_abilities()}, {"batches", batches}, {"rebuilds", rebuilds}};
}

std::vector<std::string> plain_columns(const schema::Index& index) {
    std::vector<std::string> columns;
    for (const auto& element : index.elements) {
        columns.push_back(element.text);
    }
    return columns;
}

bool has_key(const schema::Table& table, const std::vector<std::string>& columns) {
    const auto same = [&](const auto& key) { return key.columns == columns; };
    return (table.primary_key && same(*table.primary_key)) ||
           std::any_of(table.uniques.begin(), table.uniques.end(), same) ||
           std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
               return index.unique && index.where.empty() && plain_columns(index) == columns;
           });
}

// What a server would refuse: references to what is not a key, indexes that
// share a name, types that are not there.
std::vector<std::string> find_refusals(const schema::MetaData& metadata, bool rebuilds) {
    if (rebuilds) {
        return {};
    }
    auto refusals = schema::find_problems(metadata);
    // While an enumeration's list is being changed, columns may know the other.
    std::erase_if(refusals, [](const auto& text) { return text.find("two lists") != std::string::npos; });
    std::set<QualifiedName> indexes;
    for (const auto& table : metadata.tables) {
        for (const auto& key : table.foreign_keys) {
            const auto* target = schema::find_table(metadata, key.referred_table);
            if (target == nullptr || !has_key(*target, key.referred_columns)) {
                refusals.push_back(table.name.name + " references what is no key of " +
                                   key.referred_table.name);
            }
        }
        for (const auto& index : table.indexes) {
            if (!indexes.insert({table.name.schema, index.name}).second) {
                refusals.push_back("two indexes " + index.name);
            }
        }
        for (const auto& column : table.columns) {
            if (column.type.kind == schema::TypeKind::enum_ &&
                schema::find_enum(metadata, {column.type.schema, column.type.name}) == nullptr) {
                refusals.push_back("no type " + column.type.name);
            }
        }
    }
    return refusals;
}

// One by one, as a database that does not rebuild takes them.
void run(const std::vector<operations::Operation>& operations, bool rebuilds, schema::MetaData& metadata,
         std::vector<std::string>& refusals) {
    for (const auto& operation : operations) {
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value);
            batch && !rebuilds) {
            run(batch->operations, rebuilds, metadata, refusals);
            continue;
        }
        operations::apply(operation, metadata);
        for (const auto& refusal : find_refusals(metadata, rebuilds)) {
            refusals.push_back("after " + operations::describe(operation) + ": " + refusal);
        }
    }
}

schema::MetaData run_all(const std::vector<operations::Operation>& operations, const Mode& mode,
                         const schema::MetaData& from) {
    auto metadata = from;
    std::vector<std::string> refusals;
    run(operations, mode.options.abilities.rebuilds, metadata, refusals);
    EXPECT_EQ(refusals, std::vector<std::string>{}) << source_of(operations);
    return metadata;
}

void expect_equal(const schema::MetaData& reached, const schema::MetaData& wanted, const Mode& mode,
                  const std::vector<operations::Operation>& path) {
    const auto rest = compare_values(reached, wanted, mode.options);
    EXPECT_EQ(source_of(rest.upgrade), "") << "left after\n"
                                           << source_of(path) << "which led to\n"
                                           << schema::dump_metadata(reached);
}

void expect_laws_of(const schema::MetaData& a, const schema::MetaData& b, const Mode& mode,
                    const autogenerate::Comparison& comparison) {
    const auto up = run_all(comparison.upgrade, mode, a);
    expect_equal(up, b, mode, comparison.upgrade);
    const auto down = run_all(comparison.downgrade, mode, up);
    expect_equal(down, a, mode, comparison.downgrade);
    EXPECT_EQ(render::render_operations(compare_values(a, b, mode.options).upgrade),
              render::render_operations(comparison.upgrade));
}

void expect_laws(const schema::MetaData& a, const schema::MetaData& b, const Mode& mode) {
    const auto comparison = compare_values(a, b, mode.options);
    try {
        expect_laws_of(a, b, mode, comparison);
    } catch (const Error& error) {
        ADD_FAILURE() << error.describe() << "\nupgrade\n"
                      << source_of(comparison.upgrade) << "downgrade\n"
                      << source_of(comparison.downgrade);
    }
}

TEST(Laws, HoldForEachPairOfTheCorpus) {
    const auto models = corpus();
    for (const auto& mode : modes()) {
        for (const auto& from : models) {
            for (const auto& to : models) {
                SCOPED_TRACE(std::string(mode.name) + ": from " + from.name + " to " + to.name);
                expect_laws(from.model.box()->value, to.model.box()->value, mode);
                ASSERT_FALSE(HasFailure());
            }
        }
    }
}

TEST(Laws, HoldForRandomPairs) {
    const auto all = modes();
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const auto& mode = all[seed % all.size()];
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + mode.name);
        const auto a = random_schema(2 * seed);
        const auto b = random_schema(2 * seed + 1);
        ASSERT_EQ(schema::find_problems(a), std::vector<std::string>{});
        ASSERT_EQ(schema::find_problems(b), std::vector<std::string>{});
        expect_laws(a, b, mode);
        ASSERT_FALSE(HasFailure());
    }
}

}  // namespace
}  // namespace retort::test
