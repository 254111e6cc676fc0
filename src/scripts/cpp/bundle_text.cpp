// A bundle's main file; see bundle_text.hpp.
#include "scripts/cpp/bundle_text.hpp"

#include "scripts/cpp/literal.hpp"

#include <string_view>

namespace retort::scripts::cpp {

namespace {

constexpr std::string_view kHead =
    "#include <retort/error.hpp>\n"
    "#include <retort/migrations.hpp>\n"
    "namespace retort::cli {\n"
    "int run_program(int count, char** words, const ::retort::Migrations* embedded);\n"
    "}\n"
    "extern \"C\" bool retort_environment_entry(::retort::Environment&);\n";

constexpr std::string_view kEnvironment =
    "void run_environment(::retort::Environment& environment) {\n"
    "    if (!retort_environment_entry(environment)) {\n"
    "        throw ::retort::Error(::retort::ErrorKind::script,\n"
    "                              \"The environment script has no RETORT_ENVIRONMENT\");\n"
    "    }\n"
    "}\n";

std::string make_row(const BundleRow& row) {
    return "    {" + dump_literal(row.file) + ", " + dump_literal(row.text) + ", " +
           (row.is_compiled ? bundle_symbol(row.unit) + " + " + std::to_string(row.index) : "nullptr") +
           "},\n";
}

std::string make_rows(const BundleText& bundle) {
    std::string rows = "constexpr ::retort::EmbeddedRevision rows[] = {\n";
    for (const BundleRow& row : bundle.rows) {
        rows += make_row(row);
    }
    return rows + "    {nullptr, nullptr, nullptr},\n};\n";
}

}  // namespace

std::string bundle_symbol(std::size_t unit) {
    return "retort_bundle_" + std::to_string(unit);
}

std::string make_bundle_text(const BundleText& bundle) {
    std::string text(kHead);
    for (std::size_t unit = 0; unit < bundle.units; ++unit) {
        text += "extern \"C\" const ::retort::CompiledRevision " + bundle_symbol(unit) + "[];\n";
    }
    const bool has_environment = !bundle.environment_file.empty();
    text += "namespace {\n";
    text += has_environment ? kEnvironment : "";
    text += make_rows(bundle);
    text += "constexpr ::retort::Migrations table = {rows, " + std::to_string(bundle.rows.size()) +
            (has_environment ? ", &run_environment, " : ", nullptr, ") +
            dump_literal(bundle.environment_file) + ", " + dump_literal(bundle.settings) + ", " +
            dump_literal(bundle.settings_file) + "};\n}\n";
    return text +
           "int main(int count, char** words) {\n"
           "    return ::retort::cli::run_program(count, words, &table);\n"
           "}\n";
}

}  // namespace retort::scripts::cpp
