// Follows a rename through everything that mentions the old name, as SQLite's
// own ALTER TABLE … RENAME does in its catalogue.
#pragma once

#include "operations/operation.hpp"
#include "schema/metadata.hpp"

#include <string>

namespace retort::dialects::sqlite {

// Triggers and views are rewritten by SQLite itself, in a database in memory;
// throws Error where it refuses.
void rename_column(schema::MetaData& metadata, const schema::QualifiedName& table, const std::string& from,
                   const std::string& to);
void rename_table(schema::MetaData& metadata, const schema::QualifiedName& table, const std::string& to);

// operations::apply, and the texts that a rename changes.
void replay(const operations::Operation& operation, schema::MetaData& metadata);

std::string emit_rename_column(const schema::QualifiedName& table, const std::string& from,
                               const std::string& to);
std::string emit_rename_table(const schema::QualifiedName& table, const std::string& to);

}  // namespace retort::dialects::sqlite
