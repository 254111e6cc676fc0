"""The projects that are measured: equal revisions and models for retort and for
the reference.

    generate.py retort|reference DIRECTORY REVISIONS     writes the revision files only
"""
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Revision:
    """One small change; every fourth makes a table, the others add to it."""

    number: int

    @property
    def id(self):
        return hashlib.sha1(f"revision {self.number}".encode()).hexdigest()[:12]

    @property
    def down(self):
        return Revision(self.number - 1).id if self.number > 0 else None

    @property
    def table(self):
        return f"item_{self.number // 4:03}"

    @property
    def previous_table(self):
        return f"item_{self.number // 4 - 1:03}" if self.number >= 4 else None

    @property
    def kind(self):
        return ("table", "column", "index", "number")[self.number % 4]

    @property
    def message(self):
        return f"{self.kind} of {self.table}"


def cpp_table(revision):
    parent = "Integer()"
    if revision.previous_table:
        parent += f', foreign_key("{revision.previous_table}.id")'
    return (
        f'    op.create_table("{revision.table}",\n'
        '        column("id", Integer(), primary_key),\n'
        '        column("name", String(80), not_null),\n'
        f'        column("parent_id", {parent}),\n'
        '        column("created_at", DateTime(), not_null, server_default(text("CURRENT_TIMESTAMP"))));'
    ), f'    op.drop_table("{revision.table}");'


def cpp_bodies(revision):
    table = revision.table
    if revision.kind == "table":
        return cpp_table(revision)
    if revision.kind == "column":
        return (f'    op.add_column("{table}", column("note", String(200)));',
                f'    op.drop_column("{table}", "note");')
    if revision.kind == "index":
        return (f'    op.create_index("ix_{table}_name", "{table}", {{"name"}}, unique_index);',
                f'    op.drop_index("ix_{table}_name", "{table}");')
    return (f'    op.add_column("{table}", column("quantity", Integer(), not_null, server_default(0)));',
            f'    op.drop_column("{table}", "quantity");')


def cpp_revision(revision):
    up, down = cpp_bodies(revision)
    parent = f', .down_revision = {{"{revision.down}"}}' if revision.down else ""
    return f"""// {revision.message}
//
// Revision ID: {revision.id}
// Revises: {revision.down or ""}
// Create Date: 2026-11-22 13:40:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("{revision.id}"{parent});

void upgrade(Operations& op) {{
{up}
}}

void downgrade(Operations& op) {{
{down}
}}
"""


def python_table(revision):
    parent = "sa.Integer()"
    if revision.previous_table:
        parent += f', sa.ForeignKey("{revision.previous_table}.id")'
    return (
        f'    op.create_table("{revision.table}",\n'
        '        sa.Column("id", sa.Integer(), primary_key=True),\n'
        '        sa.Column("name", sa.String(80), nullable=False),\n'
        f'        sa.Column("parent_id", {parent}),\n'
        '        sa.Column("created_at", sa.DateTime(), nullable=False, server_default=sa.text("CURRENT_TIMESTAMP")))'
    ), f'    op.drop_table("{revision.table}")'


def python_bodies(revision):
    table = revision.table
    if revision.kind == "table":
        return python_table(revision)
    if revision.kind == "column":
        return (f'    op.add_column("{table}", sa.Column("note", sa.String(200)))',
                f'    op.drop_column("{table}", "note")')
    if revision.kind == "index":
        return (f'    op.create_index("ix_{table}_name", "{table}", ["name"], unique=True)',
                f'    op.drop_index("ix_{table}_name", "{table}")')
    column = 'sa.Column("quantity", sa.Integer(), nullable=False, server_default="0")'
    return (f'    op.add_column("{table}", {column})',
            f'    op.drop_column("{table}", "quantity")')


def python_revision(revision):
    up, down = python_bodies(revision)
    return f'''"""{revision.message}

Revision ID: {revision.id}
Revises: {revision.down or ""}
Create Date: 2026-11-22 13:40:00
"""
from alembic import op
import sqlalchemy as sa

revision = {revision.id!r}
down_revision = {revision.down!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
{up}


def downgrade() -> None:
{down}
'''


WRITERS = {"retort": (cpp_revision, "cpp"), "reference": (python_revision, "py")}


def write_revision(tool, versions, number):
    write, suffix = WRITERS[tool]
    revision = Revision(number)
    slug = revision.message.replace(" ", "_")
    (Path(versions) / f"{revision.id}_{slug}.{suffix}").write_text(write(revision))


