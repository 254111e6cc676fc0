// The pictures and checks around a rebuild; see rebuild_guards.hpp.
#include "dialects/sqlite/rebuild_guards.hpp"

#include "base/text.hpp"
#include "dialects/sqlite/checks.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using schema::QualifiedName;

bool refers_to(const schema::Table& table, const QualifiedName& other) {
    return table.name.schema == other.schema &&
           std::ranges::any_of(table.foreign_keys, [&](const schema::ForeignKey& key) {
               return same_name(key.referred_table.name, other.name);
           });
}

// Every table that a cascade from `name` could reach.
std::vector<QualifiedName> find_dependents(const schema::MetaData& metadata, const QualifiedName& name) {
    std::vector<QualifiedName> found{name};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const schema::Table& table : metadata.tables) {
            if (refers_to(table, found[i]) && std::ranges::find(found, table.name) == found.end()) {
                found.push_back(table.name);
            }
        }
    }
    found.erase(found.begin());
    return found;
}

// SQLite takes no index for a key that compares otherwise than its columns do.
bool has_columns_collations(const schema::Table& table, const schema::Index& index) {
    return std::ranges::all_of(index.elements, [&](const schema::IndexElement& element) {
        const schema::Column* column = schema::find_column(table, element.text);
        if (column == nullptr || element.is_expression) {
            return false;
        }
        const std::string own = schema::resolve_variant(column->type, "sqlite").collation;
        return element.collation.empty() ||
               same_name(element.collation, own.empty() ? std::string("BINARY") : own);
    });
}

bool is_key(const schema::Table& table, const schema::ForeignKey& key) {
    const std::vector<std::string>& columns = key.referred_columns;
    if (columns.empty()) {
        return table.primary_key && table.primary_key->columns.size() == key.columns.size();
    }
    if (table.primary_key && std::ranges::is_permutation(table.primary_key->columns, columns)) {
        return true;
    }
    const bool is_unique = std::ranges::any_of(table.uniques, [&](const schema::Unique& unique) {
        return std::ranges::is_permutation(unique.columns, columns);
    });
    return is_unique || std::ranges::any_of(table.indexes, [&](const schema::Index& index) {
               std::vector<std::string> texts;
               for (const schema::IndexElement& element : index.elements) {
                   texts.push_back(element.text);
               }
               return index.unique && index.where.empty() && has_columns_collations(table, index) &&
                      std::ranges::is_permutation(texts, columns);
           });
}

// SQLite cannot check a foreign key to what is no key: it would fail altogether.
bool can_be_checked(const schema::Table& table, const schema::Table& parent) {
    return std::ranges::all_of(table.foreign_keys, [&](const schema::ForeignKey& key) {
        return !same_name(key.referred_table.name, parent.name.name) || is_key(parent, key);
    });
}

bool has_new_key(const Rebuild& rebuild) {
    return std::ranges::any_of(rebuild.after.foreign_keys, [&](const schema::ForeignKey& key) {
        return std::ranges::find(rebuild.before.foreign_keys, key) == rebuild.before.foreign_keys.end();
    });
}

std::vector<QualifiedName> find_checked(const Rebuild& rebuild, Procedure procedure) {
    std::vector<QualifiedName> found;
    if (procedure == Procedure::edit && !has_new_key(rebuild)) {
        return found;
    }
    for (const schema::Table& table : rebuild.metadata.tables) {
        const bool is_child = procedure == Procedure::copy && table.name != rebuild.before.name &&
                              refers_to(table, rebuild.before.name);
        if (is_child && can_be_checked(table, rebuild.before)) {
            found.push_back(table.name);
        }
    }
    if (!rebuild.after.foreign_keys.empty() && can_be_checked(rebuild.before, rebuild.before)) {
        found.push_back(rebuild.before.name);
    }
    return found;
}

std::string list_literals(const std::vector<std::string>& texts) {
    std::vector<std::string> literals;
    for (const std::string& text : texts) {
        literals.push_back(literal(text));
    }
    return "(" + base::join(literals, ", ") + ")";
}

// Within SQLite's limit of 500 parts of one compound SELECT.
std::string union_all(const std::vector<std::string>& queries) {
    constexpr std::size_t kMaxParts = 400;
    if (queries.size() <= kMaxParts) {
        return base::join(queries, " UNION ALL ");
    }
    std::vector<std::string> groups;
    for (std::size_t first = 0; first < queries.size(); first += kMaxParts) {
        const std::size_t count = std::min(kMaxParts, queries.size() - first);
        groups.push_back("SELECT * FROM (" +
                         base::join(std::span(queries).subspan(first, count), " UNION ALL ") + ")");
    }
    return union_all(groups);
}

