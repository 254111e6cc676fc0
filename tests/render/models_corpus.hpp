// Schemas whose models headers are rendered, compiled and read back.
#pragma once

#include "schema/metadata.hpp"

#include <vector>

namespace retort::test {

std::vector<schema::MetaData> models_corpus();

}  // namespace retort::test
