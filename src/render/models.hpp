// A schema → the C++ text of a models header: structs, and the mapping beside them.
#pragma once

#include "schema/metadata.hpp"

#include <string>
#include <vector>

namespace retort::render {

struct ModelsText {
    std::string text;
    // What has no form in the words of models, a sentence each; the text has a
    // comment in its place.
    std::vector<std::string> left_out;
};

struct ModelsOptions {
    std::string name_space = "app";
    // What the header was made from, for its first line: "a database".
    std::string origin = "a database";
};

// Compiles as it stands whatever characters names hold; the metadata() it defines
// equals `metadata`, save views, triggers and what `left_out` names.
ModelsText render_models(const schema::MetaData& metadata, const ModelsOptions& options = {});

// "order lines" gives "OrderLines"; never a keyword, never empty.
std::string struct_name(const std::string& table);
// "class" gives "class_", "2nd" gives "_2nd"; never empty.
std::string member_name(const std::string& column);

}  // namespace retort::render
