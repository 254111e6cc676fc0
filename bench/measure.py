"""Runs contestants in turn and keeps what each run cost."""
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


class Failure(Exception):
    """A contestant did not do what it should have."""


@dataclass
class Contestant:
    name: str  # the column of the table that it belongs to
    command: list
    folder: Path
    environment: dict
    shown: str  # the command as one would type it
    prepare: object = None  # called before each run, not measured
    accepts: tuple = (0,)  # exit statuses
    expects: str = ""  # must be in the output


@dataclass
class Samples:
    seconds: list = field(default_factory=list)
    peak_kib: list = field(default_factory=list)

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def best(self):
        return min(self.seconds)

    @property
    def peak_mib(self):
        return statistics.median(self.peak_kib) / 1024

    def less(self, seconds):
        """The same without what is not to be counted."""
        return Samples([max(0.0, sample - seconds) for sample in self.seconds], self.peak_kib)

    def times(self, factor):
        return Samples([sample * factor for sample in self.seconds], self.peak_kib)


class Stopwatch:
    """Runs commands under bench/raw/timed.c."""

    def __init__(self, timed, folder):
        self.timed = timed
        self.report = folder / "timed.report"
        self.output = folder / "timed.output"

    def run(self, contestant):
        """(seconds, peak KiB) of one run."""
        if contestant.prepare:
            contestant.prepare()
        with open(self.output, "w") as output:
            done = subprocess.run(
                [self.timed, self.report, *contestant.command], cwd=contestant.folder, env=contestant.environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise Failure(f"{contestant.shown}\n{self.output.read_text()}")
        nanoseconds, peak_kib, status = map(int, self.report.read_text().split())
        text = self.output.read_text(errors="replace")
        if status not in contestant.accepts or contestant.expects not in text:
            raise Failure(f"{contestant.shown}\nexit status {status}\n{text[-4000:]}")
        return nanoseconds / 1e9, peak_kib

    def alternate(self, contestants, rounds):
        """Samples by contestant. Nobody always runs first; a first round warms
        the caches and is not counted."""
        samples = {contestant.name: Samples() for contestant in contestants}
        for contestant in contestants:
            self.run(contestant)
        for turn in range(rounds):
            shift = turn % len(contestants)
            for contestant in contestants[shift:] + contestants[:shift]:
                seconds, peak_kib = self.run(contestant)
                samples[contestant.name].seconds.append(seconds)
                samples[contestant.name].peak_kib.append(peak_kib)
        return samples
