// Prints a translation unit with one function a sample, for roundtrip_test to
// be compiled with: render_corpus_writer > recorded_corpus.cpp
#include "render/corpus.hpp"
#include "render/render.hpp"

#include <cstdio>
#include <string>

int main() {
    std::string text =
        "// Made by render_corpus_writer.\n"
        "#include <retort/migration.hpp>\n"
        "\n"
        "using namespace retort;\n"
        "\n"
        "namespace {\n";
    std::string table;
    const auto samples = retort::test::samples();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto name = "sample_" + std::to_string(i);
        text += "\nvoid " + name + "([[maybe_unused]] Operations& op) {\n" +
                retort::render::render_operations(samples[i].operations) + "}\n";
        table += "    " + name + ",\n";
    }
    text +=
        "\n}  // namespace\n\nextern void (*const recorded_corpus[])(Operations&);\n"
        "void (*const recorded_corpus[])(Operations&) = {\n" +
        table + "};\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}
