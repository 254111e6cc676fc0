// The options of sequences and identity columns, without those that are the
// server's default anyway: how both sides of a comparison state them.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <vector>

namespace retort::dialects::postgresql {

// The numbers an identity or sequence counts through: smallint, integer, or
// else bigint.
schema::TypeKind counted_kind(const schema::Type& type);

schema::SequenceOptions without_defaults(schema::SequenceOptions options, schema::TypeKind kind);

// Where one starts that does not say so.
std::int64_t default_start(const schema::SequenceOptions& options);

// The clauses of an alteration: "INCREMENT BY 2", "NO MAXVALUE". The counter stays, but of
// one that turns round, which would be past its other end.
std::vector<std::string> changed_options(const schema::SequenceOptions& from,
                                         const schema::SequenceOptions& to);
// The same where nobody knows what was there: every clause.
std::vector<std::string> all_options(const schema::SequenceOptions& options);

}  // namespace retort::dialects::postgresql
