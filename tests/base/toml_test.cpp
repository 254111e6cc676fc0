// TOML as sections and keys: what is accepted, and what is refused where.
#include "base/toml.hpp"

#include "base/caught.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

// Every section with its keys and values as they are in the file; lists in brackets.
std::string dump(const Ini& ini) {
    std::string text;
    for (const std::string& section : ini.sections()) {
        text += "[" + section + "]";
        for (const std::string& key : ini.keys(section)) {
            const IniEntry& entry = *ini.find_raw(section, key);
            text += " " + key + "=" + (entry.items ? "[" + join(*entry.items, "|") + "]" : entry.value);
        }
        text += "\n";
    }
    return text;
}

TEST(Toml, TablesAreSections) {
    struct Row {
        const char* file;
        const char* text;
        const char* dump;
    };
    const Row rows[] = {
        {"retort.toml", "", ""},
        {"retort.toml", "[alembic]\nscript_location = \"a\"\n[retort]\ncompiler = 'c'\n[db2]\nx = 1\n",
         "[alembic] script_location=a\n[db2] x=1\n[retort] compiler=c\n"},
        {"retort.toml", "[alembic]\na = true\nb = -12\nc = [\"x y\", 'z', 3, false]\nd = []\n",
         "[alembic] a=true b=-12 c=[x y|z|3|false] d=[]\n"},
        {"retort.toml", "[alembic]\nsqlalchemy.url = \"u\"\n", "[alembic] sqlalchemy.url=u\n"},
        {"retort.toml", "[alembic]\n\"sqlalchemy.url\" = \"u\"\n", "[alembic] sqlalchemy.url=u\n"},
        {"retort.toml", "[alembic.sqlalchemy]\nurl = \"u\"\n[db2.sqlalchemy]\nurl = \"v\"\n",
         "[alembic] sqlalchemy.url=u\n[db2] sqlalchemy.url=v\n"},
        {"retort.toml", "[alembic]\nTimeZone = \"UTC\"\n", "[alembic] timezone=UTC\n"},
        {"/x/pyproject.toml", "[project]\nname = 1.5\n[tool.black]\nx = 1979-05-27\n", ""},
        {"/x/pyproject.toml", "[tool.alembic]\n", "[alembic]\n"},
        {"/x/pyproject.toml",
         "[tool.alembic]\nscript_location = \"a\"\nsqlalchemy.url = \"u\"\n[tool.retort]\nflags = \"-O2\"\n"
         "[tool.alembic.db2]\nsqlalchemy.url = \"v\"\n",
         "[alembic] script_location=a sqlalchemy.url=u\n[db2] sqlalchemy.url=v\n[retort] flags=-O2\n"},
        {"my-pyproject.toml", "[tool]\nx = 1\n", "[tool] x=1\n"},
    };
    for (const Row& row : rows) {
        std::vector<std::string> lines = split(dump(parse_toml(row.text, row.file)), '\n');
        std::sort(lines.begin(), lines.end() - 1);
        EXPECT_EQ(join(lines, "\n"), row.dump) << row.file << "\n" << row.text;
    }
}

TEST(Toml, HooksReadAsTheIniHasThem) {
    const char* const one = "name = \"a b\"\ntype = \"exec\"\nexecutable = \"f\"\n";
    const std::string expected =
        "[post_write_hooks] a b.executable=f a b.name=a b a b.type=exec hooks=[a b]\n";
    EXPECT_EQ(dump(parse_toml(std::string("[[post_write_hooks]]\n") + one, "x.toml")), expected);
    EXPECT_EQ(dump(parse_toml(std::string("[[alembic.post_write_hooks]]\n") + one, "x.toml")),
              "[alembic]\n" + expected);
    EXPECT_EQ(dump(parse_toml(std::string("[[tool.alembic.post_write_hooks]]\n") + one, "pyproject.toml")),
              "[alembic]\n" + expected);
    EXPECT_EQ(dump(parse_toml("[post_write_hooks]\nhooks = \"f\"\nf.type = \"exec\"\n", "x.toml")),
              "[post_write_hooks] f.type=exec hooks=f\n");
    EXPECT_EQ(dump(parse_toml("post_write_hooks = []\n", "x.toml")), "[post_write_hooks] hooks=[]\n");
}

