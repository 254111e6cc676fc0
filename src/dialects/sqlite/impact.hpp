// What operations do to tables that are in use, and how large those are.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::sqlite {

// The lock is the whole database's and the transaction's, so only the work of
// `statements`, those that the operation becomes, is told.
std::vector<Impact> list_impacts(const operations::Operation& operation,
                                 std::span<const Statement> statements);

// What ANALYZE left in sqlite_stat1.
std::optional<std::int64_t> estimate_rows(Connection& connection, const std::string& table);

}  // namespace retort::dialects::sqlite
