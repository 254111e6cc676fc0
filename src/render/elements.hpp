// The words of a schema as C++: types, columns, constraints, indexes.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::render {

// Arguments of a call, in their order.
using Arguments = std::vector<std::string>;

// word(a, b)
std::string render_call(const std::string& word, const Arguments& arguments);

// String(36), Enum("status", {"a", "b"}), JSON().with_variant("postgresql", JSONB())
std::string render_type(const schema::Type& type);

// server_default(0), server_default(text("now()"))
std::string render_server_default(const schema::ServerDefault& server_default);
std::string render_computed(const schema::Computed& computed);
// {.start = 5, .cycle = true}
std::string render_sequence_options(const schema::SequenceOptions& options);
// identity(), identity({.always = true})
std::string render_identity(const schema::SequenceOptions& options);

// What follows a column's type. `nullable_otherwise`: what it is where no option
// says it.
Arguments column_options(const schema::Table& table, const schema::Column& column, bool nullable_otherwise);
// A column of `table`, flagged primary_key where it alone is an unnamed key.
std::string render_table_column(const schema::Table& table, const schema::Column& column);
// A column to add, with constraints in the column's own words.
std::string render_added_column(const schema::Column& column,
                                const std::vector<schema::Constraint>& constraints);
// True for a constraint that render_added_column can take.
bool fits_in_column(const schema::Constraint& constraint, const std::string& column);

// True for a key that is said by the flag of its column.
bool is_flagged_key(const schema::Table& table);

// unique_constraint("uq", {"a"}, deferrable)
std::string render_constraint(const schema::Constraint& constraint);
// What follows name and columns: on_delete::cascade, deferrable, …
Arguments constraint_options(const schema::Constraint& constraint);
Arguments foreign_key_options(const schema::ForeignKey& key);

// {"a", desc("b"), text("lower(c)")}
std::string render_elements(const std::vector<schema::IndexElement>& elements);
// {excluding("room", "=")}
std::string render_elements(const std::vector<schema::ExcludeElement>& elements);
Arguments index_options(const schema::Index& index);
std::string render_index(const schema::Index& index);

// What follows the columns of a table: constraints, indexes, comment, schema, options.
Arguments table_members(const schema::Table& table);

void append_schema(const std::string& schema, Arguments& arguments);
// What follows a domain's base type and check.
void append_domain_options(const schema::DomainType& type, Arguments& arguments);
// option("sqlite_strict"), option("postgresql_with", "fillfactor=70")
std::string render_option(const std::string& key, const std::string& value);
// The same, or no_option("…") for none.
std::string render_option_change(const std::string& key, const std::optional<std::string>& value);
void append_options(const schema::DialectOptions& options, Arguments& arguments);

}  // namespace retort::render