const char* kOwnName = "name NOT LIKE 'sqlite!_%' ESCAPE '!'";

}  // namespace

std::string catalogue(const QualifiedName& table) {
    return quote(QualifiedName{database_of(table), "sqlite_schema"});
}

std::string database_of(const QualifiedName& table) {
    return table.schema.empty() ? "main" : table.schema;
}

bool keeps_sequence(const Rebuild& rebuild) {
    return is_autoincrement(rebuild.before) && is_autoincrement(rebuild.after);
}

std::vector<schema::Index> indexes_missing(const schema::Table& from, const schema::Table& in) {
    std::vector<schema::Index> missing;
    for (const schema::Index& index : in.indexes) {
        const schema::Index* same = schema::find_index(from, index.name);
        if (same == nullptr || *same != index) {
            missing.push_back(index);
        }
    }
    return missing;
}

RebuildGuards::RebuildGuards(const Rebuild& rebuild, Procedure procedure)
    : rebuild_(rebuild),
      procedure_(procedure),
      dependents_(find_dependents(rebuild.metadata, rebuild.before.name)),
      checked_(find_checked(rebuild, procedure)) {}

void RebuildGuards::add(std::vector<Statement>& statements, std::string sql) const {
    statements.push_back({std::move(sql), {}, {}, {}});
}

void RebuildGuards::check(std::vector<Statement>& statements, const std::string& query,
                          const std::string& failure) const {
    const std::string message = "rebuilding " + schema::display_name(rebuild_.before.name) + ": " + failure;
    for (Statement& statement : emit_check(query, message, rebuild_.context.offline)) {
        statements.push_back(std::move(statement));
    }
}

std::vector<Statement> RebuildGuards::before() const {
    std::vector<Statement> statements;
    if (procedure_ == Procedure::copy) {
        check(statements, "SELECT foreign_keys FROM pragma_foreign_keys WHERE foreign_keys = 1",
              "foreign keys are enforced in this transaction, so that dropping the old table would delete "
              "the rows that refer to it; switch them off before the transaction begins");
    }
    check_columns(statements);
    if (procedure_ == Procedure::copy) {
        check_triggers(statements);
    }
    add(statements, "CREATE TEMP TABLE _retort_objects AS " + objects_query());
    if (counts_dependents()) {
        add(statements, "CREATE TEMP TABLE _retort_rows AS " + count_rows());
    }
    if (!checked_.empty()) {
        add(statements, "CREATE TEMP TABLE _retort_violations AS " + violations_query());
    }
    // Last, so that nothing of the above counts.
    const std::string own_rows =
        procedure_ == Procedure::edit ? "0" : "(SELECT count(*) FROM " + quote(rebuild_.before.name) + ")";
    add(statements,
        "CREATE TEMP TABLE _retort_changes AS SELECT total_changes() AS n, " + own_rows + " AS own_rows");
    return statements;
}

std::vector<Statement> RebuildGuards::copied(const QualifiedName& copy) const {
    std::vector<Statement> statements;
    check(statements,
          "SELECT 'count' FROM temp._retort_changes WHERE own_rows <> (SELECT count(*) FROM " + quote(copy) +
              ")",
          "not every row could be copied");
    return statements;
}

// A column that the history does not know would not be copied.
void RebuildGuards::check_columns(std::vector<Statement>& statements) const {
    std::vector<std::string> known;
    for (const schema::Column& column : rebuild_.before.columns) {
        known.push_back(column.name);
    }
    check(statements,
          "SELECT name FROM pragma_table_xinfo(" + literal(rebuild_.before.name.name) + ", " +
              literal(database_of(rebuild_.before.name)) + ") WHERE name NOT IN " + list_literals(known),
          "the table has a column that is not known here");
}

// Triggers go with the old table and are made again from the text known here.
void RebuildGuards::check_triggers(std::vector<Statement>& statements) const {
    std::vector<std::string> texts;
    for (const schema::RawObject& object : rebuild_.metadata.raw_objects) {
        if (object.kind == "trigger" && same_name(object.table, rebuild_.before.name.name)) {
            texts.push_back(object.sql);
        }
    }
    check(statements,
          "SELECT name FROM " + catalogue(rebuild_.before.name) + " WHERE type = 'trigger' AND tbl_name = " +
              literal(rebuild_.before.name.name) + " COLLATE NOCASE AND sql NOT IN " + list_literals(texts),
          "the table has a trigger that is not known here, or not in this form");
}

