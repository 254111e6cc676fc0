// Where the tests find the project and what was built of it.
#pragma once

#include <filesystem>

namespace retort::test_support {

// The root of the source tree: tests read goldens, headers and examples there.
std::filesystem::path project_dir();

// The folder of this build (build/dev, ...).
std::filesystem::path build_dir();

}  // namespace retort::test_support
