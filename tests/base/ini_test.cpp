#include "base/ini.hpp"

#include "base/caught.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

// "section.key=value|…" over all sections, interpolated.
std::string dump(const Ini& ini) {
    std::string text;
    for (const std::string& section : ini.sections()) {
        text += "[" + section + "]";
        for (const std::string& key : ini.keys(section)) {
            text += key + "=" + ini.find(section, key).value_or("<none>") + "|";
        }
    }
    return text;
}

TEST(Ini, ReadsWhatConfigParserReads) {
    struct Row {
        std::string text;
        std::string dump;
    };
    const Row rows[] = {
        {"", ""},
        {"[a]\n", "[a]"},
        {"[a]\nk = v\n", "[a]k=v|"},
        {"[a]\nk: v", "[a]k=v|"},
        {"[a]\nk=v=w:x", "[a]k=v=w:x|"},
        {"[a]\nk : v = w", "[a]k=v = w|"},
        {"[a]\nKey = Value", "[a]key=Value|"},
        {"[a]\r\nk = v\r\n", "[a]k=v|"},
        {"\xEF\xBB\xBF[a]\nk=v", "[a]k=v|"},
        {"# c\n; c\n[a]\n  # c\nk = v", "[a]k=v|"},
        {"[a]\nk = v ; not a comment # either", "[a]k=v ; not a comment # either|"},
        {"[a]\nk =\n", "[a]k=|"},
        {"[a]\nk = one\n  two\n\tthree\nl = x", "[a]k=one\ntwo\nthree|l=x|"},
        {"[a]\nk =\n  one\n  # left out\n  two\n", "[a]k=\none\ntwo|"},
        {"[a]\nk = one\n\n  two\n\n\nl = x", "[a]k=one\n\ntwo|l=x|"},
        {"[a]\n  k = v\n  l = w", "[a]k=v|l=w|"},
        {"[a]\nk = v\n  [not a section]\n", "[a]k=v\n[not a section]|"},
        {"[a b]\nk=v\n[c]\nk=w", "[a b]k=v|[c]k=w|"},
        {"[a] trailing", "[a]"},
        {"[a]\nk = a%%b", "[a]k=a%b|"},
        {"[a]\nx = 1\nk = %(x)s-%(X)s", "[a]x=1|k=1-1|"},
        {"[a]\nx = %(y)s\ny = %%\nk = %(x)s", "[a]x=%|y=%|k=%|"},
        {"[DEFAULT]\nx = 1\n[a]\nk = %(x)s", "[a]k=1|"},
        {"[DEFAULT]\nx = 1\n[a]\nx = 2\nk = %(x)s", "[a]x=2|k=2|"},
        {"[a]\nk = %(here)s/x", "[a]k=/50% here/x|"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump(parse_ini(row.text, "x.ini", {{"here", "/50% here"}})), row.dump) << row.text;
    }
}

