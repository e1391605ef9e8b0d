"""What pages read: totals with offsets, the most viewed, the numbers of the statistics box."""

from datetime import date, datetime, timedelta

import pytest

from portal.visits.counters import Totals, most_viewed, set_start, set_visit_start, site_numbers, totals
from portal.visits.models import DayCount, VisitDay
from tests.visits.lines import HANOI, HOST, line

pytestmark = pytest.mark.django_db


def count(site, pk: int, views: int, downloads: int = 0, day: date = date(2026, 11, 10), kind: str = "article"):
    return DayCount.objects.create(site=site, kind=kind, object_id=pk, day=day, views=views, downloads=downloads)


def visits(site, **days: int) -> None:
    """visits(site, d2026_12_31=5)"""
    for name, number in days.items():
        day = date.fromisoformat(name.removeprefix("d").replace("_", "-"))
        VisitDay.objects.create(site=site, day=day, visits=number)


@pytest.mark.parametrize("number", [2, 200])
def test_totals_of_many_things_are_one_query(site, number, django_assert_num_queries):
    for pk in range(1, number + 1):
        count(site, pk, pk)
    with django_assert_num_queries(1):
        found = totals("article", range(1, number + 1))
    assert found[number] == Totals(number, 0)
    assert len(found) == number


def test_totals_are_offset_and_days_together(site):
    set_start(site.pk, "document", {3: (2_103_994, 1_200), 4: (5, 6)})
    count(site, 3, 6, 1, kind="document")
    count(site, 3, 10, 0, day=date(2025, 1, 1), kind="document")
    count(site, 3, 999, kind="article")
    assert totals("document", [3, 4, 5]) == {3: (2_104_010, 1_201), 4: (5, 6), 5: (0, 0)}


def test_no_things_are_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert totals("article", []) == {}


def test_a_starting_number_replaces_the_earlier_one(site):
    set_start(site.pk, "article", {1: (5, 0)})
    set_start(site.pk, "article", {1: (7, 2), 2: (1, 1)})
    assert totals("article", [1, 2]) == {1: (7, 2), 2: (1, 1)}


def test_folded_views_come_on_top_of_the_offset(segment, site, fold):
    set_start(site.pk, "article", {1: (100, 0)})
    segment.add(line(0))
    fold()
    assert totals("article", [1])[1].views == 101


def test_most_viewed_looks_at_the_period_of_one_site_and_kind(site, django_assert_num_queries):
    count(site, 1, 5)
    count(site, 1, 5, day=date(2026, 11, 11))
    count(site, 2, 9)
    count(site, 3, 500, day=date(2026, 10, 1))
    count(site, 4, 700, kind="document")
    count(site, 5, 0, downloads=8)
    with django_assert_num_queries(1):
        assert most_viewed(site.pk, "article", date(2026, 11, 1), 10) == [1, 2]
    assert most_viewed(site.pk, "article", date(2026, 9, 1), 1) == [3]
    assert most_viewed(site.pk + 1, "article", date(2026, 9, 1), 9) == []


def numbers_at(site, *moment: int):
    return site_numbers(site.pk, datetime(*moment, tzinfo=HANOI))


def test_in_january_last_month_is_december(site):
    visits(site, d2026_11_30=1000, d2026_12_01=20, d2026_12_31=5, d2027_01_01=3)
    set_visit_start(site.pk, 10_000)
    before = numbers_at(site, 2026, 12, 31, 23, 59)
    assert (before.today, before.month, before.last_month) == (5, 25, 1000)
    after = numbers_at(site, 2027, 1, 1, 0, 1)
    assert (after.today, after.month, after.last_month, after.total) == (3, 3, 25, 11_028)


def test_today_begins_at_local_midnight_on_a_server_in_utc(site):
    visits(site, d2026_11_10=5, d2026_11_11=2)
    evening = datetime.fromisoformat("2026-11-10T16:59:00+00:00")
    assert site_numbers(site.pk, evening).today == 5
    assert site_numbers(site.pk, evening + timedelta(minutes=2)).today == 2


def test_the_numbers_cost_one_query(site, django_assert_num_queries):
    visits(site, **{f"d2026_11_{day:02}": day for day in range(1, 31)})
    with django_assert_num_queries(1):
        numbers_at(site, 2026, 11, 30)


def test_the_json_shows_the_same_numbers_and_is_not_counted(client, site, folder):
    today = datetime.now(HANOI).date()
    VisitDay.objects.create(site=site, day=today, visits=12)
    answer = client.get("/thong-ke.json", headers={"host": HOST})
    assert answer.json() == {
        "online": 0, "members": 0, "bots": 0, "guests": 0, "today": 12, "month": 12, "last_month": 0, "total": 12
    }  # fmt: skip
    assert answer["Cache-Control"] == "max-age=5, public"
    assert "Set-Cookie" not in answer and "Vary" not in answer
    assert not folder.exists()
    assert client.post("/thong-ke.json", headers={"host": HOST}).status_code == 405
