// The options of sequences and identity columns, without those that are the
// server's default anyway: how both sides of a comparison state them.
#pragma once

#include "schema/table.hpp"

namespace retort::dialects::postgresql {

// The numbers an identity or sequence counts through: smallint, integer, or
// else bigint.
schema::TypeKind counted_kind(const schema::Type& type);

schema::SequenceOptions without_defaults(schema::SequenceOptions options, schema::TypeKind kind);

}  // namespace retort::dialects::postgresql
