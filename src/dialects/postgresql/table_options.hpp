// The options of tables that PostgreSQL knows: which of them can change, and when
// two texts say the same.
#pragma once

#include "schema/table.hpp"

#include <map>
#include <string>
#include <string_view>

namespace retort::dialects::postgresql {

inline constexpr const char* kWithOption = "postgresql_with";
inline constexpr const char* kTablespaceOption = "postgresql_tablespace";
inline constexpr const char* kUnloggedOption = "postgresql_unlogged";

// "fillfactor=70, autovacuum_enabled=false", in parentheses or not, by lower-case
// names; one without a value is "true", as the server reads it.
std::map<std::string, std::string> parse_parameters(std::string_view text);
std::string dump_parameters(const std::map<std::string, std::string>& parameters);

bool is_unlogged(const schema::DialectOptions& options);
// Whether the values mean the same to the server: off and false.
bool same_parameter(const std::string& a, const std::string& b);

// Throws Error(command), naming `table`, for an option of PostgreSQL's that no table has.
void require_known_options(const schema::DialectOptions& options, const schema::QualifiedName& table);
// As above, also for one that stays as it was when the table was made.
void require_changeable_options(const schema::DialectOptions& options, const schema::QualifiedName& table);

// A model's options as reflection would give them: those of other dialects go, what
// cannot be changed is as it is in `existing`, equal values are spelled alike, and
// parameters of the TOAST table are left out, as reflection leaves them out. The
// tablespace is as the model says; see tablespaces.hpp.
schema::DialectOptions canonical_options(const schema::Table& model, const schema::Table& existing);

}  // namespace retort::dialects::postgresql
