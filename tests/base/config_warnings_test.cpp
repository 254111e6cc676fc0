// What is warned about, and what must stay quiet.
#include "base/config_warnings.hpp"

#include "base/text.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

std::string warnings(const std::string& text, const std::string& file = "x.ini",
                     const std::string& section = "alembic") {
    return join(list_config_warnings(Config::parse(text, file, section)), "\n");
}

TEST(ConfigWarnings, LikelyMistakes) {
    struct Row {
        const char* text;
        const char* warning;
    };
    const Row rows[] = {
        {"[alembic]\nscript_locaton = x\n",
         "x.ini:2:1: Unknown key 'script_locaton' in [alembic]; did you mean 'script_location'?"},
        {"[alembic]\n\n  timezon = x\n",
         "x.ini:3:3: Unknown key 'timezon' in [alembic]; did you mean 'timezone'?"},
        {"[alembic]\nsqlalchmy.url = x\n",
         "x.ini:2:1: Unknown key 'sqlalchmy.url' in [alembic]; did you mean 'sqlalchemy.url'?"},
        {"[retort]\ncompilr = x\n", "x.ini:2:1: Unknown key 'compilr' in [retort]; did you mean 'compiler'?"},
        {"[retort]\nfrobnicate = x\n", "x.ini:2:1: Unknown key 'frobnicate' in [retort]"},
        {"[retrot]\ncompiler = x\n", "x.ini:1:1: Unknown section [retrot]; did you mean [retort]?"},
        {"[post_write_hook]\n",
         "x.ini:1:1: Unknown section [post_write_hook]; did you mean [post_write_hooks]?"},
        {"[post_write_hooks]\nhook = black\n",
         "x.ini:2:1: Unknown key 'hook' in [post_write_hooks]; did you mean 'hooks'?"},
        {"[post_write_hooks]\nhooks = black\nblack.type = exec\nblack.exectuable = black\n",
         "x.ini:4:1: Unknown key 'black.exectuable' in [post_write_hooks]; did you mean 'black.executable'?"},
        {"[post_write_hooks]\nhooks = black\nblak.type = exec\n",
         "x.ini:3:1: Unknown key 'blak.type' in [post_write_hooks]; did you mean 'black.type'?"},
        {"[alembic]\nsourceless = true\n",
         "x.ini:2:1: sourceless means nothing here: revisions are C++ sources"},
        {"[alembic]\noutput_encoding = latin-1\n",
         "x.ini:2:1: output_encoding is 'latin-1', but revision files are written as UTF-8"},
        {"[alembic]\nversion_locations = a b\n",
         "x.ini:2:1: version_locations is split at spaces and commas, as path_separator is not set; add the "
         "line: "
         "path_separator = space"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(warnings(row.text), row.warning) << row.text;
    }
    EXPECT_EQ(warnings("[retort]\nflag = []\n", "x.toml"),
              "x.toml:2:1: Unknown key 'flag' in [retort]; did you mean 'flags'?");
}

TEST(ConfigWarnings, WhatIsNoMistake) {
    const char* const rows[] = {
        "[alembic]\nscript_location = x\nmy_own = 1\nsqlalchemy.echo = true\nsqlalchemy.pool_size = 3\n",
        "[alembic]\nbase_url = x\nsqlalchemy.urls = y\n",
        "[alembic]\ndatabase = app\n",
        // Referred to by another key.
        "[alembic]\ntimezon = app\nsqlalchemy.url = x:///%(timezon)s\n",
        "[alembic]\ndatabases = one\n[one]\nsqlalchemy.url = x://\n",
        "[alembic]\noutput_encoding = UTF-8\nsourceless = false\n",
        "[alembic]\nversion_path_separator = os\nversion_locations = a b:c\n",
        "[alembic]\nversion_locations = a\n",
        "[DEFAULT]\nscript_locaton = x\n[alembic]\n",
        // Switched off.
        "[post_write_hooks]\nblack.type = console_scripts\nblack.entrypoint = black\n",
        "[post_write_hooks]\nhooks = a, b\na.type = exec\na.executable = x\nb.type = module\nb.module = y\n"
        "a.options = -l\nb.cwd = %(here)s\n",
    };
    for (const char* text : rows) {
        EXPECT_EQ(warnings(text), "") << text;
    }
    EXPECT_EQ(warnings("[alembic]\n[[post_write_hooks]]\nname = \"f\"\ntype = \"exec\"\nexecutable = \"x\"\n",
                       "x.toml"),
              "");
}

TEST(ConfigWarnings, TheSectionThatIsNamedIsLookedAtToo) {
    EXPECT_EQ(warnings("[alembic]\n[db2]\ntimezon = x\n", "x.ini", "db2"),
              "x.ini:3:1: Unknown key 'timezon' in [db2]; did you mean 'timezone'?");
    EXPECT_EQ(warnings("[alembic]\n[db2]\ntimezon = x\n"), "");
    EXPECT_EQ(warnings("[alembic]\ndatabases = db1, db2\n[db2]\nsqlalchmy.url = x\n"),
              "x.ini:4:1: Unknown key 'sqlalchmy.url' in [db2]; did you mean 'sqlalchemy.url'?");
}

// As `alembic init` writes it, comments left out: 1.8 and 1.16.
constexpr const char* kLogging =
    "[loggers]\nkeys = root,sqlalchemy,alembic\n[handlers]\nkeys = console\n[formatters]\nkeys = generic\n"
    "[logger_root]\nlevel = WARN\nhandlers = console\nqualname =\n"
    "[logger_sqlalchemy]\nlevel = WARN\nhandlers =\nqualname = sqlalchemy.engine\n"
    "[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic\n"
    "[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\nlevel = NOTSET\nformatter = generic\n"
    "[formatter_generic]\nformat = %(levelname)-5.5s [%(name)s] %(message)s\ndatefmt = %H:%M:%S\n";

TEST(ConfigWarnings, AStockIniIsQuietAndReadable) {
    const std::string old_one =
        "# A generic, single database configuration.\n\n[alembic]\nscript_location = alembic\n"
        "prepend_sys_path = .\n"
        "version_path_separator = os  # Use os.pathsep. Default configuration used for new projects.\n"
        "sqlalchemy.url = driver://user:pass@localhost/dbname\n\n\n[post_write_hooks]\n\n";
    const std::string new_one =
        "[alembic]\nscript_location = %(here)s/alembic\nprepend_sys_path = .\npath_separator = os\n"
        "sqlalchemy.url = driver://user:pass@localhost/dbname\n[post_write_hooks]\n";
    for (const std::string& text : {old_one, new_one}) {
        EXPECT_EQ(warnings(text + kLogging), "");
        const Config config = Config::parse(text + kLogging, "/app/alembic.ini");
        EXPECT_THAT(config.script_location(), testing::EndsWith("alembic"));
        EXPECT_THAT(config.version_locations(), testing::ElementsAre(config.script_location() + "/versions"));
        EXPECT_THAT(config.prepend_sys_path(), testing::ElementsAre("."));
        EXPECT_EQ(config.url(), "driver://user:pass@localhost/dbname");
        for (const std::string& key : config.keys()) {
            EXPECT_NE(config.find(key), std::nullopt) << key;
        }
    }
}

}  // namespace
}  // namespace retort::base
