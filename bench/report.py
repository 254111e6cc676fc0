"""The rows as the tables of docs/benchmarks.md."""
import platform
import subprocess
from pathlib import Path

CONTESTANTS = ("C", "C, piped", "shell", "Alembic")


def show_seconds(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def show_samples(samples):
    return f"{show_seconds(samples.median)} ({show_seconds(samples.best)})" if samples else ""


def show_ratio(above, below):
    return f"{above.median / below.median:.2f}" if above and below else ""


def show_target(row):
    target = row.target
    about = f", about {show_seconds(target.about)}" if target.about else ""
    if target.also:
        return f"{target.limit:g} × {target.against}{about}; {target.also.against} ÷ {1 / target.also.limit:g}"
    return f"{target.limit:g} × {target.against}{about}" if target.against else f"{target.limit:g} s"


def holds(row, target):
    """Also where the contestant that it is measured against does not run."""
    if target.against and target.against not in row.samples:
        return True
    against = row.samples[target.against].median if target.against else 1.0
    return row.samples["retort"].median <= target.limit * against


def verdict(row):
    retort, target = row.samples["retort"].median, row.target
    if target.also and not holds(row, target.also):
        return "**no**"
    if holds(row, target):
        return "yes"
    return "by the time only" if retort <= target.about else "**no**"


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def times_table(rows):
    def cells(row):
        retort, c, alembic = (row.samples.get(name) for name in ("retort", "C", "Alembic"))
        others = [show_samples(row.samples.get(name)) for name in CONTESTANTS]
        ratios = [show_ratio(retort, c), show_ratio(alembic, retort)]
        return [row.what, show_samples(retort), *others, *ratios, show_target(row), verdict(row)]

    header = ["", "retort", *CONTESTANTS, "retort ÷ C", "Alembic ÷ retort", "target", "holds"]
    return table(header, [cells(row) for row in rows])


def memory_table(rows):
    def cells(row):
        return [row.what, *(f"{row.samples[name].peak_mib:.1f}" if name in row.samples else ""
                            for name in ("retort", *CONTESTANTS))]

    return table(["MiB", "retort", *CONTESTANTS], [cells(row) for row in rows if "C" in row.samples])


def commands_table(rows):
    def cells(row):
        return [row.what, *(f"`{row.commands[name]}`" if name in row.commands else ""
                            for name in ("retort", *CONTESTANTS))]

    return table(["", "retort", *CONTESTANTS], [cells(row) for row in rows])


def line(row):
    """For whoever waits."""
    times = ", ".join(f"{name} {show_seconds(samples.median)}" for name, samples in row.samples.items())
    return f"{row.what}: {times}; target {show_target(row)}: {verdict(row).strip('*')}"


def first_line(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else ""


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def memory_gib():
    line = Path("/proc/meminfo").read_text().splitlines()[0]
    return round(int(line.split()[1]) / 1024 / 1024)


def reference_versions(python):
    code = ("import alembic, sqlalchemy, psycopg2, platform;"
            "print('Alembic', alembic.__version__, 'on SQLAlchemy', sqlalchemy.__version__,"
            "'and psycopg2', psycopg2.__version__.split()[0] + ', Python', platform.python_version())")
    return first_line(python, "-c", code)


def operating_system():
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.split("=", 1)[1].strip('"')
    return platform.system()
