// Text as the formats want it. All of these expect what clean_line gives.
#pragma once

#include <string>
#include <string_view>

namespace retort::drawing {

// For element content and for attributes in double quotes.
std::string escape_xml(std::string_view text);
// With the double quotes around it. Graphviz reads entities in labels, so & is
// one; a backslash is a backslash.
std::string quote_dot(std::string_view text);
// Between double quotes of a Mermaid label: all that its parser, its Markdown or
// a browser might take for more than text becomes an entity code.
std::string escape_mermaid(std::string_view text);

}  // namespace retort::drawing
