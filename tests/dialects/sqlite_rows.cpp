// Rows to lose; see sqlite_rows.hpp.
#include "sqlite_rows.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

#include <array>

namespace retort::dialects::test {

namespace {

constexpr std::array kValues{
    "NULL",
    "0",
    "1",
    "-1",
    "5",
    "-9223372036854775808",
    "9223372036854775807",
    "123456789012345678",
    "0.1",
    "-0.0",
    "5.0",
    "1e300",
    "5e-324",
    "9e999",
    "0.1 + 0.2",
    "''",
    "'x'",
    "'X '",
    "'12abc'",
    "' 12 '",
    "'12'",
    "'1e3'",
    "'0x10'",
    "'te''xt'",
    "'2026-11-22 13:40:00'",
    "'\xF0\x9F\x92\xBE'",
    "CAST(x'610062' AS TEXT)",
    "CAST(x'ff61' AS TEXT)",
    "x''",
    "x'00ff00'",
    "x'3132'",
    "zeroblob(40)",
};

std::string random_value(std::mt19937& random) {
    const std::size_t choice = random() % (kValues.size() + 2);
    if (choice < kValues.size()) {
        return kValues[choice];
    }
    const std::string number = std::to_string(random());
    // Long enough for overflow pages, or just a number.
    return choice == kValues.size() ? number : "printf('%.9000d', " + number + ")";
}

std::vector<std::string> column_names(SqliteDatabase& database, const std::string& table,
                                      bool with_generated) {
    std::vector<std::string> names;
    const std::string query = "SELECT name FROM pragma_table_xinfo(" + sqlite::literal(table) + ")" +
                              (with_generated ? "" : " WHERE hidden = 0");
    for (const auto& row : database.connection().query(query).rows) {
        names.push_back(sqlite::quote(row[0].value_or("")));
    }
    return names;
}

std::string rowid_of(SqliteDatabase& database, const std::string& table) {
    for (const char* name : {"_rowid_", "rowid", "oid"}) {
        try {
            database.rows("SELECT " + std::string(name) + " FROM " + sqlite::quote(table) + " LIMIT 0");
            return name;
        } catch (const Error&) {
            continue;  // WITHOUT ROWID
        }
    }
    return "NULL";
}

// '5' for "(5)" and for "+5"; what is no constant stays as written.
std::string default_of(SqliteDatabase& database, const std::string& text) {
    for (const char* word : {"random", "current", "now"}) {
        if (base::to_lower(text).find(word) != std::string::npos) {
            return text;
        }
    }
    try {
        return database.rows("SELECT quote((" + text + "))");
    } catch (const Error&) {
        // A word, perhaps in quotes: as good as a string.
        const bool is_quoted = text.starts_with('[') || text.starts_with('`');
        const std::string word = is_quoted ? text.substr(1, text.size() - 2) : text;
        return database.rows("SELECT quote(" + sqlite::literal(word) + ")");
    }
}

// The rowid's own column takes no NULL, whether the statement says so or not.
std::string columns_of(SqliteDatabase& database, const std::string& table) {
    std::string facts = database.rows(
        "SELECT cid, name, replace(replace(lower(type), ' ', ''), '/*and*/', ''), \"notnull\" OR "
        "(upper(type) = 'INTEGER' AND 1 = "
        "(SELECT sum(pk) FROM "
        "pragma_table_info(" +
        table + ")) AND pk = 1), pk, hidden FROM pragma_table_xinfo(" + table + ")");
    const std::string defaults = "SELECT name, dflt_value FROM pragma_table_xinfo(" + table + ")";
    for (const auto& row : database.connection().query(defaults).rows) {
        facts += row[0].value_or("") + " DEFAULT " + default_of(database, row[1].value_or("NULL")) + "\n";
    }
    return facts;
}

}  // namespace

void fill(SqliteDatabase& database, const std::string& table, std::mt19937& random, int rows) {
    const std::vector<std::string> columns = column_names(database, table, false);
    for (int row = 0; row < rows; ++row) {
        std::vector<std::string> names, values;
        for (const std::string& column : columns) {
            if (random() % 6 != 0) {
                names.push_back(column);
                values.push_back(random_value(random));
            }
        }
        const std::string list =
            names.empty() ? " DEFAULT VALUES"
                          : " (" + base::join(names, ", ") + ") VALUES (" + base::join(values, ", ") + ")";
        try {
            database.execute("INSERT INTO " + sqlite::quote(table) + list);
        } catch (const Error&) {
            continue;  // the table's constraints
        }
    }
}

std::string all_values(SqliteDatabase& database, const std::string& table) {
    std::vector<std::string> parts{rowid_of(database, table)};
    for (const std::string& column : column_names(database, table, true)) {
        parts.push_back("typeof(" + column + ")");
        parts.push_back("quote(" + column + ")");
    }
    return database.rows("SELECT " + base::join(parts, ", ") + " FROM " + sqlite::quote(table) +
                         " ORDER BY 1, " + base::join(parts, ", "));
}

std::string all_facts(SqliteDatabase& database, const std::string& table) {
    const std::string name = sqlite::literal(table);
    return database.rows("SELECT type, ncol, wr, strict FROM pragma_table_list(" + name +
                         ") WHERE schema = 'main'") +
           columns_of(database, name) +
           database.rows(
               "SELECT \"unique\", origin, partial, CASE origin WHEN 'c' THEN l.name END, "
               "group_concat(x.cid || ' ' || x.\"desc\" || ' ' || x.coll || ' ' || x.key) AS columns FROM "
               "pragma_index_list(" +
               name + ") AS l, pragma_index_xinfo(l.name) AS x GROUP BY l.name ORDER BY 1, 2, 3, 4, 5") +
           database.rows(
               "SELECT lower(\"table\"), seq, lower(\"from\"), lower(coalesce(\"to\", (SELECT name FROM "
               "pragma_table_info(\"table\") "
               "WHERE pk = seq + 1))), on_update, on_delete, match FROM pragma_foreign_key_list(" +
               name + ") ORDER BY 1, 2, 3, 4, 5, 6, 7");
}

}  // namespace retort::dialects::test
