// Names, values and expressions as SQLite reads them.
#include "dialects/sqlite/dialect.hpp"
#include "dialects/sqlite/words.hpp"
#include "sqlite_database.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace retort::dialects {

namespace {

TEST(SqliteWords, EveryKeywordIsQuotedWhereItMustBe) {
    for (int i = 0; i < sqlite3_keyword_count(); ++i) {
        const char* text = nullptr;
        int size = 0;
        sqlite3_keyword_name(i, &text, &size);
        std::string word(text, static_cast<std::size_t>(size));
        for (char& c : word) {
            c = static_cast<char>(c | 0x20);
        }
        SCOPED_TRACE(word);
        test::SqliteDatabase database;
        const std::string name = sqlite::quote(word);
        EXPECT_NO_THROW(database.execute("CREATE TABLE " + name + " (" + name + " TEXT, CHECK (" + name +
                                         " <> ''));" + "CREATE INDEX i ON " + name + " (" + name +
                                         "); SELECT " + name + " FROM " + name + " WHERE " + name +
                                         " = 1; UPDATE " + name + " SET " + name + " = 2"));
    }
}

TEST(SqliteWords, LiteralsAreReadBackAsTheValue) {
    const std::vector<std::pair<Datum, const char*>> cases{
        {std::monostate{}, "null|NULL"},
        {true, "integer|1"},
        {std::int64_t{INT64_MIN}, "integer|-9223372036854775808"},
        {2.0, "real|2.0"},
        {1e300, "real|1.0e+300"},
        {"it's", "text|'it''s'"},
        {Bytes{std::byte{0}, std::byte{171}}, "blob|X'00AB'"},
    };
    test::SqliteDatabase database;
    for (const auto& [value, expected] : cases) {
        const std::string text = sqlite_dialect().literal(value);
        EXPECT_EQ(database.rows("SELECT typeof(" + text + "), quote(" + text + ")"),
                  std::string(expected) + "\n");
    }
    const std::string zero = sqlite_dialect().literal(std::string("a\0b", 3));
    EXPECT_EQ(database.rows("SELECT typeof(" + zero + "), hex(" + zero + ")"), "text|610062\n");
}

TEST(SqliteWords, ATablesNameBeforeItsColumnsCanGo) {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"t.a > 0", "a > 0"},     {"\"T\" . a > t . b", "a >  b"}, {"a > 't.a'", "a > 't.a'"},
        {"tt.a > t", "tt.a > t"}, {"f(t.a)+1", "f(a)+1"},
    };
    for (const auto& [text, expected] : cases) {
        const std::string result = sqlite::unqualify(text, "t");
        EXPECT_EQ(result.substr(result.find_first_not_of(' ')), expected) << text;
    }
}

}  // namespace

}  // namespace retort::dialects
