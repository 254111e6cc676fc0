// Random tables altered at random: a rebuild that changes nothing changes
// nothing, and the edit of a definition ends where the copy ends.
#include "retort/error.hpp"
#include "sqlite_database.hpp"
#include "sqlite_rows.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/words.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

namespace retort::dialects {

namespace {

using schema::TypeKind;

constexpr unsigned kSeeds = 600;

// Definitions from the grammar of CREATE TABLE, many of them nonsense to SQLite.
class TableGenerator {
public:
    explicit TableGenerator(unsigned seed) : random_(seed) {}

    std::string table() {
        names_.clear();
        std::string text = pick({"CREATE TABLE t (", "create table\n\"t\"(", "CREATE TABLE [t] /* t */ ("});
        const std::size_t count = 1 + random_() % 5;
        for (std::size_t i = 0; i < count; ++i) {
            text += (i > 0 ? pick({", ", ",", ",\n  ", ", -- next\n", " /* , */ ,"}) : "") + column();
        }
        for (std::size_t i = random_() % 3; i > 0; --i) {
            text += pick({", ", ",\n  "}) + table_constraint();
        }
        return text + pick({")", "\n)", " -- end\n)"}) + pick({"", "", "", "", " STRICT", " WITHOUT ROWID"});
    }

    std::string added_column() {
        return quoted_name() + " " + pick({"TEXT", "INTEGER", "REAL", "BLOB", "", "VARCHAR(9)"}) +
               pick({"", " DEFAULT 'x'", " DEFAULT 5", " DEFAULT NULL", " DEFAULT -1.5",
                     " NOT NULL DEFAULT ''", " DEFAULT x'00'", " DEFAULT '5'"});
    }

    std::mt19937& random() { return random_; }

private:
    std::string pick(std::vector<std::string> texts) { return texts[random_() % texts.size()]; }

    std::string quoted_name() {
        static constexpr std::array kWords{"a",     "b c", "select", "D", "e'f",
                                           "rowid", "g,h", "key",    "é", "i)"};
        const std::string word = kWords[(names_.size() * 3 + random_() % 3) % kWords.size()];
        std::string quoted = sqlite::quote(word);
        if (quoted == word) {
            quoted = pick({word, "[" + word + "]", "`" + word + "`", "\"" + word + "\""});
        }
        names_.push_back(quoted);
        return quoted;
    }

    std::string column() {
        std::string text =
            quoted_name() + " " +
            pick({"", "INTEGER", "INT", "TEXT", "VARCHAR(20)", "varchar ( 20 )", "REAL", "NUMERIC(10, 2)",
                  "BLOB", "DATETIME", "BOOLEAN", "ANY", "my type (1,2)", "\"odd\" [type]"});
        for (std::size_t i = random_() % 4; i > 0; --i) {
            text += pick({" ", "\n", " /* and */ "}) +
                    pick({"", "", "CONSTRAINT n1 ", "CONSTRAINT \"a n\" "}) + clause();
        }
        return text;
    }

    std::string clause() {
        const std::string& name = names_.back();
        const std::string other = names_.size() > 1 ? names_.front() : "abs(1)";
        return pick({"NOT NULL",
                     "NOT NULL ON CONFLICT IGNORE",
                     "NULL",
                     "UNIQUE",
                     "UNIQUE ON CONFLICT REPLACE",
                     "PRIMARY KEY",
                     "PRIMARY KEY AUTOINCREMENT",
                     "COLLATE NOCASE",
                     "COLLATE \"rtrim\"",
                     "DEFAULT 'it''s'",
                     "DEFAULT -5",
                     "DEFAULT (1 + 2)",
                     "DEFAULT CURRENT_DATE",
                     "DEFAULT word",
                     "DEFAULT 1e3",
                     "DEFAULT NULL",
                     "CHECK (" + name + " IS NOT 5)",
                     "CHECK (length(" + name + ") < 1000 /* ) */)",
                     "REFERENCES t ON DELETE CASCADE",
                     "REFERENCES p (x) DEFERRABLE INITIALLY DEFERRED",
                     "REFERENCES \"p\" MATCH full",
                     "GENERATED ALWAYS AS (" + other + " || ')') STORED",
                     "AS (abs(1)) VIRTUAL"});
    }

    std::string table_constraint() {
        const std::string& one = names_[random_() % names_.size()];
        const std::string& two = names_[random_() % names_.size()];
        return pick({"", "CONSTRAINT c1 ", "CONSTRAINT [c 2] "}) +
               pick({"UNIQUE (" + one + ")",
                     "UNIQUE (" + one + " COLLATE NOCASE DESC, " + two + ") ON CONFLICT FAIL",
                     "PRIMARY KEY (" + one + ")", "PRIMARY KEY (" + one + " DESC, " + two + ")",
                     "CHECK (" + one + " IS NOT " + two + " OR 1)",
                     "CHECK (" + one + " <> ',' -- comment\n OR 1)",
                     "FOREIGN KEY (" + one + ") REFERENCES t (" + two + ") ON UPDATE SET NULL"});
    }

