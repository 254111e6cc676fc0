"""Large histories: what only looks at the graph, with nothing compiled for it."""
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from generate import Revision
from projects import ReferenceProject, RetortProject

CPP = '''// {message}
//
// Revision ID: {id}
// Revises: {downs}
// Create Date: 2026-11-22 13:40:00
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("{id}"{fields});

void upgrade(Operations& op) {{
    op.add_column("items", column("{message}", Integer()));
}}

void downgrade(Operations& op) {{
    op.drop_column("items", "{message}");
}}
'''

PYTHON = '''"""{message}

Revision ID: {id}
Revises: {downs}
Create Date: 2026-11-22 13:40:00
"""
from alembic import op
import sqlalchemy as sa

revision = {id!r}
down_revision = {tuple}
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("items", sa.Column("{message}", sa.Integer()))


def downgrade() -> None:
    op.drop_column("items", "{message}")
'''


@dataclass
class Node:
    message: str
    downs: list  # of Node

    @property
    def id(self):
        return hashlib.sha1(self.message.encode()).hexdigest()[:12]

    def text(self, tool):
        ids = [down.id for down in self.downs]
        quoted = ", ".join(f'"{each}"' for each in ids)
        fields = f", .down_revision = {{{quoted}}}" if ids else ""
        template = CPP if tool == "retort" else PYTHON
        return template.format(message=self.message, id=self.id, downs=", ".join(ids), fields=fields,
                               tuple=tuple(ids) or None)


def branches_and_merges(branches=200, length=5):
    """A root, `branches` chains from it, joined two by two until one head is left."""
    root = Node("root", [])
    nodes = [root]
    tips = []
    for branch in range(branches):
        tip = root
        for step in range(length):
            tip = Node(f"branch_{branch}_{step}", [tip])
            nodes.append(tip)
        tips.append(tip)
    while len(tips) > 1:
        merged = Node(f"merge_{len(nodes)}", tips[:2])
        nodes.append(merged)
        tips = tips[2:] + [merged]
    return nodes


def write_nodes(tool, folder, nodes):
    suffix = "cpp" if tool == "retort" else "py"
    for node in nodes:
        (folder / "alembic" / "versions" / f"{node.id}_{node.message}.{suffix}").write_text(node.text(tool))


def forget_files(folder):
    """Their pages leave the file cache; the next reader waits for the disk."""
    for path in filter(Path.is_file, (folder / "alembic" / "versions").rglob("*")):
        with open(path, "rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def linear(bench, size):
    project = RetortProject(bench.folder / "linear", bench.retort, revisions=size)
    reference = ReferenceProject(bench.folder / "linear-reference", revisions=size)
    return f"{size:,} revisions in a line", project, reference, Revision(size - 1).id


def branched(bench):
    nodes = branches_and_merges()
    project = RetortProject(bench.folder / "branched", bench.retort)
    reference = ReferenceProject(bench.folder / "branched-reference")
    write_nodes("retort", project.folder, nodes)
    write_nodes("reference", reference.folder, nodes)
    return "200 branches and their merges", project, reference, nodes[-1].id


def contestants_of(bench, project, reference, arguments, **more):
    url = bench.databases[0].url("history")
    return [project.contestant(*arguments, url=url, **more), reference.contestant(*arguments, url=url, **more)]
