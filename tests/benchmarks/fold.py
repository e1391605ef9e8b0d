"""How many journal lines a second the fold adds to the counters, with unique visitors and sliding windows.

`python -m tests.benchmarks.fold [--postgres URL] [--lines N]` prints the best of three for SQLite, and for PostgreSQL
when it is told of an empty database to fill. Memory is that of the whole process.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import django

from tests.benchmarks import fold_lines

ROUNDS = 3
BATCHES = (1, 4, 16)  # MB; the last is the fold's own
GOALS = {"SQLite": 300_000, "PostgreSQL": 100_000}


def write_journal(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "hits-1-1000-1.log").open("wb") as file:
        file.writelines(fold_lines.lines(count))


def measure(folder: Path, clear: Callable[[], None], rounds: int = ROUNDS) -> float:
    """Best lines per second of a fold without memory, counters and positions cleared before each."""
    from portal.visits.fold import Folder  # noqa: PLC0415 - after django.setup()

    best = 0.0
    for _ in range(rounds):
        clear()
        gc.collect()
        fold = Folder(folder)
        began = time.perf_counter()
        lines = 0
        while (done := fold.run()).lines:
            assert not done.garbage, done
            lines += done.lines
        best = max(best, lines / (time.perf_counter() - began))
    return best


def clear_counters() -> None:
    from django.apps import apps  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    for model in apps.get_app_config("visits").get_models():
        model.objects.all().delete()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def measure_one(folder: Path) -> None:
    """Prints a line per batch size for the database of the environment."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from portal.identity import sites  # noqa: PLC0415
    from portal.identity.models import SiteProfile  # noqa: PLC0415
    from portal.visits import fold  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if not SiteProfile.objects.exists():
        sites.create(fold_lines.HOST, name="Cổng thử tốc độ")
    for megabytes in BATCHES:
        fold.BATCH = megabytes * 2**20
        speed = measure(folder, clear_counters)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        goal = GOALS[connection.display_name]
        print(
            f"{connection.display_name:12}{megabytes:3} MB a batch{speed:12,.0f} lines/s   goal {goal:,}{memory:6} MB",
            flush=True,
        )


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--journal", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.journal:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
        django.setup()
        measure_one(options.journal)
        return
    with tempfile.TemporaryDirectory(prefix="portal-fold-") as name:
        journal = Path(name) / "journal"
        print(f"{options.lines:,} lines, {fold_lines.THINGS:,} addresses, {fold_lines.VISITORS:,} visitors", flush=True)
        write_journal(journal, options.lines)
        for url in filter(None, (f"sqlite:///{name}/fold.sqlite3", options.postgres)):
            command = [sys.executable, "-m", "tests.benchmarks.fold", "--journal", str(journal)]
            subprocess.run(command, env=os.environ | {"DATABASE_URL": url, "DATA_DIR": name}, check=True)


if __name__ == "__main__":
    main()
