"""Programs that come alone: the tool linked statically, and a bundle of revisions."""
import shutil
import subprocess

from measure import Failure
from projects import ROOT, environment, run
from sql_files import SqlProject


class AloneProject:
    """Twenty revisions in SQL, and the two programs that go on with them."""

    def __init__(self, bench):
        built = ROOT / "build" / "static" / "bin" / "retort"
        if not built.exists():
            raise Failure(f"there is no {built}; cmake --preset static && cmake --build --preset static")
        self.tool = bench.folder / "retort-static"
        shutil.copy(built, self.tool)
        subprocess.run(["strip", self.tool], check=True)
        self.project = SqlProject(bench.folder / "alone", self.tool, 20)
        self.bundle = bench.folder / "migrate"
        run([built, "bundle", "-o", self.bundle], self.project.folder, environment())

    def contestant(self, program, database, name):
        database.empty(name)
        run([self.tool, "upgrade", "head"], self.project.folder, environment(DATABASE_URL=database.url(name)))
        contestant = self.project.contestant(database, name)
        contestant.command, contestant.prepare = [program, "current"], None
        contestant.shown = f"{program.name} current"
        return contestant


def mib(program):
    return f"{program.stat().st_size / 1024 / 1024:.1f} MiB"
