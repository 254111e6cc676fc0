// Alterations of one table: in place where SQLite can, together in one rebuild
// where it cannot.
#pragma once

#include "dialects/dialect.hpp"

#include <span>
#include <vector>

namespace retort::dialects::sqlite {

// The operations in their order, each on `table` or raw SQL; renames may come
// before what they do not touch. Throws Error(command).
std::vector<Statement> emit_alterations(const schema::QualifiedName& table,
                                        std::span<const operations::Operation> operations,
                                        operations::Recreate recreate, const EmitContext& context);

}  // namespace retort::dialects::sqlite
