// Where tables, indexes and the indexes under constraints are stored. A model that
// says nothing leaves them where they are: where the server puts a new one is a
// matter of its settings.
#pragma once

#include "schema/metadata.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::postgresql {

// As reflection would give it: `stated` by the model, or as it is; none for the
// database's own tablespace, which the catalog does not name.
std::string canonical_tablespace(const std::string& stated, const std::string& existing,
                                 std::string_view own);

bool states_a_tablespace(const schema::MetaData& model);

// Gives each of the model's the tablespace that reflection would. `own` is the
// database's; of no matter where the model states none.
void settle_tablespaces(schema::MetaData& model, const schema::MetaData& database, std::string_view own);

}  // namespace retort::dialects::postgresql
