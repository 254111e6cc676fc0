"""The two databases: where a contestant's own lies, and how it is made empty."""
import os
import shutil
import subprocess
from pathlib import Path


class SQLite:
    name = "SQLite"
    current_target = 0.005
    check_target = 1 / 30

    def __init__(self, folder):
        self.folder = folder / "sqlite"
        self.folder.mkdir()

    def path(self, database):
        return self.folder / f"{database}.db"

    def url(self, database):
        return f"sqlite:///{self.path(database)}"

    # What the bare programs are given.
    raw_url = path

    def shell(self, database, script):
        """(command, as one would type it) that runs the script."""
        return ["sqlite3", "-bail", self.path(database), f".read '{script}'"], "sqlite3 -bail DATABASE '.read SCRIPT'"

    def empty(self, database):
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{self.path(database)}{suffix}").unlink(missing_ok=True)

    def stop(self):
        pass

    def version(self):
        done = subprocess.run(["sqlite3", "--version"], check=True, stdout=subprocess.PIPE, text=True)
        return "SQLite " + done.stdout.split()[0]


class PostgreSQL:
    name = "PostgreSQL"
    current_target = 0.020
    check_target = 1 / 10

    def __init__(self, folder, pg_server):
        self.pg_server = pg_server
        self.state = folder / "postgresql.state"
        subprocess.run([pg_server, "start", self.state, str(os.getpid())], check=True)
        self.admin = self.state.read_text().splitlines()[0]

    def url(self, database):
        return self.admin.rsplit("/", 1)[0] + "/" + database

    raw_url = url

    def shell(self, database, script):
        return ([shutil.which("psql"), "-Xq", "-v", "ON_ERROR_STOP=1", "-f", script, self.url(database)],
                "psql -Xq -v ON_ERROR_STOP=1 -f SCRIPT URL")

    def ask(self, url, *statements):
        words = [word for sql in statements for word in ("-c", sql)]
        done = subprocess.run([shutil.which("psql"), "-XqtA", "-v", "ON_ERROR_STOP=1", url, *words], check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def empty(self, database):
        self.ask(self.admin, f"DROP DATABASE IF EXISTS {database} (FORCE)", f"CREATE DATABASE {database}")
        # A database's first connection builds its relation cache; nobody's run should pay for it.
        self.ask(self.url(database), "SELECT 1")

    def stop(self):
        subprocess.run([self.pg_server, "stop", self.state], check=False)

    def version(self):
        return "PostgreSQL " + self.ask(self.admin, "SHOW server_version").split()[0]
