// The copying of rows from the old table to the new one.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

namespace retort::dialects::sqlite {

// A value that a change of type would alter, as a query that must find none.
struct ConversionCheck {
    std::string column, type;
    std::string query;
};

struct Copy {
    std::string insert;
    std::vector<ConversionCheck> checks;  // before it
    std::string extent;                   // see Statement; "" where the rows do not keep their order
};

// Whether the values of `before` go into `after` without a cast.
bool is_copied_as_is(const Rebuild& rebuild, const schema::Column& before, const schema::Column& after);

// `target` is the new table's name for the time being.
Copy emit_copy(const Rebuild& rebuild, const schema::QualifiedName& target);

}  // namespace retort::dialects::sqlite
