"""Day rows for a portal that is shown before it has readers: given sums, spread plausibly and always the same."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.visits.counters import set_start, set_visit_start
from portal.visits.models import DayCount, VisitDay

# Monday to Sunday: offices read on working days.
WEEK = (110, 115, 112, 108, 100, 62, 55)
HITS_PER_VISIT, BOT_PERCENT = 3, 35


@transaction.atomic
def fill_days(site_id: int, *, total: int, month: int, last_month: int, today: int, now: datetime) -> None:
    """Rows from the first of last month until today, after which `site_numbers` gives exactly these figures.

    On the first of a month today is the whole month: `site_numbers` then gives `today` as the month's number, and
    the rest stands in the total.
    """
    day = timezone.localdate(now)
    first = day.replace(day=1)
    if not 0 <= today <= month <= total - last_month or last_month < 0:
        raise ValueError("Wanted: 0 ≤ today ≤ month and month + last_month ≤ total.")
    last_first = (first - timedelta(days=1)).replace(day=1)
    visits = {day: today}
    visits |= _spread(month - today, _days(first, day))
    visits |= _spread(last_month, _days(last_first, first))
    VisitDay.objects.bulk_create(
        [
            VisitDay(
                site_id=site_id,
                day=on,
                visits=number,
                hits=number * HITS_PER_VISIT,
                bot_hits=number * BOT_PERCENT // 100,
            )
            for on, number in sorted(visits.items())
        ],
        update_conflicts=True,
        unique_fields=["site", "day"],
        update_fields=["visits", "hits", "bot_hits"],
    )
    counted = sum(VisitDay.objects.filter(site_id=site_id).values_list("visits", flat=True))
    set_visit_start(site_id, max(0, total - counted))


@transaction.atomic
def fill_views(site_id: int, kind: str, totals: Mapping[int, tuple[int, int]], now: datetime) -> None:
    """Give things their totals of (views, downloads): a twentieth on the last 28 days, the rest as offset."""
    days = _days(timezone.localdate(now) - timedelta(days=27), timezone.localdate(now) + timedelta(days=1))
    rows, starts = [], {}
    for pk, (views, downloads) in totals.items():
        recent = _spread(views // 20, days), _spread(downloads // 20, days)
        starts[pk] = (views - views // 20, downloads - downloads // 20)
        rows += [
            DayCount(site_id=site_id, kind=kind, object_id=pk, day=day, views=recent[0][day], downloads=recent[1][day])
            for day in days
            if recent[0][day] or recent[1][day]
        ]
    DayCount.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "object_id", "day", "site"],
        update_fields=["views", "downloads"],
    )
    set_start(site_id, kind, starts)


def _days(start: date, stop: date) -> list[date]:
    return [start + timedelta(days=number) for number in range((stop - start).days)]


def _spread(number: int, days: list[date]) -> dict[date, int]:
    """Whole numbers that sum up to `number` exactly: each day gets its part of what is left."""
    spread, left = {}, number
    weights = [_weight(day) for day in days]
    for index, day in enumerate(days):
        spread[day] = left * weights[index] // sum(weights[index:])
        left -= spread[day]
    return spread


def _weight(day: date) -> int:
    """By the day of the week, with a wave that looks like news and is the same at every run."""
    wave = (day.toordinal() * 7919) % 23
    start_of_month = 4 if day.day <= 3 else 0
    return WEEK[day.weekday()] + wave + start_of_month
