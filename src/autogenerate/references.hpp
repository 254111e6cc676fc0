// Foreign keys as both comparison and order need them.
#pragma once

#include "schema/metadata.hpp"

#include <string>
#include <vector>

namespace retort::autogenerate {

// The columns that it references: as written, or the referred primary key.
std::vector<std::string> referred_columns(const schema::ForeignKey& key, const schema::MetaData& metadata);

}  // namespace retort::autogenerate
