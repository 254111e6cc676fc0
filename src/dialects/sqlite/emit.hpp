// Operations to SQLite's statements.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::sqlite {

std::vector<Statement> emit(const operations::Operation& operation, const EmitContext& context);

}  // namespace retort::dialects::sqlite
