"""Who counts, after a fold of real lines."""

import pytest
import time_machine

from portal.visits import things, visitors
from portal.visits.counters import site_numbers, totals
from portal.visits.models import DeviceCount, HourCount, SourceKindCount, VisitDay
from tests.visits.lines import AHREFS, GOOGLEBOT, IPHONE, START, line

pytestmark = pytest.mark.django_db


def views(kind: str = "article", pk: int = 1) -> int:
    return totals(kind, [pk])[pk].views


def downloads(kind: str = "file", pk: int = 45) -> int:
    return totals(kind, [pk])[pk].downloads


def day() -> VisitDay:
    return VisitDay.objects.get()


def test_a_view_counts_again_only_after_thirty_minutes_without_asking(segment, fold):
    segment.add(line(0), line(25), line(50), line(79.9))
    fold()
    assert views() == 1
    segment.add(line(110))
    fold()
    assert views() == 2


def test_a_visit_goes_on_while_the_reader_opens_other_pages(segment, fold):
    segment.add(line(0), line(20, "article:2"), line(40, "page"), line(60))
    fold()
    assert day().visits == 1
    assert views() == 2  # an hour apart
    segment.add(line(91, "page"))
    fold()
    assert day().visits == 2


def test_two_agents_behind_one_address_are_two_readers(segment, fold):
    segment.add(line(0), line(0, agent=IPHONE), line(0, address="2001:db8::5"))
    fold()
    assert (views(), day().visits, day().hits) == (3, 3, 3)


def test_lists_are_visits_but_no_views(segment, fold):
    segment.add(line(0, "page"), line(1, "page"))
    fold()
    assert (day().visits, day().hits) == (1, 2)
    assert totals("page", [1])[1].views == 0


def test_a_304_is_a_view(segment, fold):
    segment.add(line(0, status=304))
    fold()
    assert views() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"method": "HEAD"},
        {"method": "POST"},
        {"purpose": "prefetch"},
        {"purpose": "prefetch;prerender"},
        {"status": 404},
        {"status": 500},
        {"status": 301},
        {"status": 206, "content_range": "bytes 0-9/10"},
        {"thing": "missing"},
    ],
    ids=str,
)
def test_it_does_not_count(segment, fold, fields):
    segment.add(line(0, **fields))
    assert fold().lines == 1
    assert views() == 0
    assert not VisitDay.objects.exists()


def test_bots_count_apart(segment, fold):
    segment.add(line(0, agent=GOOGLEBOT), line(0, agent=AHREFS), line(0, agent=""), line(0, "file:45", agent=GOOGLEBOT))
    fold()
    assert (views(), downloads(), day().visits, day().hits, day().bot_hits) == (0, 0, 0, 0, 4)


def test_a_download_counts_once_per_reader_and_window(segment, fold):
    segment.add(line(0, "file:45"), line(1, "file:45", status=206, content_range="bytes 0-1023/9000"))
    segment.add(line(2, "file:45", address="198.51.100.1"))
    fold()
    assert downloads() == 2
    assert views("file", 45) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"status": 304},
        {"status": 206, "content_range": "bytes 1024-2047/9000"},
        {"status": 206},
        {"method": "HEAD"},
        {"purpose": "prefetch"},
    ],
    ids=str,
)
def test_it_is_no_download(segment, fold, fields):
    segment.add(line(0, "file:45", **fields))
    fold()
    assert downloads() == 0


def test_a_download_stands_at_its_document_too(segment, fold, monkeypatch):
    monkeypatch.setitem(things._parents, "file", lambda ids: {pk: ("document", 7) for pk in ids if pk != 99})
    segment.add(line(0, "file:45"), line(1, "file:46"), line(2, "file:99"), line(3, "document:7"))
    fold()
    assert totals("document", [7])[7] == (1, 2)
    assert (downloads(), downloads(pk=99)) == (1, 1)


def test_it_keeps_hours_sources_and_devices(segment, fold):
    segment.add(
        line(0, agent=IPHONE, referrer_host="www.google.com"),
        line(1, "article:2", agent=IPHONE, referrer_host="laichau.localhost"),
        line(61, address="198.51.100.1", referrer_host="l.facebook.com"),
    )
    fold()
    assert dict(SourceKindCount.objects.values_list("source", "visits")) == {"search": 1, "social": 1}
    assert dict(DeviceCount.objects.values_list("device", "visits")) == {"phone": 1, "desktop": 1}
    assert sorted(HourCount.objects.values_list("hour", "visits", "views")) == [(9, 1, 2), (10, 1, 1)]


def test_online_are_those_of_the_last_300_seconds(segment, fold, site):
    segment.add(line(0, address="198.51.100.1"), line(6, address="198.51.100.2"), line(7, agent=GOOGLEBOT))
    segment.add(line(8), line(8, agent=AHREFS))
    with time_machine.travel(START, tick=False) as clock:
        clock.shift(9 * 60)
        fold()
        numbers = site_numbers(site.pk, START)
        assert (numbers.online, numbers.bots, numbers.guests, numbers.members) == (3, 1, 2, 0)
        clock.shift(10 * 60)
        fold()
        assert site_numbers(site.pk, START).online == 0


def test_online_is_known_again_after_a_restart(segment, folder, fold, site):
    segment.add(line(0), line(1, agent=GOOGLEBOT))
    from_start = START.timestamp()
    with time_machine.travel(from_start + 120, tick=False):
        fold()
        type(fold.__self__)(folder).run()
        numbers = site_numbers(site.pk, START)
    assert (numbers.online, numbers.bots, numbers.today) == (2, 1, 1)


def test_a_clock_set_back_an_hour_loses_no_reader(segment, fold):
    for minute in (60, 28, 38, 69):  # the clock goes back, on, and is put right
        segment.add(line(minute))
        fold()
    assert views() == 3


def test_readers_are_forgotten(segment, fold):
    segment.add(*[line(number / 100, f"article:{number + 1}", address=f"198.51.100.{number}") for number in range(99)])
    fold()
    memory = fold.__self__._visitors
    assert [len(seen) for seen in (*memory._stays.values(), memory._things)] == [99, 99]
    segment.add(line(41))
    fold()
    assert [len(seen) for seen in (*memory._stays.values(), memory._things)] == [1, 1]


def test_the_memory_of_readers_is_bounded(segment, fold, monkeypatch):
    """A flood of invented readers pushes the idlest out, never the newest."""
    monkeypatch.setattr(visitors, "MOST_STAYS", 40)
    monkeypatch.setattr(visitors, "MOST_THINGS", 40)
    for round_ in range(4):
        segment.add(*[line(round_ + n / 100, address=f"198.51.{round_}.{n}") for n in range(30)])
        fold()
    memory = fold.__self__._visitors
    assert all(20 <= len(seen) <= 40 for seen in (*memory._stays.values(), memory._things))
    segment.add(line(4, address="198.51.3.29"))
    fold()
    assert (views(), day().visits) == (120, 120)
