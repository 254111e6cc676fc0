// Prints the models headers of the corpus, a namespace each, and the table of
// their metadata: models_writer > rendered_models.cpp
#include "base/text.hpp"
#include "render/models.hpp"
#include "render/models_corpus.hpp"

#include <cstdio>
#include <string>

int main() {
    std::string text = "// Made by models_writer.\n";
    std::string table;
    const auto corpus = retort::test::models_corpus();
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const std::string name = "models_" + std::to_string(i);
        const auto rendered = retort::render::render_models(corpus[i], {.name_space = name});
        text += retort::base::replace_all(rendered.text, "#pragma once", "") + "\n";
        table += "    &" + name + "::metadata,\n";
    }
    text +=
        "using MakeModels = const retort::MetaData& (*)();\nextern const MakeModels rendered_models[];\n"
        "const MakeModels rendered_models[] = {\n" +
        table + "};\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}
