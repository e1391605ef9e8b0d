"""Correcting a counter by hand: sums hold, totals never sink below zero, the log says why."""

from datetime import date

import pytest
from django.db.models import Sum

from portal.base.models import Change, Generation
from portal.visits import things
from portal.visits.corrections import VISITS, Counter, Refused, correct
from portal.visits.counters import totals
from portal.visits.models import DayCount, DeviceCount, HourCount, SourceKindCount, StartCount, VisitDay, VisitStart
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)


@pytest.fixture
def counted(site):
    DayCount.objects.create(site=site, kind="article", object_id=7, day=DAY, views=100)
    VisitDay.objects.create(site=site, day=DAY, visits=90)
    for hour, visits, views in ((8, 60, 99), (9, 30, 51)):
        HourCount.objects.create(site=site, day=DAY, hour=hour, visits=visits, views=views)
    SourceKindCount.objects.create(site=site, day=DAY, source="direct", visits=90)
    for device, visits in (("phone", 50), ("desktop", 40)):
        DeviceCount.objects.create(site=site, day=DAY, device=device, visits=visits)
    return site


def change(counter: Counter, number: int, as_new: bool = False):
    return correct(
        counter, number, as_new=as_new, reason="Máy tự bấm", actor=make.user("admin", username="an"), address="10.0.0.1"
    )


def total(model, field: str) -> int:
    return model.objects.filter(day=DAY).aggregate(number=Sum(field))["number"]


def test_views_of_a_thing_and_the_hours_of_the_site_go_together(counted):
    done = change(Counter(counted.pk, "article", 7, DAY), -40)
    assert (done.old, done.new) == (100, 60)
    assert totals("article", [7])[7].views == 60
    assert total(HourCount, "views") == 110
    assert total(HourCount, "visits") == 90


def test_visits_keep_their_parts_in_proportion(counted):
    change(Counter(counted.pk, VISITS, 0, DAY), 31, as_new=True)
    assert VisitDay.objects.get().visits == 31
    assert [total(model, "visits") for model in (HourCount, SourceKindCount, DeviceCount)] == [31, 31, 31]
    assert list(HourCount.objects.order_by("hour").values_list("visits", flat=True)) == [20, 11]


def test_the_log_tells_who_changed_what_to_what_and_why(counted):
    change(Counter(counted.pk, "article", 7, DAY), -40)
    line = Change.objects.get(action="chỉnh số liệu")
    assert (line.actor_name, line.site_id, line.address) == ("an", counted.pk, "10.0.0.1")
    assert line.note == "lượt xem ngày 10/11/2026: 100 → 60. Lý do: Máy tự bấm"


def test_it_shows_at_once(counted):
    before = Generation.objects.get().number
    change(Counter(counted.pk, "article", 7, DAY), 5)
    assert Generation.objects.get().number == before + 1


@pytest.mark.parametrize(
    ("number", "as_new", "words"),
    [(-101, False, "chỉ có 100"), (-1, True, "chỉ có"), (100, True, "đã là 100"), (10**9, False, "quá lớn")],
)
def test_it_refuses_and_writes_nothing(counted, number, as_new, words):
    with pytest.raises(Refused, match=words):
        change(Counter(counted.pk, "article", 7, DAY), number, as_new)
    assert DayCount.objects.get().views == 100
    assert total(HourCount, "views") == 150
    assert not Change.objects.filter(action="chỉnh số liệu").exists()


def test_a_refusal_leaves_no_empty_row(counted):
    with pytest.raises(Refused):
        change(Counter(counted.pk, "article", 8, DAY), -1)
    assert not DayCount.objects.filter(object_id=8).exists()


def test_a_download_is_corrected_at_the_document_too(site, monkeypatch):
    monkeypatch.setitem(things._parents, "file", lambda ids: {5: ("document", 2)})
    DayCount.objects.create(site=site, kind="file", object_id=5, day=DAY, downloads=30)
    DayCount.objects.create(site=site, kind="document", object_id=2, day=DAY, views=4, downloads=50)
    change(Counter(site.pk, "file", 5, DAY), 10, as_new=True)
    assert totals("file", [5])[5].downloads == 10
    assert totals("document", [2])[2] == (4, 30)


def test_starting_numbers_are_corrected_without_a_day(site):
    VisitStart.objects.create(site=site, visits=1000)
    StartCount.objects.create(site=site, kind="article", object_id=7, views=9)
    change(Counter(site.pk, VISITS, 0, None), 28_386_511, as_new=True)
    correct(Counter(site.pk, "article", 7, None), 0, as_new=True, reason="Đếm lại", actor=None, address=None)
    assert VisitStart.objects.get().visits == 28_386_511
    assert totals("article", [7])[7].views == 0
    assert not HourCount.objects.exists()


def test_no_correction_makes_the_total_negative(site):
    from_day = VisitDay.objects.create(site=site, day=DAY, visits=3)
    with pytest.raises(Refused):
        change(Counter(site.pk, VISITS, 0, DAY), -4)
    from_day.refresh_from_db()
    assert from_day.visits == 3
