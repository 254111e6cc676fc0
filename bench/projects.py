"""A project of each kind in a temporary directory, and the contestants that work on it."""
import os
import shutil
import subprocess
from pathlib import Path

from generate import REFERENCE_CHECK, cpp_models, python_models, write_revisions
from measure import Contestant, Failure

REFERENCE_PYTHON = "/usr/bin/python3"
ROOT = Path(__file__).resolve().parent.parent


# What stands around the statements of a script; the bare programs have their own.
FRAME = ("BEGIN", "COMMIT", "PRAGMA")


def environment(**more):
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "CXX") if name in os.environ}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", **kept, **more}


def run(command, folder, variables):
    done = subprocess.run(command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


class RetortProject:
    """`models`: how many tables app/models.hpp has, or a directory that has one;
    `changed`: how many of them are not as the others."""

    def __init__(self, folder, program, revisions=0, models=0, changed=0):
        self.folder = folder
        self.program = program
        folder.mkdir()
        if isinstance(models, Path):
            shutil.copytree(models, folder / "app")
        elif models:
            (folder / "app").mkdir()
            (folder / "app" / "models.hpp").write_text(cpp_models(models, changed))
        run([program, "init", "alembic"], folder, environment())
        write_revisions("retort", folder / "alembic" / "versions", revisions)

    def run(self, *arguments, url):
        return run([self.program, *arguments], self.folder, environment(DATABASE_URL=url))

    def contestant(self, *arguments, url, **more):
        return Contestant("retort", [self.program, *arguments], self.folder, environment(DATABASE_URL=url),
                          "retort " + " ".join(arguments), **more)

    def take_revisions(self, other):
        shutil.copytree(other.folder / "alembic" / "versions", self.folder / "alembic" / "versions", dirs_exist_ok=True)

    def forget_build(self):
        shutil.rmtree(self.folder / "alembic" / ".build", ignore_errors=True)

    def statements(self, url, path):
        """What `upgrade head` sends, one a line, without its transaction."""
        script = self.run("-q", "upgrade", "head", "--sql", url=url)
        statements = [statement_of(part) for part in script.split(";\n")]
        path.write_text("".join(f"{sql}\n" for sql in statements if sql and not sql.startswith(FRAME)))


def statement_of(text):
    lines = [line for line in text.splitlines() if line and not line.startswith(("--", "INFO "))]
    return " ".join(lines).strip()


class ReferenceProject:
    def __init__(self, folder, revisions=0, models=0, changed=0):
        self.folder = folder
        folder.mkdir()
        (folder / "models.py").write_text(python_models(models, changed))
        (folder / "check.py").write_text(REFERENCE_CHECK)
        run([*self.alembic(), "init", "alembic"], folder, environment())
        write_revisions("reference", folder / "alembic" / "versions", revisions)

    @staticmethod
    def alembic():
        return [REFERENCE_PYTHON, "-m", "alembic.config"]

    # The ini that `alembic init` writes names its database itself.
    def set_url(self, url):
        ini = self.folder / "alembic.ini"
        lines = ini.read_text().splitlines()
        ini.write_text("\n".join(f"sqlalchemy.url = {url}" if line.startswith("sqlalchemy.url") else line
                                 for line in lines) + "\n")

    def contestant(self, *arguments, url, **more):
        self.set_url(url)
        return Contestant("Alembic", [*self.alembic(), *arguments], self.folder, environment(),
                          "alembic " + " ".join(arguments), **more)

    def check(self, url, expects):
        return Contestant("Alembic", [REFERENCE_PYTHON, "check.py", url], self.folder, environment(),
                          "python3 check.py URL", expects=expects)


class RawPrograms:
    """The bare C programs of bench/raw."""

    def __init__(self, folder):
        self.folder = folder

    def contestant(self, program, *arguments, name="C", **more):
        return Contestant(name, [self.folder / program, *arguments], self.folder, environment(),
                          f"{program} " + ("URL" if len(arguments) == 1 else "URL STATEMENTS"), **more)
