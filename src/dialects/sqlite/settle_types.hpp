// A schema in memory, told apart from reflection by nothing.
#pragma once

#include "schema/metadata.hpp"

namespace retort::dialects::sqlite {

// The types of the columns as reflection would read them: as they are declared,
// whatever the history calls them. Does nothing where there is no such table.
void settle_types(const schema::QualifiedName& table, schema::MetaData& metadata);

}  // namespace retort::dialects::sqlite
