// A model as reflection would give it back. What follows rules is done by
// rule; for expressions that differ from the database's in more than spelling
// the server is asked, in a transaction that is rolled back.
#pragma once

#include "dialects/dialect.hpp"

#include <string_view>

namespace retort::dialects::postgresql {

// See Dialect::canonical. Must not be called in a read-only transaction.
schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database,
                           Connection& connection);

// Types, names, orders, options: everything but the wording of expressions.
schema::MetaData canonical_by_rule(const schema::MetaData& model, std::string_view default_schema);

}  // namespace retort::dialects::postgresql
