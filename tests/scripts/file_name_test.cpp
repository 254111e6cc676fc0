// Slugs and file names; the rules are the reference's (CFG-09).
#include "scripts/file_name.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

TEST(Slug, FromMessage) {
    struct Row {
        const char* message;
        std::size_t limit;
        const char* slug;
    };
    const Row rows[] = {
        {"", 40, ""},
        {"Add Users", 40, "add_users"},
        {"  a  b--c__d  ", 40, "a_b_c__d"},
        {"../../etc/passwd\n\"x\"", 40, "etc_passwd_x"},
        {"!?", 40, ""},
        {"x y z \xC3\x89moji long message that goes on and on", 40,
         "x_y_z_\xC3\xA9moji_long_message_that_goes_on_"},
        {"\xD0\xAF 1", 40, "\xD1\x8F_1"},
        {"\xE6\x97\xA5\xE6\x9C\xAC", 1, "\xE6\x97\xA5_"},
        {"abcdef", 6, "abcdef"},
        {"abcdefg", 6, "abcdef_"},
        {"ab cdefg", 6, "ab_"},
        {"a\xFF"
         "b \xE6\x97",
         40, "a_b"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(make_slug(row.message, row.limit), row.slug) << "message: " << row.message;
    }
}

CreateDate date() {
    CreateDate date;
    date.epoch = 1795354800;
    date.fields.tm_year = 126;
    date.fields.tm_mon = 2;
    date.fields.tm_mday = 4;
    date.fields.tm_hour = 5;
    date.fields.tm_min = 6;
    date.fields.tm_sec = 7;
    return date;
}

TEST(FileName, Tokens) {
    const std::pair<const char*, const char*> rows[] = {
        {"%(rev)s_%(slug)s", "ab12_add_users"},
        {"%(year)d/%(month).2d_%(day).2d-%(rev)s", "2026/03_04-ab12"},
        {"%(hour)02d%(minute)2d%(second)d", "05 67"},
        {"%(epoch)s-%(epoch)d", "1795354800-1795354800"},
        {"100%%", "100%"},
        {"%(rev).2s", "ab"},
        {"x", "x"},
    };
    for (const auto& [file_template, name] : rows) {
        EXPECT_EQ(make_file_name(file_template, {"ab12", "add_users", date()}), name) << file_template;
    }
}

TEST(FileName, MistakesInTheTemplate) {
    const std::pair<const char*, const char*> rows[] = {
        {"%(rev)s_%(slag)s", "The file_template '%(rev)s_%(slag)s' has an unknown token 'slag'"},
        {"%rev", "The file_template '%rev' has a '%' that begins no token"},
        {"%(rev", "The file_template '%(rev' has a '%' that begins no token"},
        {"%", "The file_template '%' has a '%' that begins no token"},
        {"%(rev)", "The file_template '%(rev)' has no 'd' or 's' after %(rev)"},
        {"%(rev)n", "The file_template '%(rev)n' has no 'd' or 's' after %(rev)"},
        {"%(rev)d", "The file_template '%(rev)d' asks for a number with %(rev)d, which is text"},
    };
    for (const auto& [file_template, message] : rows) {
        try {
            ADD_FAILURE() << file_template << " gives "
                          << make_file_name(file_template, {"ab12", "", date()});
        } catch (const Error& error) {
            EXPECT_EQ(error.message(), message);
        }
    }
}

}  // namespace
}  // namespace retort::scripts
