"""Proves that check_structure finds each kind of fault, and nothing in a sound tree."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECKER = Path(__file__).with_name("check_structure")

# A small sound tree; each test spoils it in one way.
SOUND = {
    "include/retort/error.hpp": '// The error.\n#pragma once\n#include <string>\n#include "retort/place.hpp"\n',
    "include/retort/place.hpp": "// A place; sqlite may stand in a comment.\n#pragma once\n",
    "src/base/CMakeLists.txt": "retort_add_room(base SOURCES text.cpp)  # not gone.cpp\n",
    "src/base/text.hpp": "// Text.\n#pragma once\n",
    "src/base/text.cpp": '// Text.\n#include "base/text.hpp"\n\nint million = 1\'000\'000;  // psql\n',
    "src/schema/CMakeLists.txt": "retort_add_room(schema SOURCES table.cpp)\n",
    "src/schema/table.cpp": '// Tables.\n#include "base/text.hpp"\n#include "retort/error.hpp"\n',
    "src/dialects/CMakeLists.txt": "retort_add_room(dialects SOURCES registry.cpp sqlite/emit.cpp LINKS SQLite::SQLite3)\n",
    "src/dialects/registry.cpp": '// All dialects.\n#include "dialects/sqlite/emit.hpp"\nauto x = "sqlite postgresql";\n',
    "src/dialects/sqlite/emit.hpp": "// SQLite.\n#pragma once\n",
    "src/dialects/sqlite/emit.cpp": '// SQLite.\n#include "dialects/sqlite/emit.hpp"\n#include <sqlite3.h>\n',
    "tests/base/CMakeLists.txt": "retort_add_test(base SOURCES text_test.cpp)\n",
    "tests/base/text_test.cpp": "// Tests.\n",
}

HEADER = "// x\n#pragma once\n"

# (what is wrong, the files that make it so, how the line that tells it goes)
FAULTS = [
    ("a higher room", {"src/base/text.hpp": '// x\n#include "schema/table.hpp"\n', "src/schema/table.hpp": HEADER},
     "src/base/text.hpp:2: base (rank 0) may not include schema (rank 1)"),
    ("a room beside", {"src/schema/table.cpp": '// x\n#include "revisions/graph.hpp"\n', "src/revisions/graph.hpp": HEADER},
     "src/schema/table.cpp:2: schema (rank 1) may not include revisions (rank 1)"),
    ("an include after a comment that looks open",
     {"src/base/text.hpp": '// x\nauto s = "/*";\n#include "schema/table.hpp"\n', "src/schema/table.hpp": HEADER},
     "src/base/text.hpp:3: base (rank 0) may not include schema"),
    ("a file without its room", {"src/base/text.cpp": '// x\n#include "text.hpp"\n'},
     'src/base/text.cpp:2: "text.hpp" is not of the form'),
    ("a path with dots", {"src/base/text.cpp": '// x\n#include "../schema/table.hpp"\n'},
     'src/base/text.cpp:2: "../schema/table.hpp" is not of the form'),
    ("a header that is not there", {"src/schema/table.cpp": '// x\n#include "base/gone.hpp"\n'},
     'src/schema/table.cpp:2: "base/gone.hpp" does not exist'),
    ("an unknown room", {"src/attic/x.hpp": HEADER}, "src/attic/x.hpp:1: 'attic' is no room"),
    ("another dialect's header",
     {"src/dialects/postgresql/emit.hpp": '// x\n#include "dialects/sqlite/emit.hpp"\n'},
     'src/dialects/postgresql/emit.hpp:2: "dialects/sqlite/emit.hpp" belongs to another dialect'),
    ("a dialect's header in the common part", {"src/dialects/url.hpp": '// x\n#include "dialects/sqlite/emit.hpp"\n'},
     'src/dialects/url.hpp:2: "dialects/sqlite/emit.hpp" belongs to another dialect'),
    ("a database in code", {"src/schema/table.cpp": "// x\nbool is_sqlite();\n"},
     "src/schema/table.cpp:2: 'sqlite' may be named"),
    ("a database in a string", {"src/schema/table.cpp": '// x\nauto s = "PostgreSQL";\n'},
     "src/schema/table.cpp:2: 'Postgre"),
    ("a database in a raw string", {"src/schema/table.cpp": '// x\nauto s = R"a(\n// psql)a";\n'},
     "src/schema/table.cpp:3: 'psql' may be named"),
    ("a database in a public header", {"include/retort/place.hpp": "// x\nint mysql_port;\n"},
     "include/retort/place.hpp:2: 'mysql' may be named"),
    ("a driver's function", {"src/base/text.cpp": "// x\nvoid f() { PQexec(); }\n"},
     "src/base/text.cpp:2: 'PQe' may be named"),
    ("a driver's header", {"src/base/text.cpp": "// x\n#include <sqlite3.h>\n"},
     "src/base/text.cpp:2: 'sqlite' may be named"),
    ("a driver in CMake", {"src/base/CMakeLists.txt": "retort_add_room(base SOURCES text.cpp LINKS SQLite::SQLite3)\n"},
     "src/base/CMakeLists.txt:1: 'SQLite' may be named"),
    ("one dialect named in another", {"src/dialects/sqlite/emit.hpp": "// x\nint psql;\n"},
     "src/dialects/sqlite/emit.hpp:2: 'psql' may be named"),
    ("a library in a public header", {"include/retort/place.hpp": "// x\n#include <nlohmann/json.hpp>\n"},
     "include/retort/place.hpp:2: a public header may not include nlohmann/json.hpp"),
    ("a room in a public header", {"include/retort/place.hpp": '// x\n#include "base/text.hpp"\n'},
     "include/retort/place.hpp:2: a public header may not include base/text.hpp"),
    ("no opening comment", {"src/base/text.hpp": "#pragma once\n// x\n"}, "src/base/text.hpp:1: a file opens with"),
    ("a source that CMake does not know", {"src/base/more.cpp": "// x\n"}, "src/base/more.cpp:1: no CMakeLists.txt"),
    ("a test that CMake does not know", {"tests/base/more_test.cpp": "// x\n"}, "tests/base/more_test.cpp:1: no CMakeLists.txt"),
    ("a source that is gone", {"src/schema/CMakeLists.txt": "retort_add_room(schema SOURCES\n  table.cpp gone.cpp)\n"},
     "src/schema/CMakeLists.txt:2: gone.cpp does not exist"),
]


def check(files):
    """Exit code and lines of check_structure over a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([sys.executable, CHECKER, folder], capture_output=True, text=True, check=False)
        return done.returncode, (done.stdout + done.stderr).splitlines()


class CheckStructure(unittest.TestCase):
    def test_passes_a_sound_tree(self):
        self.assertEqual(check(SOUND), (0, []))

    def test_finds_each_fault_and_no_other(self):
        for what, files, line in FAULTS:
            with self.subTest(what):
                code, lines = check({**SOUND, **files})
                self.assertEqual(code, 1, lines)
                self.assertTrue(any(found.startswith(line) for found in lines), lines)
                self.assertEqual({found.split(":")[0] for found in lines}, {line.split(":")[0]}, lines)

    def test_refuses_a_folder_that_is_no_tree(self):
        self.assertEqual(check({"a": ""})[0], 1)


if __name__ == "__main__":
    unittest.main()
