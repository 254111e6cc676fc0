"""What a retort user does, with the real program: init, revision --autogenerate,
upgrade head, check. One project serves both databases, each through a section
of its ini."""
import os
import shutil
import subprocess

from alembic_side import REVISION

STARTER = "env.target_metadata = app::metadata();"
MADE_BY_ALEMBIC = "_made_by_alembic"
# The exit code of a check that finds differences.
DIFFERENT = 255
CLEAN = "No new upgrade operations detected."


class Failed(Exception):
    """A command of retort that should have succeeded."""


class Project:
    def __init__(self, program, schema, folder):
        self.program, self.schema, self.folder = str(program), schema, folder

    def run(self, *arguments, expected=(0,)):
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, text=True,
                              env=environment)
        if done.returncode not in expected:
            said = (done.stderr + done.stdout).strip()
            raise Failed(f"retort {' '.join(arguments)}: exit {done.returncode}\n{said}")
        return done

    def init(self):
        """The project, with the models."""
        (self.folder / "app").mkdir(parents=True)
        shutil.copy(self.schema.models_hpp, self.folder / "app" / "models.hpp")
        self.run("init", "alembic")
        env = self.folder / "alembic" / "env.cpp"
        text = env.read_text()
        assert STARTER in text, text
        settings = [STARTER, "env.render_as_batch = true;"]
        if self.schema.include_schemas:
            settings.append("env.include_schemas = true;")
        env.write_text(text.replace(STARTER, "\n    ".join(settings)))

    def add_database(self, database, ours, theirs):
        """Sections of the ini: one of the database's name for `ours`, one for Alembic's."""
        (self.folder / "alembic" / f"versions_{database}").mkdir()
        with open(self.folder / "alembic.ini", "a") as ini:
            for section, url in ((database, ours), (database + MADE_BY_ALEMBIC, theirs)):
                ini.write(f"\n[{section}]\n"
                          "script_location = alembic\n"
                          f"version_locations = alembic/versions_{database}\n"
                          f"sqlalchemy.url = {url.replace('%', '%%')}\n")

    def build(self, section):
        self.run("-n", section, "revision", "--autogenerate", "-m", "create tables", "--rev-id", REVISION)
        self.run("-n", section, "upgrade", "head")

    def downgrade(self, section):
        self.run("-n", section, "downgrade", "base")

    def find_differences(self, section):
        """Facts: where retort finds the section's database, and what it would change."""
        current = self.run("-n", section, "current").stdout.strip()
        done = self.run("-n", section, "check", expected=(0, DIFFERENT))
        said = CLEAN if done.returncode == 0 else done.stdout.strip()
        return [f"retort current: {current}"] + [f"retort check: {line.strip()}" for line in said.split("\n")]

    def require_clean(self, section):
        """retort's check agrees with its own upgrade; returns the facts."""
        facts = self.find_differences(section)
        if not facts[-1].endswith(CLEAN):
            raise Failed("retort's check of what it has just made:\n" + "\n".join(facts))
        return facts
