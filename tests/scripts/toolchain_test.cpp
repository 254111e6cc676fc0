// Which compiler and headers are used, and what makes a build another one.
#include "scripts/cpp/toolchain.hpp"

#include "scripts/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace retort::scripts::cpp {
namespace {

using scripts::testing::catch_error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

base::Config config(const std::string& settings) {
    return base::Config::parse("[retort]\n" + settings, "/project/alembic.ini");
}

TEST(Toolchain, FromTheIni) {
    const Toolchain toolchain =
        find_toolchain(config("compiler = env g++\nflags = -DX='a b' -lz\ninclude_paths = src\n"));
    EXPECT_THAT(toolchain.compiler, ElementsAre("env", "g++"));
    EXPECT_THAT(toolchain.flags, ElementsAre("-DX=a b", "-lz", "-I/project/src", "-I."));
    EXPECT_EQ(toolchain.root, "/project");
}

TEST(Toolchain, FromTheEnvironment) {
    ::setenv("CXX", "env g++", 1);
    EXPECT_THAT(find_toolchain(config("")).compiler, ElementsAre("env", "g++"));
    EXPECT_THAT(find_toolchain(config("compiler = g++\n")).compiler, ElementsAre("g++"));
    ::unsetenv("CXX");
    EXPECT_THAT(find_toolchain(config("")).compiler, ElementsAre("c++"));
}

TEST(Toolchain, WhatMattersChangesTheFingerprint) {
    const base::Hash plain = find_toolchain(config("compiler = g++\n")).fingerprint;
    EXPECT_EQ(find_toolchain(config("compiler = g++\n")).fingerprint, plain);
    for (const char* settings :
         {"compiler = c++\n", "compiler = g++\nflags = -DX\n", "compiler = g++\ninclude_paths = x\n"}) {
        EXPECT_NE(find_toolchain(config(settings)).fingerprint, plain) << settings;
    }
    ::setenv("CPATH", "/x", 1);
    EXPECT_NE(find_toolchain(config("compiler = g++\n")).fingerprint, plain) << "CPATH";
    ::unsetenv("CPATH");
}

TEST(Toolchain, AMissingCompilerIsNamedWithWhatToDo) {
    for (const char* name : {"no-such-compiler", "./no-such-compiler", "/no/such/compiler"}) {
        const Error error =
            catch_error([&] { find_toolchain(config("compiler = " + std::string(name) + "\n")); });
        EXPECT_EQ(error.kind(), ErrorKind::build);
        EXPECT_EQ(error.message(), "The C++ compiler '" + std::string(name) + "' was not found");
        EXPECT_THAT(error.hint(), HasSubstr("apt install g++"));
    }
}

TEST(Toolchain, HeadersThatAreNotThere) {
    const Error error = catch_error([] { find_toolchain(config("include_dir = nowhere\n")); });
    EXPECT_EQ(error.kind(), ErrorKind::build);
    EXPECT_EQ(error.message(), "Found no 'retort/migration.hpp' in '/project/nowhere'");
}

}  // namespace
}  // namespace retort::scripts::cpp
