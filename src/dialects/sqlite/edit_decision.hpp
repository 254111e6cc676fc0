// Whether a change of a table needs no row to be written.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

namespace retort::dialects::sqlite {

// Asks the database whether the rows satisfy what is new. Throws Error(database)
// where it cannot tell. Foreign keys are not looked at: foreign_key_check does
// that afterwards.
bool leaves_rows_alone(const Rebuild& rebuild);

}  // namespace retort::dialects::sqlite
