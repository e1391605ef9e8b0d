"""The parts of demo days: hours, sources, devices and missing addresses that add up to what the day rows say."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Sum

from portal.visits.models import DayCount, DeviceCount, HourCount, MissingPath, SourceKindCount, VisitDay
from portal.visits.origins import DEVICES, SOURCES
from portal.visits.things import DOWNLOADS

# Nobody reads at three; offices read in the morning, everybody else in the evening.
HOURS = (4, 2, 1, 1, 2, 6, 16, 42, 78, 92, 88, 61, 38, 54, 76, 80, 66, 44, 36, 48, 58, 52, 30, 12)
WEEKEND_HOURS = (6, 3, 2, 1, 2, 5, 12, 24, 38, 46, 48, 42, 36, 38, 42, 46, 48, 46, 50, 62, 66, 54, 34, 16)
SOURCE_PARTS = dict(zip(SOURCES, (38, 41, 13, 2, 6), strict=True))
DEVICE_PARTS = dict(zip(DEVICES, (58, 4, 38), strict=True))
MISSING = (
    ("/index.php?language=vi&nv=news", 41),
    ("/van-ban/tai-ve/cv-1024.pdf", 23),
    ("/tin-tuc/rss.xml", 11),
    ("/wp-login.php", 9),
)
SINCE_HOUR = 1  # of today: later hours have not come yet


@transaction.atomic
def fill_parts(site_id: int, now_day, now_hour: int) -> None:
    """For every day row of the Site; today only up to the hour it is."""
    views = dict(
        DayCount.objects.filter(site_id=site_id).exclude(kind__in=DOWNLOADS).order_by()
        .values_list("day").annotate(number=Sum("views"))
    )  # fmt: skip
    hours, sources, devices, missing = [], [], [], []
    for day in VisitDay.objects.filter(site_id=site_id).order_by("day"):
        weights = WEEKEND_HOURS if day.day.weekday() > 4 else HOURS
        if day.day == now_day:
            weights = weights[: now_hour + SINCE_HOUR]
        of_hours = zip(parts(day.visits, weights), parts(int(views.get(day.day, 0)), weights), strict=True)
        hours += [
            HourCount(site_id=site_id, day=day.day, hour=hour, visits=visits, views=seen)
            for hour, (visits, seen) in enumerate(of_hours)
        ]
        sources += [
            SourceKindCount(site_id=site_id, day=day.day, source=source, visits=number)
            for source, number in zip(SOURCE_PARTS, parts(day.visits, list(SOURCE_PARTS.values())), strict=True)
        ]
        devices += [
            DeviceCount(site_id=site_id, day=day.day, device=device, visits=number)
            for device, number in zip(DEVICE_PARTS, parts(day.visits, list(DEVICE_PARTS.values())), strict=True)
        ]
        missing += [
            MissingPath(site_id=site_id, day=day.day, path=path, hits=hits * (5 + day.day.day % 7) // 8)
            for path, hits in MISSING
        ]
    for model, rows in ((HourCount, hours), (SourceKindCount, sources), (DeviceCount, devices), (MissingPath, missing)):
        model.objects.filter(site_id=site_id).delete()
        model.objects.bulk_create(rows, batch_size=500)


def parts(number: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers in these proportions that add up to `number`."""
    whole, seen, given, result = sum(weights), 0, 0, []
    for weight in weights:
        seen += weight
        result.append(number * seen // whole - given)
        given += result[-1]
    return result
