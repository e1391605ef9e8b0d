"""Reading the counters: totals of many things at once, the most viewed, the numbers of the statistics box.

The starting offset of imported totals is added here and nowhere else. Nothing here writes for a reader; the
writers are the fold, and `set_start` for importers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.visits.models import DayCount, Online, StartCount, VisitDay, VisitStart

# A snapshot older than this is of a fold that stopped; nobody is said to be there then.
ONLINE_LASTS = timedelta(minutes=10)


class Totals(NamedTuple):
    views: int
    downloads: int


@dataclass(frozen=True)
class SiteNumbers:
    """The numbers of the statistics box; online = members + bots + guests, today ≤ month ≤ total."""

    online: int
    members: int
    bots: int
    guests: int
    today: int
    month: int
    last_month: int
    total: int


def totals(kind: str, ids: Collection[int]) -> dict[int, Totals]:
    """Views and downloads of these things since ever, offset included, in one query; zeros for unknown ones."""
    found = {pk: Totals(0, 0) for pk in ids}
    if not found:
        return found
    days = DayCount.objects.filter(kind=kind, object_id__in=found).order_by()
    starts = StartCount.objects.filter(kind=kind, object_id__in=found).order_by()
    counted = days.values_list("object_id").annotate(all_views=Sum("views"), all_downloads=Sum("downloads"))
    for pk, views, downloads in counted.union(starts.values_list("object_id", "views", "downloads"), all=True):
        before = found[pk]
        found[pk] = Totals(before.views + int(views), before.downloads + int(downloads))
    return found


def most_viewed(site_id: int, kind: str, since: date, limit: int) -> list[int]:
    """Ids of the things of a Site viewed most from `since` on, most viewed first; only counted days, no offsets."""
    rows = DayCount.objects.filter(site_id=site_id, kind=kind, day__gte=since, views__gt=0).order_by()
    ranked = rows.values("object_id").annotate(all_views=Sum("views")).order_by("-all_views", "-object_id")
    return list(ranked.values_list("object_id", flat=True)[:limit])


def site_numbers(site_id: int, now: datetime) -> SiteNumbers:
    """One query of three parts. Months are sums of days, so the month before January is December."""
    today = timezone.localdate(now)
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    days = _part(VisitDay.objects.filter(site_id=site_id), "days").annotate(
        a=_sum("visits", Q(day=today)),
        b=_sum("visits", Q(day__gte=month, day__lte=today)),
        c=_sum("visits", Q(day__gte=last_month, day__lt=month)),
        d=_sum("visits"),
    )
    start = _part(VisitStart.objects.filter(site_id=site_id), "start").annotate(
        a=_sum("visits"), b=Value(0), c=Value(0), d=Value(0)
    )
    snapshots = Online.objects.filter(site_id=site_id, at__gte=now - ONLINE_LASTS)
    online = _part(snapshots, "online").annotate(a=_sum("people"), b=_sum("members"), c=_sum("bots"), d=Value(0))
    # PostgreSQL adds up to its decimal type.
    read = {part: [int(value) for value in values] for part, *values in days.union(start, online, all=True)}
    visits, (people, members, bots, _) = read["days"], read["online"]
    return SiteNumbers(
        online=people + bots,
        members=members,
        bots=bots,
        guests=people - members,
        today=visits[0],
        month=visits[1],
        last_month=visits[2],
        total=visits[3] + read["start"][0],
    )


def _part(rows: QuerySet, name: str) -> QuerySet:
    """To be summed up to one row, also when there is none to sum."""
    return rows.order_by().annotate(part=Value(name)).values_list("part")


def _sum(field: str, condition: Q | None = None) -> Coalesce:
    return Coalesce(Sum(field, filter=condition), 0)


def set_start(site_id: int, kind: str, starts: Mapping[int, tuple[int, int]]) -> None:
    """Starting (views, downloads) by id of things that moved in; replaces earlier ones, never adds."""
    StartCount.objects.bulk_create(
        [
            StartCount(site_id=site_id, kind=kind, object_id=pk, views=views, downloads=downloads)
            for pk, (views, downloads) in sorted(starts.items())
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "object_id", "site"],
        update_fields=["views", "downloads"],
    )


def set_visit_start(site_id: int, visits: int) -> None:
    """All visits of a Site before our own count."""
    VisitStart.objects.update_or_create(site_id=site_id, defaults={"visits": visits})
