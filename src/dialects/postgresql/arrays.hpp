// Reading the server's text form of arrays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects::postgresql {

// {a,"b c",NULL}: one dimension; NULL is an empty text.
std::vector<std::string> parse_array(std::string_view text);
// {1,2} or an int2vector's "1 2".
std::vector<int> parse_int_array(std::string_view text);

}  // namespace retort::dialects::postgresql
