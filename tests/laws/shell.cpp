// Scripts through the databases' own shells; see laws.hpp.
#include "laws/laws.hpp"
#include "laws/script.hpp"

#include "retort/error.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace retort::laws {

namespace {

void build(Stage& stage, const Pair& pair) {
    stage.clear();
    stage.run(stage.compare(pair.a, pair.batches).upgrade);
    for (const auto& extra : pair.extras) {
        stage.execute(extra.sql);
    }
    for (const auto& row : pair.rows) {
        try {
            stage.execute(row.sql);
        } catch (const Error&) {
            // A constraint is against it.
        }
    }
}

// Without the values that a clock gave to new columns.
std::string dump_all(Stage& stage, const Pair& pair) {
    return dump_catalog(stage, pair.b) + dump_rows(read_rows(stage, kept(pair.a, pair.b, stage.database())));
}

std::vector<std::string> shell_of(const Stage& stage, const std::string& path) {
    if (stage.database() == Database::sqlite) {
        return {"sqlite3", "-bail", path};
    }
    return {"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", stage.address()};
}

std::string dump_of_fresh(const Pair& pair, Database database) {
    Stage fresh(database);
    fresh.clear();
    fresh.run(fresh.compare(pair.b, pair.batches).upgrade);
    for (const auto& extra : pair.extras) {
        fresh.execute(extra.sql);
    }
    return dump_by_program(fresh, pair.b);
}

}  // namespace

std::string try_shell(const Pair& pair, Database database) {
    const test_support::TempDir folder;
    Stage online(database), offline(database, folder / "offline.db");
    build(online, pair);
    build(offline, pair);
    const auto upgrade = online.compare(pair.b, pair.batches).upgrade;
    const auto script = script_text(offline, script_statements(offline, pair, upgrade));
    const auto result = [&] {
        const ViewsAside online_views(online, pair, upgrade), offline_views(offline, pair, upgrade);
        online.run(upgrade);
        return test_support::run_process(shell_of(offline, folder / "offline.db"), {.input = script});
    }();
    if (result.exit_code != 0) {
        return result.describe() + "\n" + script;
    }
    const auto differs = difference(dump_all(online, pair), dump_all(offline, pair));
    return differs.empty() ? difference(dump_of_fresh(pair, database), dump_by_program(online, pair.b))
                           : differs;
}

}  // namespace retort::laws
