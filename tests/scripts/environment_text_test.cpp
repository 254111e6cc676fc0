// Which env.cpp a run must compile.
#include "scripts/cpp/front_end.hpp"

#include <gtest/gtest.h>

#include <string>

namespace retort::scripts::cpp {
namespace {

constexpr const char* kHead =
    "// How migrations run.\n#include <retort/env.hpp>\n#include \"app/models.hpp\"\n";

std::string with_body(const std::string& body) {
    return kHead + ("RETORT_ENVIRONMENT(env) { " + body + "\n}\n");
}

TEST(EnvironmentText, ModelsAndTheirComparisonAreNothingToARun) {
    for (const char* body :
         {"", "env.target_metadata = app::metadata();", "env.target_metadata = ::metadata(); // env.url",
          "env.compare_type = false; env.compare_server_default = true; env.render_as_batch = true;",
          "/* env.version_table = \"x\"; */ env.include_schemas = true;"}) {
        EXPECT_FALSE(environment_concerns_runs(with_body(body))) << body;
    }
    EXPECT_FALSE(environment_concerns_runs("RETORT_ENVIRONMENT(e) { e.compare_type = true; }"));
}

TEST(EnvironmentText, AnythingElseIsCompiled) {
    for (const char* body :
         {"env.version_table = \"x\";", "env.url = \"x://\";", "env.naming_convention = names();",
          "env.transaction_per_migration = true;", "env.compare_type = decide();", "setup();",
          "env.target_metadata = app::metadata(env);", "env.target_metadata = (setup(), app::metadata());",
          "env.target_metadata = app::metadata(), setup();", "env.compare_type = true, setup();",
          "if (true) { env.compare_type = true; }", "other.compare_type = true;", "env.compare_type = true",
          "env.include_object = [](const auto&) { return true; };", "\n#define x\n", "int x = 1;"}) {
        EXPECT_TRUE(environment_concerns_runs(with_body(body))) << body;
    }
    for (const std::string& text :
         {std::string(), std::string(kHead), "#define metadata version\n" + with_body(""),
          "static int x = f();\n" + with_body(""), with_body("") + "static int x = f();",
          with_body("") + with_body(""), with_body("/* open"), "using namespace app;\n" + with_body(""),
          std::string("RETORT_ENVIRONMENT() { }"), std::string("RETORT_ENVIRONMENT(env) {")}) {
        EXPECT_TRUE(environment_concerns_runs(text)) << text;
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
