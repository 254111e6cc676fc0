// Types by chance, and the values that a column of a type can have.
#pragma once

#include "laws/pair.hpp"
#include "laws/random.hpp"

#include <string>
#include <vector>

namespace retort::laws {

// What expressions and conversions may be tried on a column.
enum class Family { integer, real, text, boolean, date, point_in_time, bytes, enumeration, range, other };
Family family_of(const schema::Type& type);

schema::Type random_type(Random& random, Database database, const schema::MetaData& metadata);
// Another that existing values can be converted to, as far as their text allows.
schema::Type related_type(Random& random, Database database, const schema::MetaData& metadata,
                          const schema::Type& type);
// Whether the database converts every value or says which it cannot.
bool is_convertible(const schema::Type& from, const schema::Type& to, Database database);
// Whether a key, a unique constraint or a plain index takes it.
bool is_comparable(const schema::Type& type, Database database);
// Whether a reference between columns of these is accepted.
bool are_referable(const schema::Type& a, const schema::Type& b, Database database);

// SQL literals for values.
std::vector<std::string> values_of(const schema::Type& type, Database database);
schema::ServerDefault random_default(Random& random, const schema::Type& type, Database database);

// Of texts, bytes and JSON: whether values may be stored out of line and compressed.
bool may_be_compressed(const schema::Type& type);

}  // namespace retort::laws