// Their text may change: that of the table, and where it is made anew, of all
// that goes with it.
std::string RebuildGuards::own_objects() const {
    const std::string name = literal(rebuild_.before.name.name) + " COLLATE NOCASE";
    return procedure_ == Procedure::copy ? "tbl_name = " + name : "type = 'table' AND name = " + name;
}

std::string RebuildGuards::objects_query() const {
    std::string query = "SELECT type || ' ' || name AS object, tbl_name, CASE WHEN " + own_objects() +
                        " THEN NULL ELSE sql END AS sql FROM " + catalogue(rebuild_.before.name) + " WHERE " +
                        kOwnName;
    std::vector<std::string> changing;
    for (const schema::Index& index : indexes_missing(rebuild_.after, rebuild_.before)) {
        changing.push_back(index.name);
    }
    for (const schema::Index& index : indexes_missing(rebuild_.before, rebuild_.after)) {
        changing.push_back(index.name);
    }
    query += changing.empty() ? "" : " AND name NOT IN " + list_literals(changing);
    // A temporary trigger goes with the table, too, and nobody makes it again.
    return query +
           " UNION ALL SELECT 'temporary ' || type || ' ' || name, tbl_name, sql FROM temp.sqlite_schema "
           "WHERE name NOT LIKE '!_retort!_%' ESCAPE '!'";
}

std::string RebuildGuards::count_rows() const {
    std::vector<std::string> counts;
    for (const QualifiedName& table : dependents_) {
        counts.push_back("SELECT " + literal(table.name) + " AS name, count(*) AS n FROM " + quote(table));
    }
    return union_all(counts);
}

std::string RebuildGuards::violations_query() const {
    std::vector<std::string> queries;
    for (const QualifiedName& table : checked_) {
        queries.push_back(
            "SELECT \"table\" AS child, \"rowid\" AS row, parent, count(*) AS n FROM "
            "pragma_foreign_key_check(" +
            literal(table.name) + ", " + literal(database_of(table)) + ") GROUP BY 1, 2, 3");
    }
    return union_all(queries);
}

bool RebuildGuards::counts_dependents() const {
    return procedure_ == Procedure::copy && !dependents_.empty();
}

std::vector<Statement> RebuildGuards::after(std::size_t own_changes) const {
    std::vector<Statement> statements;
    check_objects(statements);
    add(statements, "DROP TABLE temp._retort_objects");
    if (counts_dependents()) {
        check_rows(statements);
        add(statements, "DROP TABLE temp._retort_rows");
    }
    if (!checked_.empty()) {
        check_violations(statements);
        add(statements, "DROP TABLE temp._retort_violations");
    }
    own_changes += static_cast<std::size_t>(std::ranges::count_if(statements, writes_a_row));
    check_changes(statements, own_changes);
    add(statements, "DROP TABLE temp._retort_changes");
    return statements;
}

void RebuildGuards::check_objects(std::vector<Statement>& statements) const {
    const std::string picture = "SELECT object, tbl_name, sql FROM temp._retort_objects";
    check(statements, picture + " EXCEPT SELECT * FROM (" + objects_query() + ")",
          "an object is gone or has changed");
    check(statements, "SELECT * FROM (" + objects_query() + ") EXCEPT " + picture,
          "an object has come or has changed");
}

void RebuildGuards::check_rows(std::vector<Statement>& statements) const {
    check(statements,
          "SELECT name FROM (SELECT name, n FROM temp._retort_rows EXCEPT SELECT * FROM (" + count_rows() +
              "))",
          "rows of a table that refers to it are gone");
}

void RebuildGuards::check_violations(std::vector<Statement>& statements) const {
    check(statements,
          "SELECT now.child || ' refers to a row that is not in ' || now.parent FROM (" + violations_query() +
              ") AS now LEFT JOIN temp._retort_violations AS old ON old.child = now.child AND old.row IS "
              "now.row "
              "AND old.parent = now.parent WHERE now.n > coalesce(old.n, 0)",
          "foreign keys are violated that were not before");
}

void RebuildGuards::check_changes(std::vector<Statement>& statements, std::size_t own_changes) const {
    check(statements,
          "SELECT 1 FROM temp._retort_changes WHERE total_changes() <> n + own_rows + " +
              std::to_string(own_changes),
          "rows were changed that the rebuild has nothing to do with");
}

}  // namespace retort::dialects::sqlite
