#!/usr/bin/env python3
"""The comparison itself: what it must see, and what it must not."""
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "compare"))

import differences
import postgres_dump
import sqlite_catalog
from facts import difference

VERSION = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);"


def sqlite_facts(sql):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        db = sqlite3.connect(path)
        db.executescript(VERSION + sql)
        db.close()
        return sqlite_catalog.read(path)


class SqliteCatalog(unittest.TestCase):
    def test_same(self):
        for one, other in (
            ("CREATE TABLE t (a INTEGER, b TEXT)", 'CREATE TABLE "t"(a  INTEGER,\n\t"b" TEXT)'),
            ("CREATE TABLE t (a INT, UNIQUE (a), CHECK (a > 0))", "CREATE TABLE t (a INT, CHECK (a > 0), UNIQUE (a))"),
            ("CREATE TABLE t (a INT DEFAULT (7), b INT DEFAULT (-7))", "CREATE TABLE t (a INT DEFAULT 7, b INT DEFAULT -7)"),
            ("CREATE TABLE t (a DATE DEFAULT (CURRENT_DATE))", "CREATE TABLE t (a DATE DEFAULT CURRENT_DATE)"),
            ("CREATE TABLE t (a INT); CREATE INDEX i ON t (a)", "CREATE TABLE t (a INT); CREATE INDEX [i] ON `t`(\"a\")"),
        ):
            with self.subTest(one=one, other=other):
                self.assertEqual(difference(sqlite_facts(one), sqlite_facts(other)), [])

    def test_different(self):
        for one, other in (
            ("CREATE TABLE t (a INT, b INT)", "CREATE TABLE t (b INT, a INT)"),
            ("CREATE TABLE t (a INT)", "CREATE TABLE t (a INTEGER)"),
            ("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)"),
            ("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT"),
            ("CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID"),
            ("CREATE TABLE t (a INT DEFAULT 7)", "CREATE TABLE t (a INT DEFAULT '7')"),
            ("CREATE TABLE t (a INT DEFAULT (1 + 2))", "CREATE TABLE t (a INT DEFAULT (1 + 3))"),
            ("CREATE TABLE t (a INT, CHECK (a > 0))", "CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0))"),
            ("CREATE TABLE t (a INT, UNIQUE (a))", "CREATE TABLE t (a INT)"),
            ("CREATE TABLE t (a INT REFERENCES t (a))", "CREATE TABLE t (a INT REFERENCES t (a) ON DELETE CASCADE)"),
            ("CREATE TABLE t (a INT); CREATE INDEX i ON t (a)", "CREATE TABLE t (a INT); CREATE INDEX i ON t (a DESC)"),
            ("CREATE TABLE t (a INT); CREATE INDEX i ON t (a)", "CREATE TABLE t (a INT); CREATE INDEX i ON t (a) WHERE a > 0"),
            ("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT); CREATE VIEW v AS SELECT a FROM t"),
            ("", "INSERT INTO alembic_version VALUES ('x')"),
        ):
            with self.subTest(one=one, other=other):
                self.assertNotEqual(difference(sqlite_facts(one), sqlite_facts(other)), [])


DUMP = """--
-- PostgreSQL database dump; don't count this quote
--

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

--
-- Name: it's; Type: TABLE
--

CREATE TABLE public."it's;" (
    id integer NOT NULL,
    price numeric(10,2) DEFAULT 0.5,
    CONSTRAINT positive CHECK ((price > (0)::numeric))
);


COMMENT ON TABLE public."it's;" IS 'first;
-- second';


CREATE SEQUENCE public.s
    START WITH 1
    CACHE 1;
"""


class PostgresDump(unittest.TestCase):
    def test_facts(self):
        self.assertEqual(postgres_dump.facts_of(DUMP), [
            'TABLE public."it\'s;": column 1: id integer NOT NULL',
            'TABLE public."it\'s;": column 2: price numeric(10,2) DEFAULT 0.5',
            'TABLE public."it\'s;": constraint: CONSTRAINT positive CHECK ((price > (0)::numeric))',
            'COMMENT ON TABLE public."it\'s;" IS \'first; -- second\'',
            "CREATE SEQUENCE public.s START WITH 1 CACHE 1",
        ])


LISTED = """# A list.

shop sqlite one-reason
- column a BIGINT
+ column a INTEGER

shop postgresql other-reason
+ extra
"""


class Differences(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(differences.parse(LISTED), {
            ("shop", "sqlite"): {"- column a BIGINT": "one-reason", "+ column a INTEGER": "one-reason"},
            ("shop", "postgresql"): {"+ extra": "other-reason"},
        })

    def test_refuses(self):
        for text in ("shop sqlite\n- x", "shop sqlite reason", "shop sqlite reason\nx", "a b c\n- x\n- x"):
            with self.subTest(text=text), self.assertRaises(ValueError):
                differences.parse(text)

    def test_new_and_gone(self):
        listed = differences.parse(LISTED)[("shop", "sqlite")]
        self.assertEqual(differences.judge(listed, list(listed)), ([], []))
        self.assertEqual(differences.judge(listed, ["- column a BIGINT", "- other"]),
                         (["- other"], ["+ column a INTEGER"]))

    def test_every_reason_is_explained(self):
        listed = differences.parse(LISTED)
        self.assertEqual(differences.unexplained(listed, "### `one-reason`\n\n### `other-reason`: why"), [])
        self.assertEqual(len(differences.unexplained(listed, "### `one-reason`\n## `third`")), 2)


if __name__ == "__main__":
    unittest.main()
