// Generated C++. It must compile under any warning that a user turns into an
// error, hence the declarations before the definitions.
#include "scripts/cpp/units.hpp"

#include "scripts/cpp/literal.hpp"

#include <string_view>

namespace retort::scripts::cpp {

namespace {

std::string make_table(const std::string& rows, std::size_t count) {
    return "extern \"C\" {\n"
           "extern __attribute__((visibility(\"default\"))) const ::retort::CompiledRevision "
           "retort_revisions[];\n"
           "extern __attribute__((visibility(\"default\"))) const unsigned long retort_revision_count;\n"
           "const ::retort::CompiledRevision retort_revisions[] = {" +
           rows + "};\nconst unsigned long retort_revision_count = " + std::to_string(count) + ";\n}\n";
}

std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

}  // namespace

std::string make_shared_unit(const std::vector<SourceFile>& revisions) {
    std::string text = "#include <retort/migration.hpp>\n";
    std::string rows;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        const std::string name = "retort_revision_" + std::to_string(i);
        text += "namespace " + name + " {\n#line 1 " + dump_literal(revisions[i].path) + "\n";
        text += without_byte_order_mark(revisions[i].text);
        text += "\n\n}\n";  // two: a comment may end in a backslash
        rows += "::" + name + "::retort_revision, ";
    }
    return text + "#line 1 \"retort_revisions\"\n" + make_table(rows, revisions.size());
}

std::string make_single_unit() {
    return "#include <retort/migration.hpp>\n" + make_table("::retort_revision", 1);
}

std::string make_environment_unit() {
    // A template, so that a missing function is a value and no compiler error.
    return "#include <retort/env.hpp>\n"
           "template <class Environment>\n"
           "static bool retort_run_environment(Environment& environment) {\n"
           "    constexpr bool exists = requires { retort_environment(environment); };\n"
           "    if constexpr (exists) {\n"
           "        retort_environment(environment);\n"
           "    }\n"
           "    return exists;\n"
           "}\n"
           "extern \"C\" __attribute__((visibility(\"default\"))) bool "
           "retort_environment_entry(::retort::Environment&);\n"
           "extern \"C\" bool retort_environment_entry(::retort::Environment& environment) {\n"
           "    return retort_run_environment(environment);\n"
           "}\n";
}

}  // namespace retort::scripts::cpp
