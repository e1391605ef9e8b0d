"""A small dose of `make bench`: the fold on the database of the tests."""

import pytest
from django.db import connection

from portal.identity import sites
from portal.visits.counters import totals
from portal.visits.models import VisitDay
from tests.benchmarks import fold_lines
from tests.benchmarks.fold import GOALS, measure, write_journal

LINES = 20_000
SLOWER = 5  # times, on a machine that runs other tests as well and with nothing warm


@pytest.mark.django_db
def test_the_fold_is_not_many_times_slower_than_its_goal(tmp_path):
    sites.create(fold_lines.HOST, name="Cổng thử tốc độ")
    write_journal(tmp_path / "journal", LINES)
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    speed = measure(tmp_path / "journal", VisitDay.objects.all().delete, rounds=1)
    assert speed > GOALS[name] / SLOWER
    day = VisitDay.objects.get()
    missing = sum(b"\tmissing\t" in line for line in fold_lines.lines(LINES))
    assert day.hits + day.bot_hits == LINES - missing
    assert totals("article", range(1, 50))[7].views > 0