    std::mt19937 random_;
    std::vector<std::string> names_;  // of columns, as written
};

// False where SQLite does not accept the definition.
bool create(test::SqliteDatabase& database, unsigned seed) {
    TableGenerator generator(seed);
    try {
        database.execute(generator.table());
        test::fill(database, "t", generator.random(), 12);
    } catch (const Error&) {
        return false;
    }
    // Rows older than their column; a STRICT table lets a default in that it refuses as a value.
    if (seed % 2 == 0 && database.rows("SELECT strict FROM pragma_table_list('t')") == "0\n") {
        try {
            database.execute("ALTER TABLE t ADD COLUMN " + generator.added_column());
            test::fill(database, "t", generator.random(), 3);
        } catch (const Error&) {
            return true;  // a name twice, say
        }
    }
    return true;
}

TEST(SqliteRandomTables, AreWhatTheyWereAfterARebuild) {
    int count = 0;
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
        test::SqliteDatabase database;
        database.edit_where_possible();
        if (!create(database, seed)) {
            continue;
        }
        ++count;
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + database.rows("SELECT sql FROM sqlite_schema"));
        const std::string facts = test::all_facts(database, "t");
        const std::string values = test::all_values(database, "t");
        const std::string verdict = database.rows("PRAGMA integrity_check");
        try {
            database.run(test::rebuild_only("t"));
        } catch (const Error& error) {
            ADD_FAILURE() << error.message() << "\n" << error.sql();
        }
        EXPECT_EQ(test::all_facts(database, "t"), facts);
        EXPECT_EQ(test::all_values(database, "t"), values);
        EXPECT_EQ(database.rows("PRAGMA integrity_check"), verdict);
        if (HasFailure()) {
            return;
        }
    }
    EXPECT_GT(count, 120);
}

operations::Operation random_alteration(const schema::Table& table, std::mt19937& random) {
    const schema::Column& column = table.columns[random() % table.columns.size()];
    operations::AlterColumn alter = test::alter_column("t", column.name);
    const std::vector<schema::Constraint> constraints = schema::list_constraints(table);
    switch (random() % 6) {
        case 0:
            alter.nullable = !column.nullable;
            return alter;
        case 1:
            alter.server_default.emplace();
            return alter;
        case 2:
            alter.server_default =
                operations::Change<schema::ServerDefault>{schema::ServerDefault{"new", {}}};
            return alter;
        case 3:
            alter.type = test::type_of(random() % 2 == 0 ? TypeKind::text : TypeKind::string, 90);
            return alter;
        case 4:
            if (!constraints.empty()) {
                operations::DropConstraint drop;
                drop.table.name = "t";
                drop.existing = constraints[random() % constraints.size()];
                drop.name = schema::name_of(*drop.existing);
                return drop;
            }
            [[fallthrough]];
        default:
            return operations::CreateConstraint{
                {"", "t"},
                schema::Check{.name = "added", .condition = sqlite::quote(column.name) + " IS NOT 1"}};
    }
}

struct Outcome {
    bool edits = false;
    std::string error, catalogue, facts;
};

Outcome alter(unsigned seed, bool forced) {
    Outcome outcome;
    test::SqliteDatabase database;
    database.edit_where_possible();
    create(database, seed);
    std::mt19937 random(seed);
    const operations::Operation operation = random_alteration(database.reflect().tables.at(0), random);
    const std::string values = test::all_values(database, "t");
    if (forced) {
        setenv("RETORT_SQLITE_COPY", "1", 1);
    }
    try {
        outcome.edits = test::edits_schema(database.emit(operation));
        database.run(operation);
    } catch (const Error& error) {
        outcome.error = error.message();
    }
    unsetenv("RETORT_SQLITE_COPY");
    outcome.catalogue = database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2");
    outcome.facts = test::all_facts(database, "t");
    if (outcome.edits || forced) {
        EXPECT_EQ(test::all_values(database, "t"), values);
    }
    // A row may be older than a constraint of its table; nothing else may be wrong.
    const std::string verdict = database.rows("PRAGMA integrity_check");
    EXPECT_EQ(verdict.find("index"), std::string::npos) << verdict;
    return outcome;
}

TEST(SqliteRandomTables, AnEditEndsWhereACopyEnds) {
    int edits = 0;
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
        test::SqliteDatabase probe;
        if (!create(probe, seed)) {
            continue;
        }
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + probe.rows("SELECT sql FROM sqlite_schema"));
        const Outcome edited = alter(seed, false);
        edits += edited.edits ? 1 : 0;
        if (!edited.edits) {
            continue;
        }
        const Outcome copied = alter(seed, true);
        EXPECT_EQ(edited.error, copied.error);
        EXPECT_EQ(edited.catalogue, copied.catalogue);
        EXPECT_EQ(edited.facts, copied.facts);
        if (HasFailure()) {
            return;
        }
    }
    EXPECT_GT(edits, 40);
}

}  // namespace

}  // namespace retort::dialects
