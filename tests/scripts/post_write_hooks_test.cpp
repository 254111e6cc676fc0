// Hooks: what is read from the settings, how the programs are run, and that
// their failures are failures (CFG-19, CFG-20).
#include "scripts/post_write_hooks.hpp"

#include "base/text.hpp"
#include "scripts/project.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace retort::scripts {
namespace {

using testing::catch_error;

base::Config parse(const std::string& keys) {
    return base::Config::parse("[alembic]\n[post_write_hooks]\n" + keys, "/app/x.ini");
}

TEST(PostWriteHooks, TheArgumentsAreReadAsAShellWould) {
    const std::pair<const char*, const char*> rows[] = {
        {"", "/v/a b.cpp"},
        {"-i", "/v/a b.cpp|-i"},
        {"REVISION_SCRIPT_FILENAME -i", "/v/a b.cpp|-i"},
        {"--file=REVISION_SCRIPT_FILENAME 'x y' \\; $HOME", "--file=/v/a b.cpp|x y|;|$HOME"},
        {"'REVISION_SCRIPT_FILENAME:REVISION_SCRIPT_FILENAME'", "/v/a b.cpp:/v/a b.cpp"},
    };
    for (const auto& [options, arguments] : rows) {
        const auto config =
            parse(std::string("hooks = f\nf.type = exec\nf.executable = e\nf.options = ") + options);
        const auto hooks = list_post_write_hooks(config);
        ASSERT_EQ(hooks.size(), 1U);
        EXPECT_EQ(base::join(list_hook_arguments(hooks[0], "/v/a b.cpp"), "|"), arguments) << options;
    }
}

TEST(PostWriteHooks, TheListGivesTheOrder) {
    const char* const rows[] = {"b, a", "b a", "b,a", "\n  b\n  a"};
    for (const char* names : rows) {
        const auto hooks = list_post_write_hooks(
            parse(std::string("a.type = exec\na.executable = x\nb.type = exec\nb.executable = y\n"
                              "b.cwd = %(here)s/tools\nc.type = nonsense\nhooks = ") +
                  names));
        ASSERT_EQ(hooks.size(), 2U) << names;
        EXPECT_EQ(hooks[0].name + hooks[0].executable + hooks[0].folder, "by/app/tools") << names;
        EXPECT_EQ(hooks[1].name + hooks[1].executable + hooks[1].folder, "ax") << names;
    }
    EXPECT_TRUE(list_post_write_hooks(parse("")).empty());
    EXPECT_TRUE(list_post_write_hooks(base::Config::parse("[alembic]\n", "x.ini")).empty());
}

TEST(PostWriteHooks, FromToml) {
    const auto config = base::Config::parse(
        "[tool.alembic]\n"
        "[[tool.alembic.post_write_hooks]]\nname = \"two words\"\ntype = \"exec\"\nexecutable = "
        "\"%(here)s/fmt\"\n"
        "options = [\"a b\", \"REVISION_SCRIPT_FILENAME\"]\n"
        "[[tool.alembic.post_write_hooks]]\nname = \"second\"\ntype = \"exec\"\nexecutable = \"x\"\n",
        "/app/pyproject.toml");
    const auto hooks = list_post_write_hooks(config);
    ASSERT_EQ(hooks.size(), 2U);
    EXPECT_EQ(hooks[0].name, "two words");
    EXPECT_EQ(hooks[0].executable, "/app/fmt");
    EXPECT_THAT(list_hook_arguments(hooks[0], "/f"), ::testing::ElementsAre("a b", "/f"));
    EXPECT_EQ(hooks[1].name, "second");
}

TEST(PostWriteHooks, MistakesInTheSettings) {
    struct Row {
        const char* keys;
        int line;
        const char* message;
        const char* hint;
    };
    const Row rows[] = {
        {"hooks = f", 3, "Key 'f.type' (or 'type' in toml) is required for post write hook 'f'",
         "add the line: f.type = exec"},
        {"hooks = f\nf.type = exec", 4, "Key f.executable is required for post write hook 'f'",
         "add the line: f.executable = PROGRAM"},
        {"hooks = f\nf.type = magic", 4, "No formatter with name 'magic' registered",
         "the only type is exec: f.type = exec"},
        {"hooks = black\nblack.type = console_scripts\nblack.entrypoint = black\n"
         "black.options = -l 79 REVISION_SCRIPT_FILENAME",
         4, "The post write hook 'black' has the type 'console_scripts', which only a Python program can run",
         "run the program itself:\nblack.type = exec\nblack.executable = black\n"
         "black.options = -l 79 REVISION_SCRIPT_FILENAME\n"},
        {"hooks = r\nr.type = module\nr.module = ruff", 4,
         "The post write hook 'r' has the type 'module', which only a Python program can run",
         "run the program itself:\nr.type = exec\nr.executable = python3\n"
         "r.options = -m ruff REVISION_SCRIPT_FILENAME\n"},
        {"hooks = f\nf.type = exec\nf.executable = e\nf.options = 'x", 6, "A quote ' without an end",
         "close it, or write a backslash before it"},
    };
    for (const Row& row : rows) {
        const Error error = catch_error([&] { list_post_write_hooks(parse(row.keys)); });
        EXPECT_EQ(error.message(), row.message);
        EXPECT_EQ(error.place().line, row.line) << row.message;
        EXPECT_EQ(error.kind(), ErrorKind::config);
        if (std::string(row.keys).find("'x") == std::string::npos) {
            EXPECT_EQ(error.hint(), row.hint);
        }
    }
}

class RunHooks : public ::testing::Test {
protected:
    // The messages; every hook is a shell script in the folder.
    std::string run(const std::string& keys) {
        std::string messages;
        const auto config = base::Config::parse("[alembic]\n[post_write_hooks]\n" + keys, path("x.ini"));
        run_post_write_hooks(config, path("a.cpp"), {.message = [&](std::string_view line) {
                                 messages += std::string(line) + "\n";
                             }});
        return messages;
    }
    std::string error(const std::string& keys) {
        const Error error = catch_error([&] { run(keys); });
        EXPECT_EQ(error.kind(), ErrorKind::command);
        EXPECT_EQ(error.hint(), "the revision file stays at " + path("a.cpp"));
        return error.message();
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void script(const std::string& name, const std::string& text) const {
        ::chmod(folder_.write(name, "#!/bin/sh\n" + text).c_str(), 0755);
    }

    test_support::TempDir folder_;
};

TEST_F(RunHooks, OneAfterTheOther) {
    folder_.write("a.cpp", "x");
    folder_.write("sub/x", "");
    script("first", "printf 1 >> \"$1\"; pwd > \"$1.pwd\"\n");
    script("second", "printf 2 >> \"$2\"\n");
    EXPECT_EQ(
        run("hooks = one, two\none.type = exec\none.executable = %(here)s/first\none.cwd = %(here)s/sub\n"
            "two.type = exec\ntwo.executable = %(here)s/second\ntwo.options = - REVISION_SCRIPT_FILENAME\n"),
        "Running post write hook 'one' ...\n  done\nRunning post write hook 'two' ...\n  done\n");
    EXPECT_EQ(folder_.read("a.cpp"), "x12");
    EXPECT_EQ(folder_.read("a.cpp.pwd"), path("sub") + "\n");
}

TEST_F(RunHooks, FailuresStopThem) {
    folder_.write("a.cpp", "x");
    script("bad", "exit 3\n");
    script("killed", "kill -9 $$\n");
    script("late", "printf late >> \"$1\"\n");
    const std::string then =
        "late.type = exec\nlate.executable = %(here)s/late\nhooks = f, late\nf.type = exec\nf.executable = ";
    EXPECT_EQ(error(then + "%(here)s/bad\n"),
              "Post write hook 'f' failed: '" + path("bad") + "' ended with exit status 3");
    EXPECT_EQ(error(then + "%(here)s/killed\n"),
              "Post write hook 'f' failed: '" + path("killed") + "' was ended by signal 9");
    EXPECT_EQ(error(then + "no-such-program\n"),
              "Post write hook 'f' failed: can't run 'no-such-program': No such file or directory");
    EXPECT_EQ(error(then + "true\nf.cwd = %(here)s/gone\n"),
              "Post write hook 'f' failed: its cwd '" + path("gone") + "' is no directory");
    EXPECT_EQ(folder_.read("a.cpp"), "x");
}

}  // namespace
}  // namespace retort::scripts
