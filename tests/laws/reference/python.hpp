// Schemas as SQLAlchemy's words: the text of Python that makes a MetaData. What it calls
// T, E and table is in closing_rate.
#pragma once

#include "laws/pair.hpp"

#include <string>

namespace retort::laws {

std::string python_text(const std::string& text);
// "['a', 'b']".
std::string python_list(const std::vector<std::string>& texts);
// "" for a type that SQLAlchemy 1.4 does not have.
std::string python_type(const schema::Type& type, Database database);
std::string python_column(const schema::Column& column, Database database);
// A function that gives the metadata.
std::string python_metadata(const std::string& function, const schema::MetaData& metadata, Database database);
// All that is tried on a pair.
std::string python_pair(const Pair& pair, Database database);

}  // namespace retort::laws