def write_revisions(tool, versions, count):
    for number in range(count):
        write_revision(tool, versions, number)


def model_name(number):
    return f"thing_{number:04}"


# A tree: the reference follows foreign keys by recursion, a chain is too deep for it.
def parent_name(number):
    return model_name((number - 1) // 2)


# What differs in a table that is one of the `changed` first: a column more, a longer
# one, another default.
def varied(number, changed, text):
    if number >= changed:
        return text
    return (text.replace("String(80)", "String(120)").replace("server_default(0)", "server_default(1)")
            .replace('server_default="0"', 'server_default="1"').replace("EXTRA", "extra"))


def without_marks(text):
    return "".join(line for line in text.splitlines(keepends=True) if "EXTRA" not in line)


def cpp_model(number, changed=0):
    parent = f', foreign_key("{parent_name(number)}.id")' if number else ""
    return without_marks(varied(number, changed, f"""table("{model_name(number)}",
            column("id", Integer(), primary_key),
            column("code", String(40), not_null, unique),
            column("name", String(80), not_null, indexed),
            column("note", Text()),
            column("sku", String(20)),
            column("EXTRA", String(20)),
            column("parent_id", Integer(){parent}),
            column("price", Numeric(12, 2)),
            column("quantity", Integer(), not_null, server_default(0)),
            column("updated_at", DateTime()),
            column("created_at", DateTime(), not_null, server_default(text("CURRENT_TIMESTAMP"))))"""))


PART = 50

# Unnamed constraints cannot be told apart by name: both sides name them.
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}


# In parts, as a project with many tables has them: one call with a thousand
# tables takes the compiler far longer than its twentieth part twenty times.
def cpp_part(first, past, changed):
    tables = "".join(f"    items.push_back({cpp_model(number, changed)});\n" for number in range(first, past))
    return f"""inline void add_part_{first}(std::vector<retort::MetaItem>& items) {{
    using namespace retort;
{tables}}}
"""


def cpp_models(count, changed=0):
    names = ", ".join(f'{{"{key}", "{text}"}}' for key, text in NAMES.items())
    firsts = range(0, count, PART)
    parts = "\n".join(cpp_part(first, min(first + PART, count), changed) for first in firsts)
    calls = "\n".join(f"    add_part_{first}(items);" for first in firsts)
    return f"""#pragma once

#include <retort/schema.hpp>

#include <vector>

namespace app {{

{parts}
inline std::vector<retort::MetaItem> items() {{
    std::vector<retort::MetaItem> items{{retort::naming_convention({{{names}}})}};
{calls}
    return items;
}}

inline const retort::MetaData& metadata() {{
    static const std::vector<retort::MetaItem> all = items();
    static const retort::MetaData metadata(all.data(), all.size());
    return metadata;
}}

}}  // namespace app
"""


def python_model(number, changed=0):
    parent = f', sa.ForeignKey("{parent_name(number)}.id")' if number else ""
    return without_marks(varied(number, changed, f"""sa.Table("{model_name(number)}", metadata,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("code", sa.String(40), nullable=False, unique=True),
    sa.Column("name", sa.String(80), nullable=False, index=True),
    sa.Column("note", sa.Text()),
    sa.Column("sku", sa.String(20)),
    sa.Column("EXTRA", sa.String(20)),
    sa.Column("parent_id", sa.Integer(){parent}),
    sa.Column("price", sa.Numeric(12, 2)),
    sa.Column("quantity", sa.Integer(), nullable=False, server_default="0"),
    sa.Column("updated_at", sa.DateTime()),
    sa.Column("created_at", sa.DateTime(), nullable=False, server_default=sa.text("CURRENT_TIMESTAMP")))
"""))


def python_models(count, changed=0):
    tables = "\n".join(python_model(number, changed) for number in range(count))
    return f"""import sqlalchemy as sa

metadata = sa.MetaData(naming_convention={NAMES!r})

{tables}"""


# Alembic 1.8 has no `check`: this is what `revision --autogenerate` asks, without the file.
REFERENCE_CHECK = """import sys

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models import metadata

options = {"compare_type": True, "compare_server_default": True}
with sa.create_engine(sys.argv[1]).connect() as connection:
    differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
for difference in differences:
    print(difference)
print("differences:", len(differences))
"""

if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in WRITERS:
        sys.exit(__doc__)
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    write_revisions(sys.argv[1], sys.argv[2], int(sys.argv[3]))
