"""Compares the schemas that retort and Alembic make of the same models.

    compare --retort PROGRAM --postgres STATE [--work DIR] [--keep] [SCHEMA ...]

STATE is the file that tests/support/pg_server writes. Exit 1 when a difference
is not listed in differences.txt, or a listed one is gone."""
import argparse
import functools
import logging
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

import differences
import schemas

try:
    import psycopg2
    import alembic_side
except ImportError as missing:
    sys.exit(f"parity: {missing} (apt-get install python3-alembic python3-psycopg2)")
import postgres_dump
import retort_side
import sqlite_catalog
from facts import difference


def on_server(server_url, sql):
    connection = psycopg2.connect(server_url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    finally:
        connection.close()


class Databases:
    """Two empty databases of one schema, the reference's and retort's."""

    def __init__(self, options, schema, database, folder):
        self.options, self.schema, self.database = options, schema, database
        self.paths = [folder / f"{who}_{database}.db" for who in ("alembic", "retort")]
        self.names = [f"parity_{os.getpid()}_{schema.name}_{who}"[:63] for who in ("a", "r")]

    def __enter__(self):
        if self.database == "sqlite":
            return [f"sqlite:///{path}" for path in self.paths]
        server = self.options.server
        urls = [server.rsplit("/", 1)[0] + "/" + name for name in self.names]
        for name, url in zip(self.names, urls):
            on_server(server, f"CREATE DATABASE {name} TEMPLATE template0")
            for sql in self.schema.setup:
                on_server(url, sql)
        return urls

    def __exit__(self, *_):
        if self.database != "sqlite" and not self.options.keep:
            for name in self.names:
                on_server(self.options.server, f"DROP DATABASE {name} WITH (FORCE)")

    def read(self, url):
        if self.database == "sqlite":
            return sqlite_catalog.read(url.removeprefix("sqlite:///"))
        return postgres_dump.read(url)


def check_downgrade(project, section, databases, url, before):
    """retort's way back leaves what was there before, the version table apart."""
    project.downgrade(section)
    left = [fact for fact in databases.read(url) if "alembic_version" not in fact and "sqlite_sequence" not in fact]
    apart = difference(before, left)
    if apart:
        raise retort_side.Failed("after retort downgrade base:\n" + "\n".join(apart))


def compare_one(project, schema, databases, urls, folder):
    """The lines in which the two tools differ on one database."""
    theirs, ours = urls
    before = databases.read(ours)
    reference = alembic_side.Project(schema, databases.database, folder / f"alembic_{databases.database}")
    reference.build(theirs)

    section = f"{schema.name}_{databases.database}"
    section_of_theirs = section + "_of_alembic"
    project.add_section(section, versions=section, url=ours)
    project.add_section(section_of_theirs, versions=section, url=theirs)
    project.build(section)
    lines = difference(
        databases.read(theirs) + reference.find_differences(theirs) + project.find_differences(section_of_theirs),
        databases.read(ours) + reference.find_differences(ours) + project.require_clean(section))
    check_downgrade(project, section, databases, ours, before)
    return lines


@functools.cache
def project_of_this_process(program, work):
    return retort_side.Project(program, work / f"retort_{os.getpid()}")


def compare_on(options, schema, database):
    """(lines, failure)."""
    try:
        folder = options.work / schema.name
        project = project_of_this_process(options.retort, options.work)
        project.use(schema)
        databases = Databases(options, schema, database, folder)
        with databases as urls:
            return compare_one(project, schema, databases, urls, folder), None
    except (retort_side.Failed, AssertionError) as failure:
        return [], str(failure)
    except Exception:  # the report shows it, and the other schemas go on
        return [], traceback.format_exc()


def compare(task):
    """(schema, {database: (lines, failure)}); runs in a worker."""
    options, name = task
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    schema = schemas.load(name)
    (options.work / name).mkdir(parents=True)
    return name, {database: compare_on(options, schema, database) for database in schema.databases}


def report(name, database, lines, failure, listed):
    """Prints one schema's result; true when it is as it should be."""
    if failure:
        print(f"FAILED {name} {database}\n    " + failure.strip().replace("\n", "\n    "))
        return False
    new, gone = differences.judge(listed.get((name, database), {}), lines)
    if new:
        print(f"FAILED {name} {database}: not in differences.txt:\n\n{name} {database} REASON\n" + "\n".join(new) + "\n")
    if gone:
        print(f"FAILED {name} {database}: in differences.txt, but no longer so:\n" + "\n".join(gone))
    if not new and not gone:
        print(f"same   {name} {database}" + (f", {len(lines)} listed lines apart" if lines else ""))
    return not new and not gone


def parse_arguments():
    parser = argparse.ArgumentParser(prog="compare", description=__doc__.split("\n")[0])
    parser.add_argument("--retort", type=Path, required=True)
    parser.add_argument("--postgres", type=Path, required=True)
    parser.add_argument("--work", type=Path, help="where the projects are made (default: a temporary folder)")
    parser.add_argument("--keep", action="store_true", help="leave projects and databases behind")
    parser.add_argument("schemas", nargs="*", help="default: all")
    options = parser.parse_args()
    options.retort = options.retort.resolve(strict=True)
    options.server = options.postgres.read_text().split("\n")[0]
    postgres_dump.find_pg_dump()
    return options


def check_all(options, listed):
    everything = schemas.names()
    unknown = set(options.schemas) - set(everything)
    if unknown:
        sys.exit(f"parity: no such schema: {', '.join(sorted(unknown))}")
    good, seen = True, set()
    with multiprocessing.get_context("fork").Pool(max(2, os.cpu_count() or 2)) as pool:
        tasks = [(options, name) for name in options.schemas or everything]
        for name, results in pool.imap(compare, tasks):
            for database, (lines, failure) in results.items():
                seen.add((name, database))
                good = report(name, database, lines, failure, listed) and good
                sys.stdout.flush()
    stale = [] if options.schemas else sorted(set(listed) - seen)
    for name, database in stale:
        print(f"FAILED differences.txt: there is no {name} {database}")
    print(f"{len(seen)} databases of {len({name for name, _ in seen})} schemas")
    return good and not stale


def main():
    options = parse_arguments()
    listed = differences.parse((schemas.HERE / "differences.txt").read_text())
    complaints = differences.unexplained(listed, (schemas.PROJECT / "docs" / "parity.md").read_text())
    for complaint in complaints:
        print("FAILED " + complaint)
    made = None if options.work else tempfile.mkdtemp(prefix="retort-parity.")
    options.work = (options.work or Path(made)).resolve()
    started = time.monotonic()
    try:
        good = check_all(options, listed)
    finally:
        if made and not options.keep:
            shutil.rmtree(made)
    print(f"{time.monotonic() - started:.1f} s")
    return 0 if good and not complaints else 1


if __name__ == "__main__":
    sys.exit(main())
