// Models as reflect() would give them back.
#pragma once

#include "schema/metadata.hpp"

namespace retort::dialects::sqlite {

// SQLite stores texts as they are written, so nothing needs to be asked: where a
// text of `database` differs in spelling only, it is taken instead of the model's.
schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database);

}  // namespace retort::dialects::sqlite
