// Goldens: expected texts kept as sections of txtar files.
//
//   EXPECT_TRUE(matches_golden(project_dir() / "tests/dialects/add_column.txtar", "sqlite", sql));
//
// With RETORT_ACCEPT=1 in the environment a section that differs is rewritten
// (or added) instead, for `git diff` to judge.
#pragma once

#include "support/txtar.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string_view>

namespace retort::test_support {

// Whether RETORT_ACCEPT=1.
bool accepts_goldens();

// Rewrites one section of the file, making both if needed. Safe beside other
// processes that rewrite other sections of the same file.
void accept_golden(const std::filesystem::path& file, std::string_view section, std::string_view text);

// Compares exactly, but for a missing final newline, which a section cannot
// lack. A section that is not there differs from every text.
testing::AssertionResult matches_golden(const std::filesystem::path& file, std::string_view section,
                                        std::string_view actual);

}  // namespace retort::test_support
