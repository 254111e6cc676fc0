// retort's answer to a query, in the one line form that the reference's answer has too.
#pragma once

#include "revisions/differential/random_query.hpp"

#include <string>

namespace retort::revisions {

// upgrade, downgrade, stamp: "from>to[rows after] …", a step each; history: the
// identifiers in order; current, show: in any order. "error: …" for a refusal.
// Throws std::logic_error when a plan breaks a law (see plan_laws.hpp).
std::string answer(const Graph& graph, const Query& query);

}  // namespace retort::revisions
