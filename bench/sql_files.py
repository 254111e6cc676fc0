"""A history of revisions that are SQL, and the database's own shell with the same statements."""
from generate import Revision
from measure import Contestant
from projects import environment, run

FILE = """-- {message}
--
-- Revision ID: {id}
-- Revises: {down}
-- Create Date: 2026-11-22 13:40:00

-- upgrade
{upgrade};

-- downgrade
{downgrade};
"""


def statements_of(revision):
    """As the revisions of generate.py have them: (upgrade, downgrade)."""
    table = revision.table
    if revision.kind == "table":
        parent = f" REFERENCES {revision.previous_table} (id)" if revision.previous_table else ""
        return (f"CREATE TABLE {table} (\n    id INTEGER NOT NULL PRIMARY KEY,\n    name VARCHAR(80) NOT NULL,\n"
                f"    parent_id INTEGER{parent},\n    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL\n)",
                f"DROP TABLE {table}")
    if revision.kind == "index":
        return f"CREATE UNIQUE INDEX uq_{table} ON {table} (name)", f"DROP INDEX uq_{table}"
    column, kind = ("note", "VARCHAR(200)") if revision.kind == "column" else ("number", "INTEGER DEFAULT 0 NOT NULL")
    return f"ALTER TABLE {table} ADD COLUMN {column} {kind}", f"ALTER TABLE {table} DROP COLUMN {column}"


class SqlProject:
    def __init__(self, folder, program, revisions):
        self.folder = folder
        self.program = program
        folder.mkdir()
        run([program, "init", "-t", "sql", "alembic"], folder, environment())
        for number in range(revisions):
            self.write(Revision(number))

    def write(self, revision):
        upgrade, downgrade = statements_of(revision)
        (self.folder / "alembic" / "versions" / f"{revision.id}.sql").write_text(
            FILE.format(message=revision.message, id=revision.id, down=revision.down or "<base>", upgrade=upgrade,
                        downgrade=downgrade))

    # Nothing of it may need a compiler.
    def variables(self, url):
        return environment(DATABASE_URL=url) | {"CXX": "/bin/false"}

    def contestant(self, database, name):
        return Contestant("retort", [self.program, "upgrade", "head"], self.folder, self.variables(database.url(name)),
                          "retort upgrade head", prepare=lambda: database.empty(name))

    def shell(self, database, name):
        script = self.folder / f"{database.name}.sql"
        script.write_text(run([self.program, "-q", "upgrade", "head", "--sql"], self.folder,
                              self.variables(database.url(name))))
        command, shown = database.shell(name, script)
        return Contestant("shell", command, self.folder, environment(), shown, prepare=lambda: database.empty(name))
