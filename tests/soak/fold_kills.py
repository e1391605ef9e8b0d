"""Kills the fold again and again while a journal grows and takes new segments, then counts whether all came in once.

`python -m tests.soak.fold_kills [--kills N] [--postgres URL]` uses a fresh SQLite file, and the PostgreSQL database
it is told of, which must be empty. Each line is a visitor of its own, so that views = lines; some lines are torn and
finished later, some are garbage, some come late into a segment that is no longer the newest.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import django

HOST = "laichau.localhost"
THINGS = 200
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
FOLD_LOOP = (
    "import time, django; django.setup()\n"
    "from django.conf import settings\n"
    "from portal.visits.fold import Folder\n"
    "folder = Folder(settings.JOURNAL_DIR)\n"
    "while True:\n"
    "    folder.run()\n"
    "    time.sleep(0.002)\n"
)


@dataclass
class Journal:
    """What was written, beside the files themselves."""

    folder: Path
    chance: random.Random
    views: Counter = field(default_factory=Counter)
    garbage: int = 0
    number: int = 0
    segments: list[Path] = field(default_factory=list)

    def rotate(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.segments.append(self.folder / f"hits-1-{len(self.segments) + 1000}-1.log")

    def line(self) -> bytes:
        self.number += 1
        pk = self.chance.randrange(1, THINGS + 1)
        self.views[pk] += 1
        address = f"10.{self.number >> 16 & 255}.{self.number >> 8 & 255}.{self.number & 255}"
        return (
            f"1\t{time.time():.3f}\t{HOST}\tGET\t200\tarticle:{pk}\t/bai-viet/a-{pk}/\t{address}\t{AGENT}\t-\t-\t-\n"
        ).encode()

    def grow(self, lines: int) -> None:
        """Into the newest segment, seldom into the one before; a line is at times written in two halves."""
        path = self.segments[-2 if len(self.segments) > 1 and self.chance.random() < 0.1 else -1]
        data = b"".join(self.line() for _ in range(lines))
        if self.chance.random() < 0.2:
            data += b"not a line of ours\n"
            self.garbage += 1
        with path.open("ab", buffering=0) as file:
            cut = self.chance.randrange(len(data))
            file.write(data[:cut])
            time.sleep(self.chance.random() / 500)
            file.write(data[cut:])


def _start_fold(environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", FOLD_LOOP], env=environment, stderr=subprocess.DEVNULL)


def _lived(child: subprocess.Popen, journal: Journal, seconds: float) -> None:
    """Writes while the fold runs, then kills it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        journal.grow(journal.chance.randrange(1, 120))
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()


def kill_again_and_again(journal: Journal, environment: dict[str, str], kills: int) -> None:
    """Every fold lives for a moment after it has begun to count; every tenth kill takes two folds at once."""
    from portal.visits.models import ReadPosition  # noqa: PLC0415 - after django.setup()

    journal.rotate()
    journal.grow(100)
    for number in range(kills):
        if number % 5 == 4:
            journal.rotate()
        second = _start_fold(environment) if number % 10 == 9 else None
        child = _start_fold(environment)
        before = sorted(ReadPosition.objects.values_list("segment", "offset"))
        until = time.monotonic() + 30
        while sorted(ReadPosition.objects.values_list("segment", "offset")) == before and time.monotonic() < until:
            journal.grow(5)
            time.sleep(0.02)
        _lived(child, journal, journal.chance.random() * 0.3)
        if second:
            second.send_signal(signal.SIGKILL)
            second.wait()


@dataclass
class Outcome:
    database: str
    kills: int
    lines: int
    differing: int
    counted: int
    visits: int
    garbage: int
    garbage_counted: int

    @property
    def exact(self) -> bool:
        return not self.differing and self.lines == self.counted == self.visits and self.garbage == self.garbage_counted

    def row(self) -> str:
        return (
            f"| {self.database} | {self.kills} | {self.lines:,} | {self.counted:,} | {self.visits:,} | {self.differing} |"
            f" {self.garbage_counted} of {self.garbage} |"
        )


HEAD = (
    "| Database | kill -9 | lines | views | visits | things differing | garbage lines |\n|---|---|---|---|---|---|---|"
)


def run(journal_folder: Path, environment: dict[str, str], kills: int) -> Outcome:
    """In a process whose settings are those of `environment`, with an empty, migrated database."""
    from django.db import connection  # noqa: PLC0415
    from django.db.models import Sum  # noqa: PLC0415

    from portal.identity import sites  # noqa: PLC0415
    from portal.visits.fold import Folder  # noqa: PLC0415
    from portal.visits.models import DayCount, ReadPosition, VisitDay  # noqa: PLC0415

    sites.create(HOST, name="Cổng thử bền")
    journal = Journal(journal_folder, random.Random(kills))
    kill_again_and_again(journal, environment, kills)
    last = Folder(journal_folder)
    while last.run().lines:
        pass
    rows = DayCount.objects.filter(kind="article").order_by().values_list("object_id").annotate(all_views=Sum("views"))
    found = {pk: int(views) for pk, views in rows}
    return Outcome(
        database=connection.display_name,
        kills=kills,
        lines=journal.number,
        differing=sum(found.get(pk, 0) != journal.views[pk] for pk in found.keys() | journal.views.keys()),
        counted=sum(found.values()),
        visits=int(VisitDay.objects.aggregate(n=Sum("visits"))["n"] or 0),
        garbage=journal.garbage,
        garbage_counted=int(ReadPosition.objects.aggregate(n=Sum("garbage"))["n"] or 0),
    )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        outcome = run(Path(settings.JOURNAL_DIR), dict(os.environ), options.kills)
        print(outcome.row(), flush=True)
        sys.exit(not outcome.exact)
    print(HEAD, flush=True)
    failed = 0
    for url in ("", *filter(None, [options.postgres])):
        with tempfile.TemporaryDirectory(prefix="portal-soak-") as folder:
            environment = os.environ | {"DATA_DIR": folder, "DATABASE_URL": url or f"sqlite:///{folder}/soak.sqlite3"}
            command = [sys.executable, "-m", "tests.soak.fold_kills", "--here", "--kills", str(options.kills)]
            failed += subprocess.run(
                command, env=environment | {"DJANGO_SETTINGS_MODULE": "portal.settings"}, check=False
            ).returncode
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
