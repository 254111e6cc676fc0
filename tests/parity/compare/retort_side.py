"""What a retort user does, with the real program: init, revision --autogenerate,
upgrade head, check. One project serves both databases, each through a section
of its ini."""
import os
import shutil
import subprocess

from alembic_side import REVISION

STARTER = "env.target_metadata = app::metadata();"
# The exit code of a check that finds differences.
DIFFERENT = 255
CLEAN = "No new upgrade operations detected."


class Failed(Exception):
    """A command of retort that should have succeeded."""


class Project:
    """The schemas take turns in one project, so that retort's headers are compiled once."""

    def __init__(self, program, folder):
        self.program, self.folder = str(program), folder
        (folder / "app").mkdir(parents=True, exist_ok=True)
        self.run("init", "alembic")
        # The reference keeps no record of what it ran.
        (folder / "retort.toml").write_text("[retort]\nhistory = false\n")
        self.env = (folder / "alembic" / "env.cpp").read_text()
        assert STARTER in self.env, self.env

    def run(self, *arguments, expected=(0,)):
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, text=True,
                              env=environment)
        if done.returncode not in expected:
            said = (done.stderr + done.stdout).strip()
            raise Failed(f"retort {' '.join(arguments)}: exit {done.returncode}\n{said}")
        return done

    def use(self, schema):
        """The models and environment of a schema."""
        shutil.copy(schema.models_hpp, self.folder / "app" / "models.hpp")
        settings = [STARTER, "env.render_as_batch = true;"]
        if schema.include_schemas:
            settings.append("env.include_schemas = true;")
        (self.folder / "alembic" / "env.cpp").write_text(self.env.replace(STARTER, "\n    ".join(settings)))

    def add_section(self, section, versions, url):
        """An ini section for a database; `versions` is the folder of its revisions."""
        (self.folder / "alembic" / versions).mkdir(exist_ok=True)
        with open(self.folder / "alembic.ini", "a") as ini:
            ini.write(f"\n[{section}]\n"
                      "script_location = alembic\n"
                      f"version_locations = alembic/{versions}\n"
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
