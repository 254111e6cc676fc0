// What SQLite cannot alter in place: the table is made anew beside the old one,
// the rows are copied by the database, the old table goes, and the new one takes
// its name. SQLite's own documented procedure, with checks in between that fail
// rather than lose something.
#pragma once

#include "dialects/dialect.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace retort::dialects::sqlite {

struct Rebuild {
    const schema::MetaData& metadata;  // all tables and objects, before
    const schema::Table& before;
    const schema::Table& after;
    // Columns of `after` that take their default although `before` has the name.
    std::set<std::string> fresh;
    // Columns whose values come from an expression over the old row.
    std::map<std::string, std::string> sources;
    const EmitContext& context;
};

// Throws Error(command) for a table that could not be read completely.
std::vector<Statement> emit_rebuild(const Rebuild& rebuild);

}  // namespace retort::dialects::sqlite