TEST(Ini, RefusesWithThePlace) {
    struct Row {
        std::string text;
        std::string error;
    };
    const Row rows[] = {
        {"k = v",
         "x.ini:1:1: Found text before the first section; "
         "the file starts with a section header such as [alembic]"},
        {"[a]\n\nword",
         "x.ini:3:1: Found neither a section nor a key: expected '[section]' or 'key = value'; "
         "a line that continues a value is indented; a comment starts with # or ;"},
        {"[a]\n  = v",
         "x.ini:2:3: Found a value without a key: expected 'key = value'; "
         "a line that continues a value is indented; a comment starts with # or ;"},
        {"[a]\n[]", "x.ini:2:1: A section without a name; write [name]"},
        {"[a]\n[b]\n[a]", "x.ini:3:1: Section [a] is there twice; the first one is at x.ini:1:1; join them"},
        {"[a]\nk = 1\n K = 2", ""},  // indented: it continues the value
        {"[a]\nk = 1\nK = 2",
         "x.ini:3:1: Key 'k' is in section [a] twice; the first one is at x.ini:2:1; remove one of them"},
        {"[DEFAULT]\nk = 1\n[DEFAULT]\nk = 2",
         "x.ini:4:1: Key 'k' is in section [DEFAULT] twice; the first one is at x.ini:2:1; remove one of "
         "them"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(caught([&] { parse_ini(row.text, "x.ini"); }), row.error) << row.text;
    }
}

TEST(Ini, RefusesBadReferencesWithoutShowingTheValue) {
    struct Row {
        std::string value;
        std::string error;
    };
    const Row rows[] = {
        {"k = s3cret%x",
         "x.ini:2:11: A single '%' in the value of 'k': expected '%%' or '%(name)s'; "
         "write %% for a percent sign, also inside of a URL"},
        {"k = %",
         "x.ini:2:5: A single '%' in the value of 'k': expected '%%' or '%(name)s'; "
         "write %% for a percent sign, also inside of a URL"},
        {"k = a\n  b%c",
         "x.ini:3:4: A single '%' in the value of 'k': expected '%%' or '%(name)s'; "
         "write %% for a percent sign, also inside of a URL"},
        {"k = %(here",
         "x.ini:2:5: An unfinished reference in the value of 'k': expected '%(name)s'; "
         "write %%( where the text itself has a percent sign before a bracket"},
        {"k = %(here)d",
         "x.ini:2:5: An unfinished reference in the value of 'k': expected '%(name)s'; "
         "write %%( where the text itself has a percent sign before a bracket"},
        {"k = %(rev)s",
         "x.ini:2:5: The value of 'k' refers to '%(rev)s', but there is no key 'rev' in [a] or "
         "[DEFAULT]; write %%(rev)s to keep the text as it is"},
        {"k = a%(k)s",
         "x.ini:2:1: The value of 'k' refers to itself; follow its %(name)s references; they lead back to "
         "this key"},
    };
    for (const Row& row : rows) {
        const Ini ini = parse_ini("[a]\n" + row.value, "x.ini", {{"here", "/"}});
        EXPECT_EQ(caught([&] { (void)ini.find("a", "k"); }), row.error) << row.value;
    }
}

TEST(Ini, SuggestsTheNearestReference) {
    const Ini ini = parse_ini("[a]\nk = %(her)s", "x.ini", {{"here", "/"}});
    EXPECT_THAT(caught([&] { (void)ini.find("a", "k"); }), testing::HasSubstr("did you mean %(here)s?"));
}

TEST(Ini, RawValuesKeepTheirEscapesAndPlaces) {
    const Ini ini = parse_ini("[a]\n\n  k = 100%%", "x.ini");
    const IniEntry* entry = ini.find_raw("a", "K");
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->value, "100%%");
    EXPECT_EQ(format_place(entry->place), "x.ini:3:3");
    EXPECT_EQ(format_place(entry->lines.front()), "x.ini:3:7");
    EXPECT_EQ(ini.find_raw("a", "l"), nullptr);
    EXPECT_EQ(ini.find_raw("b", "k"), nullptr);
}

TEST(Ini, LinesHaveNoLimit) {
    const std::string value(100000, 'x');
    EXPECT_EQ(parse_ini("[a]\nk = " + value, "x.ini").find("a", "k"), value);
}

TEST(Ini, ReferencesThatMultiplyEndInAnError) {
    std::string text = "[s]\n";
    for (int i = 0; i < 9; ++i) {
        text += "k" + std::to_string(i) + " =";
        for (int j = 0; j < 50; ++j) {
            text += " %(k" + std::to_string(i + 1) + ")s";
        }
        text += "\n";
    }
    const Ini ini = parse_ini(text + "k9 =\n", "x.ini");
    EXPECT_EQ(ini.find("s", "k9"), "");
    EXPECT_THAT(caught([&] { (void)ini.find("s", "k0"); }),
                testing::HasSubstr("has too many references; follow its %(name)s references"));
}

}  // namespace
}  // namespace retort::base
