// A directory of its own as the current one, and no variables that name a file.
#pragma once

#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace retort::base {

class ConfigFolder : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::current_path(directory_.path());
        unsetenv("RETORT_CONFIG");
        unsetenv("ALEMBIC_CONFIG");
    }

    void TearDown() override {
        unsetenv("RETORT_CONFIG");
        unsetenv("ALEMBIC_CONFIG");
        std::filesystem::current_path(before_);
    }

    void write(const std::string& file, const std::string& text) const { (void)directory_.write(file, text); }
    std::string path(const std::string& name) const { return (directory_ / name).string(); }

    test_support::TempDir directory_;
    std::filesystem::path before_ = std::filesystem::current_path();
};

}  // namespace retort::base
