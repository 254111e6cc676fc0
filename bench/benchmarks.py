"""What is measured. Each function yields rows; `BENCHMARKS` names them for --only."""
from dataclasses import dataclass, field
from pathlib import Path

import histories
import many
import rebuilds
import sizes
from databases import PostgreSQL, SQLite
from generate import Revision, write_revision
from measure import Stopwatch
from projects import ROOT, RawPrograms, ReferenceProject, RetortProject
from sql_files import SqlProject


@dataclass
class Target:
    """`limit` seconds, or times what the contestant `against` needs. `about`: the
    seconds that the same target says where a ratio of two process starts says little.
    `also` must hold as well."""

    limit: float
    against: str = ""
    about: float = 0.0
    also: "Target" = None


@dataclass
class Row:
    what: str
    samples: dict  # by contestant
    target: Target
    commands: dict = field(default_factory=dict)  # by contestant

    def times(self, contestant, factor):
        """The same, where the contestant did one part of `factor`."""
        samples = self.samples | {contestant: self.samples[contestant].times(factor)}
        return Row(self.what, samples, self.target, self.commands)


class Bench:
    """What all benchmarks share: the programs, the databases, how often to run."""

    def __init__(self, folder, programs, rounds, quick):
        self.folder = folder
        self.retort = programs / "retort"
        self.raw = RawPrograms(programs)
        self.rounds = rounds
        self.quick = quick
        self.watch = Stopwatch(programs / "timed", folder)
        self.databases = [SQLite(folder)]
        self.databases.append(PostgreSQL(folder, ROOT / "tests" / "support" / "pg_server"))

    def stop(self):
        for database in self.databases:
            database.stop()

    # The larger a run, the less its noise and the longer the wait.
    def rounds_for(self, size):
        return self.rounds if size <= 100 else max(2, self.rounds // 4)

    def has_reference(self, size):
        return size <= 100 or not self.quick

    def measure(self, what, contestants, target, size=0):
        samples = self.watch.alternate(contestants, self.rounds_for(size))
        return Row(what, samples, target, {contestant.name: contestant.shown for contestant in contestants})


def current(bench):
    for size in (100, 1000):
        project = RetortProject(bench.folder / f"current-{size}", bench.retort, revisions=size)
        reference = ReferenceProject(bench.folder / f"current-{size}-reference", revisions=size)
        for database in bench.databases:
            name = f"current_{size}"
            database.empty(name)
            project.run("upgrade", "head", url=database.url(name))
            head = Revision(size - 1).id
            raw = bench.raw.contestant(f"current_{database.name.lower()}", database.raw_url(name), expects=head)
            contestants = [project.contestant("current", url=database.url(name), expects=head), raw]
            if bench.has_reference(size):
                contestants.append(reference.contestant("current", url=database.url(name), expects=head))
            target = Target(2.0, "C", about=database.current_target)
            yield bench.measure(f"current, {size} revisions, {database.name}", contestants, target)


def upgrade(bench):
    for size in (100, 1000):
        project = RetortProject(bench.folder / f"upgrade-{size}", bench.retort, revisions=size)
        reference = ReferenceProject(bench.folder / f"upgrade-{size}-reference", revisions=size)
        for database in bench.databases:
            contestants = upgrade_contestants(bench, project, reference, database, size)
            yield bench.measure(f"upgrade head, {size} revisions, {database.name}", contestants, Target(1.2, "C"), size)


def upgrade_contestants(bench, project, reference, database, size):
    def named(tool):
        name = f"upgrade_{tool}"
        return {"url": database.url(name), "prepare": lambda: database.empty(name)}

    statements = bench.folder / f"upgrade-{size}-{database.name}.sql"
    project.statements(database.url("upgrade_retort"), statements)

    def raw(program, tool, column):
        name = f"upgrade_{tool}"
        database.empty(name)
        return bench.raw.contestant(program, database.raw_url(name), statements, name=column,
                                    prepare=lambda: database.empty(name))

    contestants = [project.contestant("upgrade", "head", **named("retort")),
                   raw(f"run_statements_{database.name.lower()}", "c", "C")]
    if database.name == "PostgreSQL":
        contestants.append(raw("pipe_statements_postgresql", "piped", "C, piped"))
    if bench.has_reference(size):
        contestants.append(reference.contestant("upgrade", "head", **named("reference")))
    return contestants


def check(bench):
    """Models and database that agree, and models that one table in a hundred has left."""
    for size in (100, 1000):
        same = CheckProjects(bench, size, changed=0)
        changed = CheckProjects(bench, size, changed=size // 100)
        for database in bench.databases:
            url = same.fill(database)
            changed.retort.take_revisions(same.retort)
            reads = bench.raw.contestant(f"catalogue_{database.name.lower()}", database.raw_url(f"check_{size}"))
            # The time of the reference, divided; and what reading alone takes.
            target = Target(3.0, "C", also=Target(database.check_target, "Alembic"))
            yield bench.measure(f"check, {size} tables, {database.name}", [*same.contestants(url), reads], target, size)
            yield bench.measure(f"the same with 1 % changed, {size} tables, {database.name}",
                                [*changed.contestants(url), reads], target, size)


class CheckProjects:
    def __init__(self, bench, size, changed):
        name = f"check-{size}-{changed}"
        self.database = f"check_{size}"
        self.changed = changed
        self.retort = RetortProject(bench.folder / name, bench.retort, models=size, changed=changed)
        self.reference = None
        if bench.has_reference(size):
            self.reference = ReferenceProject(bench.folder / f"{name}-reference", models=size, changed=changed)

    def fill(self, database):
        """The first database's revision makes the second one too."""
        database.empty(self.database)
        url = database.url(self.database)
        if not any((self.retort.folder / "alembic" / "versions").iterdir()):
            self.retort.run("revision", "--autogenerate", "-m", "all tables", url=url)
        self.retort.run("upgrade", "head", url=url)
        return url

    def contestants(self, url):
        if self.changed:
            found = {"accepts": range(1, 256), "expects": "extra"}
        else:
            found = {"expects": "No new upgrade operations"}
        contestants = [self.retort.contestant("check", url=url, **found)]
        if self.reference:
            contestants.append(self.reference.check(url, "extra" if self.changed else "differences:"))
        return contestants


def build(bench):
    """Only retort builds: a first build, one revision more, one model changed."""
    size = 1000
    sqlite = bench.databases[0]
    project = RetortProject(bench.folder / "build", bench.retort, revisions=size)
    yield first_build(bench, project, sqlite, size)
    yield one_more_revision(bench, project, sqlite, size)
    yield changed_model(bench, sqlite)


def first_build(bench, project, database, size):
    url = database.url("build")

    def forget_all():
        project.forget_build()
        database.empty("build")

    fresh = project.contestant("upgrade", "head", url=url, prepare=forget_all)
    built = project.contestant("upgrade", "head", url=url, prepare=lambda: database.empty("build"))
    built.name = "built"
    samples = bench.watch.alternate([fresh, built], bench.rounds_for(size))
    return Row(f"first build of {size} revisions (upgrade head, less the same with everything built)",
               {"retort": samples["retort"].less(samples["built"].median)}, Target(5.0),
               {"retort": "rm -rf alembic/.build; retort upgrade head"})


def one_more_revision(bench, project, database, size):
    numbers = iter(range(size, size + 10_000))
    more = project.contestant("upgrade", "head", url=database.url("build"),
                              prepare=lambda: write_revision("retort", project.folder / "alembic/versions", next(numbers)))
    return bench.measure(f"one new revision beside {size} (the whole of upgrade head)", [more], Target(0.3))


def changed_model(bench, database):
    project = RetortProject(bench.folder / "model", bench.retort, models=ROOT / "examples" / "shop" / "app")
    url = database.url("model")
    project.run("revision", "--autogenerate", "-m", "create tables", url=url)
    project.run("upgrade", "head", url=url)
    models = Path(project.folder / "app" / "models.hpp")
    original = models.read_text()
    numbers = iter(range(10_000))

    def add_column():
        name = f"extra_{next(numbers)}"
        text = original.replace("struct Customer {", f"struct Customer {{\n    std::optional<std::string> {name};")
        models.write_text(text.replace("column<&Customer::display_name>(String(80)),",
                                       f"column<&Customer::display_name>(String(80)), column<&Customer::{name}>(),"))

    contestant = project.contestant("check", url=url, prepare=add_column, accepts=range(1, 256), expects="extra_")
    return bench.measure("one changed model of 12 tables (the whole of check)", [contestant], Target(1.5))


def history(bench):
    """Large histories, with the revision files in the file cache and without."""
    sqlite = bench.databases[0]
    for name, project, reference, head in (histories.linear(bench, 10_000), histories.branched(bench)):
        sqlite.empty("history")
        project.run("stamp", "head", url=sqlite.url("history"))
        for command in ("heads", "history", "current"):
            contestants = histories.contestants_of(bench, project, reference, [command], expects=head)
            yield bench.measure(f"{command}, {name}", contestants, Target(0.1), 10_000)
        cold = histories.contestants_of(bench, project, reference, ["heads"], expects=head)
        for contestant in cold:
            contestant.prepare = lambda folder=contestant.folder: histories.forget_files(folder)
        yield bench.measure(f"heads, {name}, files not in the cache", cold, Target(0.1), 10_000)


def sql_revisions(bench):
    """Revisions that are SQL, against the database's own shell given what they print."""
    size = 100 if bench.quick else 1000
    project = SqlProject(bench.folder / "sql", bench.retort, size)
    for database in bench.databases:
        contestants = [project.contestant(database, "sql_retort"), project.shell(database, "sql_shell")]
        yield bench.measure(f"upgrade head, {size} revisions in SQL, {database.name}", contestants,
                            Target(1.2, "shell"), size)


def rebuild(bench):
    """A large table of SQLite's altered, against the statements that anybody would write."""
    for size in (20_000,) if bench.quick else (100_000, 1_000_000):
        table = rebuilds.LargeTable(bench, size)
        copied = [table.retort(RETORT_SQLITE_COPY="1"), table.bare()]
        yield bench.measure(f"rebuild of a table of {size:,} rows, SQLite", copied, Target(1.1, "C"), size)
        edited = [table.retort(), table.bare()]
        yield bench.measure(f"the same without a copy, {size:,} rows, SQLite", edited, Target(0.1, "C", about=0.05), size)


def fanout(bench):
    """One history over many databases, against the reference one by one. It gets a fifth of the
    databases, and its times are multiplied."""
    size, revisions, part = (20 if bench.quick else 100), 20, 5
    project = RetortProject(bench.folder / "fanout", bench.retort, revisions=revisions)
    for kind, what in ((many.Files, "SQLite files"), (many.Schemas, "PostgreSQL schemas")):
        name = f"fanout-{kind.__name__.lower()}"
        all_of_them, some = kind(bench, name, size), kind(bench, f"{name}-reference", size // part)
        ours = project.contestant("upgrade", "head", *all_of_them.words(), "--jobs", "2", url=all_of_them.url,
                                  prepare=all_of_them.empty, expects=f"{size} targets: {size} upgraded")
        ours.shown = f"retort upgrade head {kind.option} '{kind.pattern}' --jobs 2"
        reference = many.ReferenceRuns(bench, f"{name}-reference-runs", revisions).contestant(some)
        yield bench.measure(f"upgrade head, {revisions} revisions, {size} {what} (Alembic: {size // part} of them, times {part})",
                            [ours, reference], Target(1 / 20, "Alembic"), 1000).times("Alembic", part)


def size(bench):
    """Programs that are copied to a machine alone: how large, and how soon they answer."""
    alone = sizes.AloneProject(bench)
    database = bench.databases[0]
    for program, what in ((alone.tool, "tool with SQLite alone, static and stripped"), (alone.bundle, "bundle of it")):
        contestant = alone.contestant(program, database, "alone")
        yield bench.measure(f"current, 20 revisions, SQLite, {what}: {sizes.mib(program)}", [contestant], Target(0.01))


BENCHMARKS = {"current": current, "upgrade": upgrade, "check": check, "build": build, "history": history,
              "rebuild": rebuild, "sql_revisions": sql_revisions, "fanout": fanout, "size": size}
