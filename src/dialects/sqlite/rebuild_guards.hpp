// What must be the same after a rebuild as before: pictures of it in temporary
// tables, and the checks that compare. With foreign keys on, DROP TABLE deletes
// the children's rows, and foreign_key_check finds nothing wrong afterwards;
// only counting shows it. Tables that no foreign key reaches need not be counted:
// total_changes() counts what any statement, trigger or foreign key action did
// to any row, and must be what the rebuild itself meant.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

namespace retort::dialects::sqlite {

enum class Procedure {
    copy,  // of the rows, into a new table
    edit,  // of the stored CREATE statement
};

class RebuildGuards {
public:
    // Keeps a reference.
    RebuildGuards(const Rebuild& rebuild, Procedure procedure);

    // Refuses where the rebuild could lose something, then takes the pictures.
    std::vector<Statement> before() const;
    // After the copy, while the old table is there.
    std::vector<Statement> copied(const schema::QualifiedName& copy) const;
    // `own_changes`: rows that the statements in between wrote, those of the table
    // itself not counted.
    std::vector<Statement> after(std::size_t own_changes) const;

private:
    void add(std::vector<Statement>& statements, std::string sql) const;
    void check(std::vector<Statement>& statements, const std::string& query,
               const std::string& failure) const;
    void check_columns(std::vector<Statement>& statements) const;
    void check_triggers(std::vector<Statement>& statements) const;
    std::string objects_query() const;
    std::string own_objects() const;
    std::string violations_query() const;
    std::string count_rows() const;
    bool counts_dependents() const;
    void check_objects(std::vector<Statement>& statements) const;
    void check_rows(std::vector<Statement>& statements) const;
    void check_violations(std::vector<Statement>& statements) const;
    void check_changes(std::vector<Statement>& statements, std::size_t own_changes) const;

    const Rebuild& rebuild_;
    const Procedure procedure_;
    std::vector<schema::QualifiedName> dependents_;  // by foreign keys, also through others
    std::vector<schema::QualifiedName> checked_;     // whose foreign keys the rebuild may break
};

// Whether both tables keep an AUTOINCREMENT counter.
bool keeps_sequence(const Rebuild& rebuild);
// "main" where the table's name has no schema.
std::string database_of(const schema::QualifiedName& table);
// The sqlite_schema that lists the table, quoted.
std::string catalogue(const schema::QualifiedName& table);
// The indexes that `in` has and `from` has not, or not alike.
std::vector<schema::Index> indexes_missing(const schema::Table& from, const schema::Table& in);

}  // namespace retort::dialects::sqlite
