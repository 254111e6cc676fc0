// Temporary folders and whole-file reading and writing.
#include "support/temp_dir.hpp"

#include "support/files.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::test_support {
namespace {

namespace fs = std::filesystem;

TEST(TempDir, IsGoneAfterwards) {
    fs::path path;
    {
        const TempDir dir;
        path = dir.path();
        dir.write("a/b/c.txt", "text");
        fs::permissions(dir / "a/b", fs::perms::none);
        EXPECT_TRUE(fs::is_directory(path));
    }
    EXPECT_FALSE(fs::exists(path));
}

TEST(TempDir, WritesAndReadsBytes) {
    const TempDir dir;
    const std::string text("a\0\r\n", 4);
    dir.write("x", text);
    EXPECT_EQ(dir.read("x"), text);
    dir.write("x", "");
    EXPECT_EQ(dir.read("x"), "");
}

TEST(TempDir, NamesDiffer) {
    EXPECT_NE(TempDir().path(), TempDir().path());
}

TEST(ReadFile, ThrowsForWhatIsNoFile) {
    const TempDir dir;
    EXPECT_THROW(read_file(dir / "none"), std::runtime_error);
    EXPECT_THROW(read_file(dir.path()), std::runtime_error);
}

}  // namespace
}  // namespace retort::test_support
