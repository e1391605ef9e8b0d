from datetime import date, datetime

import pytest
from django.db.models import Sum

from portal.visits.counters import most_viewed, site_numbers, totals
from portal.visits.demo_days import fill_days, fill_views
from portal.visits.demo_parts import fill_parts
from portal.visits.models import DayCount, DeviceCount, HourCount, SourceKindCount, VisitDay
from tests.visits.lines import HANOI

pytestmark = pytest.mark.django_db
P4 = {"total": 28_386_511, "month": 624_745, "last_month": 867_510, "today": 24_958}


@pytest.mark.parametrize("day", [(2026, 11, 22), (2026, 11, 2), (2026, 3, 31), (2027, 1, 15), (2028, 2, 29)])
def test_the_numbers_are_exactly_the_given_ones(site, day):
    now = datetime(*day, 0, 30, tzinfo=HANOI)
    fill_days(site.pk, now=now, **P4)
    fill_days(site.pk, now=now, **P4)
    numbers = site_numbers(site.pk, now)
    assert {name: getattr(numbers, name) for name in P4} == P4


@pytest.mark.parametrize("day", [(2026, 12, 1), (2027, 1, 1)])
def test_on_the_first_of_a_month_today_is_the_month(site, day):
    now = datetime(*day, 23, 59, tzinfo=HANOI)
    fill_days(site.pk, now=now, **P4)
    numbers = site_numbers(site.pk, now)
    assert (numbers.today, numbers.month, numbers.last_month, numbers.total) == (24_958, 24_958, 867_510, 28_386_511)


def test_the_curve_looks_like_office_weeks(site):
    fill_days(site.pk, now=datetime(2026, 11, 22, 12, tzinfo=HANOI), **P4)
    october = list(VisitDay.objects.filter(day__lt=date(2026, 11, 1)).order_by("day"))
    assert len(october) == 31
    working = [row.visits for row in october if row.day.weekday() < 5]
    free = [row.visits for row in october if row.day.weekday() >= 5]
    assert min(working) > max(free) > 0.4 * max(working)


def test_it_refuses_figures_that_cannot_be(site):
    with pytest.raises(ValueError):
        fill_days(site.pk, now=datetime(2026, 11, 22, tzinfo=HANOI), total=10, month=5, last_month=2, today=6)


def test_views_are_filled_to_their_totals(site):
    now = datetime(2026, 11, 22, 12, tzinfo=HANOI)
    given = {1: (1_000, 40), 2: (3, 0), 3: (5_000, 7)}
    fill_views(site.pk, "document", given, now)
    assert totals("document", [1, 2, 3]) == given
    assert most_viewed(site.pk, "document", date(2026, 11, 1), 5) == [3, 1]


def test_hours_sources_and_devices_add_up_to_the_days(site):
    fill_days(site.pk, now=datetime(2026, 11, 22, 9, 30, tzinfo=HANOI), **P4)
    fill_views(site.pk, "article", {1: (123_456, 0)}, datetime(2026, 11, 22, 9, 30, tzinfo=HANOI))
    for _ in range(2):
        fill_parts(site.pk, date(2026, 11, 22), 9)
    for model in (HourCount, SourceKindCount, DeviceCount):
        assert dict(sums(model, "visits")) == dict(VisitDay.objects.order_by().values_list("day", "visits"))
    assert dict(sums(HourCount, "views"))[date(2026, 11, 20)] == DayCount.objects.get(day=date(2026, 11, 20)).views
    assert not HourCount.objects.filter(day=date(2026, 11, 22), hour__gt=9).exists()


def sums(model, field: str):
    return model.objects.order_by().values_list("day").annotate(number=Sum(field))
