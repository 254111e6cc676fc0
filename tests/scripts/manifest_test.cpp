// The manifest: what is written reads the same, and damage is noticed.
#include "scripts/cpp/manifest.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

Manifest make_manifest() {
    const BuildInput script{"/p/a b.cpp", {.size = 7, .mtime_ns = -5, .ctime_ns = 6, .inode = 9}, {1, 2}};
    const BuildInput header{"/p/new\nline\\n.hpp", {}, {0xFFFFFFFFFFFFFFFF, 0}};
    return {{"/p/a b.cpp", {{3, 4}, {script, header}}}, {"/p/c\\.cpp", {{5, 6}, {}}}};
}

TEST(Manifest, WhatIsWrittenReadsTheSame) {
    EXPECT_EQ(find_manifest(dump_manifest(make_manifest())), make_manifest());
    EXPECT_EQ(find_manifest(dump_manifest({})), Manifest{});
}

TEST(Manifest, AnyDamageIsNoticed) {
    const std::string text = dump_manifest(make_manifest());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        EXPECT_EQ(find_manifest(changed), std::nullopt) << "changed at " << i;
        EXPECT_EQ(find_manifest(text.substr(0, i)), std::nullopt) << "cut at " << i;
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
