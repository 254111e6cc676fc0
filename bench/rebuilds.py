"""A large SQLite table altered: by a copy of it, and by an edit of its stored definition."""
import shutil

from projects import RetortProject

CPP = '''// {message}
//
// Revision ID: {id}
// Revises: {down}
// Create Date: 2026-11-22 13:40:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("{id}"{fields});

void upgrade(Operations& op) {{
{body}
}}

void downgrade(Operations& op) {{
    op.drop_table("events");
}}
'''

FIRST = "0000000000a1"
SECOND = "0000000000a2"

CREATE = '''    op.create_table("events",
                    column("id", Integer(), primary_key),
                    column("name", String(80), not_null),
                    column("kind", Integer(), not_null),
                    column("note", Text()),
                    column("price", Numeric(12, 2)),
                    column("created_at", DateTime(), not_null));
    op.create_index("ix_events_name", "events", {"name"});
    op.create_index("ix_events_kind", "events", {"kind", "created_at"});'''

# Every stored row stays as it is: it can be copied, but need not be.
ALTER = '    op.alter_column("events", "kind", nullable(true));'

FILL = ("WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {rows}) "
        "INSERT INTO events SELECT i, 'name ' || (i * 7919 % {rows}), i % 100, 'a note of some length, as notes are', "
        "i * 0.25, '2026-11-22 13:40:00' FROM numbers")

# What anybody would write, without a single check.
BARE = [
    "CREATE TABLE new_events (id INTEGER NOT NULL, name VARCHAR(80) NOT NULL, kind INTEGER, note TEXT, price NUMERIC(12, 2), "
    "created_at DATETIME NOT NULL, PRIMARY KEY (id))",
    "INSERT INTO new_events SELECT * FROM events",
    "DROP TABLE events",
    "ALTER TABLE new_events RENAME TO events",
    "CREATE INDEX ix_events_name ON events (name)",
    "CREATE INDEX ix_events_kind ON events (kind, created_at)",
]


class LargeTable:
    """A project at its first revision, over a table of so many rows."""

    def __init__(self, bench, rows):
        self.bench = bench
        self.rows = rows
        self.database = bench.databases[0]
        self.project = RetortProject(bench.folder / f"rebuild-{rows}", bench.retort)
        versions = self.project.folder / "alembic" / "versions"
        self.write(versions / f"{FIRST}_create.cpp", id=FIRST, message="create", down="", fields="", body=CREATE)
        self.write(versions / f"{SECOND}_alter.cpp", id=SECOND, message="alter", down=FIRST,
                   fields=f', .down_revision = {{"{FIRST}"}}', body=ALTER)
        self.database.empty(self.name("filled"))
        self.project.run("upgrade", FIRST, url=self.database.url(self.name("filled")))
        self.run_bare(self.name("filled"), self.statements("fill", [FILL.format(rows=rows)]))

    @staticmethod
    def write(path, **values):
        path.write_text(CPP.format(**values))

    def name(self, what):
        return f"rebuild_{self.rows}_{what}"

    def statements(self, what, statements):
        path = self.bench.folder / f"{self.name(what)}.sql"
        path.write_text("".join(f"{sql}\n" for sql in statements))
        return path

    def run_bare(self, name, statements):
        self.bench.watch.run(self.bench.raw.contestant("run_statements_sqlite", self.database.raw_url(name), statements))

    def fresh(self, name):
        self.database.empty(name)
        shutil.copyfile(self.database.path(self.name("filled")), self.database.path(name))

    def retort(self, **variables):
        name = self.name("retort")
        contestant = self.project.contestant("upgrade", "head", url=self.database.url(name), prepare=lambda: self.fresh(name))
        contestant.environment.update(variables)
        contestant.shown = " ".join([*(f"{key}={value}" for key, value in variables.items()), contestant.shown])
        return contestant

    def bare(self):
        name = self.name("bare")
        return self.bench.raw.contestant("run_statements_sqlite", self.database.raw_url(name), self.statements("bare", BARE),
                                         prepare=lambda: self.fresh(name))
