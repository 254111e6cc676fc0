"""The schemas that both tools are given: one folder each, with models.hpp for
retort and models.py for Alembic.

models.py holds `metadata`, and may hold:
  DATABASES        those the schema is for; both, unless said otherwise
  MODELS_HPP       where the C++ models are, when not beside it (from the project's root)
  SETUP            SQL that both databases are given first (PostgreSQL)
  BY_HAND_BEFORE,  what an Alembic user adds to the generated upgrade() by hand:
  BY_HAND_AFTER    database -> lines of Python
  render_item      how Alembic writes a type of the file's own
  INCLUDE_SCHEMAS  both tools look at other schemas than the default one
"""
import importlib.util
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROJECT = HERE.parent.parent
BOTH = ("sqlite", "postgresql")


@dataclass
class Schema:
    name: str
    metadata: object
    models_hpp: Path
    databases: tuple
    setup: list = field(default_factory=list)
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    include_schemas: bool = False
    render_item: object = None


def names():
    return sorted(path.parent.name for path in (HERE / "schemas").glob("*/models.py"))


def load(name):
    folder = HERE / "schemas" / name
    spec = importlib.util.spec_from_file_location(f"parity_{name}", folder / "models.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    elsewhere = getattr(module, "MODELS_HPP", None)
    return Schema(
        name=name,
        metadata=module.metadata,
        models_hpp=PROJECT / elsewhere if elsewhere else folder / "models.hpp",
        databases=getattr(module, "DATABASES", BOTH),
        setup=getattr(module, "SETUP", []),
        before=getattr(module, "BY_HAND_BEFORE", {}),
        after=getattr(module, "BY_HAND_AFTER", {}),
        include_schemas=getattr(module, "INCLUDE_SCHEMAS", False),
        render_item=getattr(module, "render_item", None),
    )
