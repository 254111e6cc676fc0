"""What an Alembic user does, in this process: init, revision --autogenerate,
upgrade head; and what Alembic says of a database."""
import ast
import contextlib
import io
from pathlib import Path

from alembic import autogenerate, command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, pool

# The one revision of both tools, so that each knows where the other's database stands.
REVISION = "0123456789ab"

ENV = """
from alembic import context
from sqlalchemy import create_engine, pool

engine = create_engine(context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, **context.config.attributes["options"])
    with context.begin_transaction():
        context.run_migrations()
"""


def add_by_hand(script, before, after):
    """Adds the lines to the generated upgrade()."""
    text = script.read_text()
    head, end = "def upgrade() -> None:\n", "    # ### end Alembic commands ###\n"
    assert head in text and end in text, text
    text = text.replace(head, head + "".join(f"    {line}\n" for line in before), 1)
    text = text.replace(end, end + "".join(f"    {line}\n" for line in after), 1)
    script.write_text(text.replace("import sqlalchemy as sa\n",
                                   "import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n", 1))


def operations(code):
    """One line an operation of rendered code, which is the body of a function."""
    for node in ast.parse("def upgrade():\n    " + code).body[0].body:
        if isinstance(node, ast.With):
            batch = ast.unparse(node.items[0].context_expr)
            yield from (f"{batch}: {ast.unparse(each)}" for each in node.body)
        elif not isinstance(node, ast.Pass):
            yield ast.unparse(node)


class Project:
    def __init__(self, schema, database, folder):
        self.schema, self.database, self.folder = schema, database, folder
        self.options = {
            "target_metadata": schema.metadata,
            "compare_type": True,
            "render_as_batch": database == "sqlite",
            "include_schemas": schema.include_schemas,
            "render_item": schema.render_item or (lambda *_: False),
        }

    def build(self, url):
        """Makes the schema in the empty database."""
        self.folder.mkdir()
        config = Config(str(self.folder / "alembic.ini"), stdout=io.StringIO())
        scripts = self.folder / "alembic"
        config.set_main_option("script_location", str(scripts))
        config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
        config.attributes["options"] = self.options
        with contextlib.redirect_stdout(io.StringIO()):
            command.init(config, str(scripts), template="generic")
            (scripts / "env.py").write_text(ENV)
            made = command.revision(config, "create tables", autogenerate=True, rev_id=REVISION)
            add_by_hand(Path(made.path), self.schema.before.get(self.database, []),
                        self.schema.after.get(self.database, []))
            command.upgrade(config, "head")

    def find_differences(self, url):
        """Facts: where Alembic finds a database, and what its autogenerate would change there."""
        with create_engine(url, poolclass=pool.NullPool).connect() as connection:
            context = MigrationContext.configure(connection, opts=self.options)
            current = context.get_current_heads()
            changes = autogenerate.produce_migrations(context, self.schema.metadata).upgrade_ops
            code = autogenerate.render_python_code(changes, migration_context=context,
                                                   render_as_batch=self.options["render_as_batch"])
        return [f"alembic current: {', '.join(current)}"] + [f"alembic check: {each}" for each in operations(code)]
