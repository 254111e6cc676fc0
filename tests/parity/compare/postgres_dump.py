"""What pg_dump says of a PostgreSQL database as facts: one a statement, a CREATE
TABLE one a member."""
import re
import shutil
import subprocess
from pathlib import Path

PIECE = re.compile(
    r"""(?P<comment>^--[^\n]*\n | ^\\(?:un)?restrict[^\n]*\n)
      | (?P<end>;[ ]*\n)
      | "(?:[^"]|"")*" | '(?:[^']|'')*'
      | .""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
SESSION = re.compile(r"SET |SELECT pg_catalog\.set_config")


def find_pg_dump():
    """Debian's newest, else the one on the PATH."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), key=lambda path: int(path.parts[4].split(".")[0]))
    found = newest[-1] if newest else shutil.which("pg_dump")
    if not found:
        raise SystemExit("parity: no pg_dump on this machine (apt-get install postgresql-client)")
    return str(found)


def statements(dump):
    """Cut at the semicolons outside quotes; comments and empty lines left out."""
    current = ""
    for match in PIECE.finditer(dump):
        if match["end"]:
            yield current.strip()
            current = ""
        elif not match["comment"]:
            current += match[0]


def statement_facts(statement):
    table = re.match(r"CREATE TABLE (.+?) \(\n(.*)\n\)(.*)$", statement, re.DOTALL)
    if not table:
        yield re.sub(r"\s*\n\s*", " ", statement)
        return
    name, body, options = table.groups()
    for position, member in enumerate(body.split(",\n"), 1):
        member = member.strip()
        label = "constraint" if member.startswith("CONSTRAINT ") else f"column {position}"
        yield f"TABLE {name}: {label}: {member}"
    if options.strip():
        yield f"TABLE {name}: options: {options.strip()}"


def facts_of(dump):
    facts = []
    for statement in statements(dump):
        if not SESSION.match(statement):
            facts += statement_facts(statement)
    return facts


def read(url):
    """All facts of the database."""
    command = [find_pg_dump(), "--schema-only", "--no-owner", "--no-privileges", "--dbname", url]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return facts_of(done.stdout)
