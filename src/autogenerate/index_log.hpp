// The log's lines about indexes and lists of columns.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <vector>

namespace retort::autogenerate {

// As the reference prints a tuple: ('a',) or ('a', 'b').
std::string tuple_text(const std::vector<std::string>& names);
std::vector<std::string> element_texts(const schema::Index& index);

std::string added_index_line(const schema::Index& index);
std::string removed_index_line(const schema::Index& index, const schema::QualifiedName& table);

}  // namespace retort::autogenerate
