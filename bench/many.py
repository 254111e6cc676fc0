"""Many databases of the same shape: files in a folder, schemas of a database."""
from projects import ReferenceProject
from measure import Contestant


class Files:
    """So many empty SQLite files."""

    option = "--each-file"
    pattern = "tenant_*.db"

    def __init__(self, bench, name, count):
        self.folder = bench.folder / f"{name}-files"
        self.folder.mkdir()
        self.count = count

    # Nothing is configured but the files.
    url = "sqlite://"

    def words(self):
        return [self.option, f"{self.folder}/{self.pattern}"]

    def paths(self):
        return [self.folder / f"tenant_{number:03}.db" for number in range(self.count)]

    def urls(self):
        return [f"sqlite:///{path}" for path in self.paths()]

    def empty(self):
        for path in self.paths():
            path.unlink(missing_ok=True)
            path.touch()


class Schemas:
    """So many empty schemas of a PostgreSQL database."""

    option = "--each-schema"
    pattern = "tenant\\_%"

    def __init__(self, bench, name, count):
        self.database = bench.databases[1]
        self.name = name.replace("-", "_")
        self.count = count
        self.url = self.database.url(self.name)

    def words(self):
        return [self.option, self.pattern]

    def names(self):
        return [f"tenant_{number:03}" for number in range(self.count)]

    def urls(self):
        return [f"{self.url}?options=-csearch_path%3D{name}" for name in self.names()]

    def empty(self):
        self.database.empty(self.name)
        self.database.ask(self.url, *(f"CREATE SCHEMA {name}" for name in self.names()))


class ReferenceRuns:
    """The reference one by one, each target with an ini of its own."""

    def __init__(self, bench, name, revisions):
        self.project = ReferenceProject(bench.folder / name, revisions=revisions)

    def contestant(self, targets):
        ini = (self.project.folder / "alembic.ini").read_text().splitlines()
        folder = self.project.folder / "targets"
        folder.mkdir()
        for number, url in enumerate(targets.urls()):
            line = "sqlalchemy.url = " + url.replace("%", "%%")
            text = "\n".join(line if each.startswith("sqlalchemy.url") else each for each in ini)
            (folder / f"{number:03}.ini").write_text(text + "\n")
        command = " ".join(self.project.alembic())
        loop = f"for ini in targets/*.ini; do {command} -c $ini upgrade head || exit 1; done"
        run = self.project.contestant(url=targets.url)
        return Contestant("Alembic", ["/bin/sh", "-c", loop], run.folder, run.environment,
                          "for ini in targets/*.ini; do alembic -c $ini upgrade head; done", prepare=targets.empty)
