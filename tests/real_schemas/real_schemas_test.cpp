// A database that others made, the models of it, a database built from those, and the
// models that the program writes for it: all the same.
#include "real_schemas/real_schemas.hpp"
#include "autogenerate/compare.hpp"
#include "cli/database.hpp"
#include "dialects/database_fixture.hpp"
#include "operations/readers.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {
namespace {

using test_support::run_process;

class RealSchemas : public testing::TestWithParam<RealSchema> {
protected:
    RealSchemas() : theirs_(GetParam().database) {
        const auto done = run_process(cli_script::sql_program(address(theirs_)), {.input = GetParam().sql()});
        EXPECT_EQ(done.exit_code, 0) << done.describe();
    }

    static std::string address(const dialects::AnyDatabase& database) {
        return base::dump_url(database.url());
    }

    // What leads from the database to the model, and what it is called.
    static autogenerate::Comparison compare(const dialects::AnyDatabase& database,
                                            const schema::MetaData& model) {
        const auto& dialect = database.dialect();
        const auto connection = database.connect();
        const auto reflected = dialect.reflect(*connection, {});
        const auto canonical = dialect.canonical(model, reflected, *connection);
        const auto& traits = dialect.traits();
        autogenerate::CompareOptions options;
        options.abilities = {.comments = traits.comments,
                             .enums = traits.enums,
                             .domains = traits.domains,
                             .sequences = traits.sequences,
                             .rebuilds = traits.rebuilds,
                             .column_options = traits.column_options};
        return autogenerate::compare({.database = reflected, .model = model, .canonical = canonical},
                                     options);
    }

    static void build(const dialects::AnyDatabase& database, const schema::MetaData& model) {
        const auto operations = compare(database, model).upgrade;
        const auto connection = database.connect();
        schema::MetaData so_far;
        connection->begin(dialects::TransactionKind::write);
        for (const auto& operation : operations) {
            dialects::EmitContext context;
            context.schema = [&so_far]() -> const schema::MetaData& { return so_far; };
            connection->run(database.dialect().emit(operation, context), {});
            operations::apply(operation, so_far);
        }
        connection->commit();
    }

    static schema::MetaData reflect(const dialects::AnyDatabase& database) {
        return database.dialect().reflect(*database.connect(), {});
    }

    dialects::AnyDatabase theirs_;
};

TEST_P(RealSchemas, DatabaseEqualsModels) {
    EXPECT_EQ(reflect(theirs_).tables.size(), GetParam().tables);
    EXPECT_THAT(compare(theirs_, *GetParam().models).log, testing::IsEmpty());
}

TEST_P(RealSchemas, DatabaseEqualsOneBuiltFromModels) {
    dialects::AnyDatabase ours(GetParam().database);
    build(ours, *GetParam().models);
    EXPECT_THAT(compare(ours, *GetParam().models).log, testing::IsEmpty());

    // Names that the models leave to the database differ.
    auto built = reflect(ours);
    for (auto& table : built.tables) {
        for (auto& key : table.foreign_keys) {
            key.name.clear();
        }
    }
    EXPECT_THAT(compare(theirs_, built).log, testing::IsEmpty());
}

TEST_P(RealSchemas, OnlyWhatHasNoModelIsNotCompared) {
    std::vector<std::string> not_compared;
    for (const auto& each : theirs_.dialect().count_unmodelled(*theirs_.connect())) {
        not_compared.push_back(dialects::describe_unmodelled(each));
    }
    EXPECT_THAT(not_compared, testing::ElementsAreArray(GetParam().not_compared));
}

TEST_P(RealSchemas, ModelsThatTheProgramWritesCheckClean) {
    const test_support::TempDir folder;
    const auto retort = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), RETORT_PROGRAM);
        return run_process(arguments, {.cwd = folder.path(), .env = {{"DATABASE_URL", address(theirs_)}}});
    };
    const auto init = retort({"init", "alembic"});
    ASSERT_EQ(init.exit_code, 0) << init.describe();
    const auto models = retort({"models", "--from-database", "-o", "app/models.hpp", "--overwrite"});
    ASSERT_EQ(models.exit_code, 0) << models.describe();
    const auto check = retort({"check", "--drop-unknown"});
    EXPECT_EQ(check.exit_code, 0) << check.describe();
    EXPECT_THAT(check.out, testing::HasSubstr("No new upgrade operations detected"));
    for (const auto& each : GetParam().not_compared) {
        EXPECT_THAT(check.out, testing::HasSubstr(each));
        EXPECT_THAT(models.err, testing::HasSubstr("left out " + each));
    }
}

INSTANTIATE_TEST_SUITE_P(All, RealSchemas, testing::ValuesIn(real_schemas()),
                         [](const auto& each) { return each.param.name + "_" + each.param.database; });

}  // namespace
}  // namespace retort::test