TEST(Toml, ReferencesWorkAsInTheIni) {
    const Ini ini = parse_toml(
        "[alembic]\nname = \"x\"\na = \"%(here)s/%(name)s-100%%\"\nl = [\"%(here)s/1\", \"%(nam)s\"]\n",
        "f.toml", {{"here", "/app"}});
    EXPECT_EQ(ini.find("alembic", "a"), "/app/x-100%");
    EXPECT_EQ(ini.find_list("alembic", "a"), std::nullopt);
    EXPECT_EQ(caught([&] { (void)ini.find_list("alembic", "l"); }),
              "f.toml:4:21: The value of 'l' refers to '%(nam)s', but there is no key 'nam' in [alembic] or "
              "[DEFAULT]; did you mean %(name)s?");
}

TEST(Toml, MistakesArePlaced) {
    struct Row {
        const char* text;
        const char* error;
    };
    const Row rows[] = {
        {"[alembic]\nx = y\n", "f.toml:2:5: No TOML: "},
        {"[alembic]\nx = 1\nx = 2\n", "f.toml:3:"},
        {"[alembic\n", "f.toml:1:9: No TOML: "},
        {"[alembic]\nx = 1 \xc3\xa9\n", "f.toml:2:7: No TOML: "},
        {"[alembic]\nx = 1\n[}x]\ny = 1\n", "f.toml:3:1: No TOML: this line can't be read; "},
        {"x = 1\n", "f.toml:1:1: Found the key 'x' outside of a table; "},
        {"[alembic]\nx = 1.5\n", "f.toml:2:5: unsupported TOML value type for key: 'x'; "},
        {"[alembic]\nx = [[\"a\"]]\n", "f.toml:2:6: unsupported TOML value type for key: 'x'; "},
        {"[alembic]\nx = 1979-05-27\n", "f.toml:2:5: unsupported TOML value type for key: 'x'; "},
        {"[alembic]\nx = 1\nX = 2\n",
         "f.toml:2:1: Key 'x' is in [alembic] twice; the first one is at f.toml:3:1"},
        {"post_write_hooks = 1\n", "f.toml:1:20: post_write_hooks is no array of tables; "},
        {"[[post_write_hooks]]\ntype = \"exec\"\n", "f.toml:1:1: A post write hook without a name; "},
        {"post_write_hooks = [1]\n", "f.toml:1:21: A post write hook without a name; "},
        {"[alembic]\na.b.c.d.e.f.g.h.i.j.k = 1\n", "f.toml:2:17: Tables inside of tables, more than 8; "},
        {"[alembic]\nx = \"\xFF\"\n", "f.toml:2:"},
    };
    for (const Row& row : rows) {
        EXPECT_THAT(caught([&] { parse_toml(row.text, "f.toml"); }), testing::StartsWith(row.error))
            << row.text;
    }
    EXPECT_THAT(caught([] { parse_toml("tool = 1\n", "pyproject.toml"); }),
                testing::StartsWith("pyproject.toml:1:8: Incorrect TOML format: 'tool' is no table; "));
    EXPECT_THAT(
        caught([] { parse_toml("[tool]\nalembic = 1\n", "pyproject.toml"); }),
        testing::StartsWith("pyproject.toml:2:11: Incorrect TOML format: 'tool.alembic' is no table; "));
}

TEST(Toml, DepthIsRefusedBeforeItHurts) {
    const auto repeat = [](const std::string& text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) {
            all += text;
        }
        return all;
    };
    const std::string rows[] = {
        "x = " + repeat("[", 100000),
        "x = " + repeat("{a=", 100000),
        "[a" + repeat(".a", 100000) + "]\n",
        "a" + repeat(".a", 100000) + " = 1\n",
        "[alembic]\nx = " + repeat("{a" + repeat(".a", 190) + "=\n", 1000),
        "[x" + repeat(".a", 190) + "]\n" + "b" + repeat(".b", 190) + " = " +
            repeat("{a" + repeat(".a", 190) + " = ", 30) + "1" + repeat("}", 30) + "\n",
    };
    for (const std::string& text : rows) {
        EXPECT_THAT(caught([&] { parse_toml(text, "f.toml"); }), testing::StartsWith("f.toml:"))
            << text.substr(0, 60);
    }
}

TEST(Toml, TheLeadingMarkIsNoText) {
    EXPECT_EQ(dump(parse_toml("\xEF\xBB\xBF[alembic]\r\nx = 1\r\n", "f.toml")), "[alembic] x=1\n");
}

}  // namespace
}  // namespace retort::base
