// What must be the same after a rebuild as before: pictures of it in temporary
// tables, and the checks that compare. With foreign keys on, DROP TABLE deletes
// the children's rows, and foreign_key_check finds nothing wrong afterwards;
// only counting shows it.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

namespace retort::dialects::sqlite {

class RebuildGuards {
public:
    // Keeps a reference.
    explicit RebuildGuards(const Rebuild& rebuild);

    // Refuses where the rebuild could lose something, then takes the pictures.
    std::vector<Statement> before() const;
    std::vector<Statement> after() const;

private:
    void add(std::vector<Statement>& statements, std::string sql) const;
    void check(std::vector<Statement>& statements, const std::string& query,
               const std::string& failure) const;
    void check_columns(std::vector<Statement>& statements) const;
    void check_triggers(std::vector<Statement>& statements) const;
    std::string objects_query() const;
    std::string violations_query() const;
    std::string count_rows() const;
    void check_objects(std::vector<Statement>& statements) const;
    void check_rows(std::vector<Statement>& statements) const;
    void check_violations(std::vector<Statement>& statements) const;

    const Rebuild& rebuild_;
    std::vector<schema::QualifiedName> dependents_;  // by foreign keys, also through others
    std::vector<schema::QualifiedName> checked_;     // whose foreign keys the rebuild may break
};

// Whether both tables keep an AUTOINCREMENT counter.
bool keeps_sequence(const Rebuild& rebuild);
// "main" where the table's name has no schema.
std::string database_of(const schema::QualifiedName& table);
// Named lists of indexes that one table has and the other has not.
std::vector<std::string> indexes_missing(const schema::Table& from, const schema::Table& in);

}  // namespace retort::dialects::sqlite
