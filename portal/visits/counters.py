"""Reading the counters: totals of many things at once, the most viewed, the numbers of the statistics box.

The starting offset of imported totals is added here and nowhere else. Nothing here writes for a reader; the
writers are the fold, and `set_start` for importers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, Sum
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
    """Three short queries. Months are sums of days, so the month before January is December."""
    today = timezone.localdate(now)
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    visits = VisitDay.objects.filter(site_id=site_id).aggregate(
        today=_visits(Q(day=today)),
        month=_visits(Q(day__gte=month, day__lte=today)),
        last_month=_visits(Q(day__gte=last_month, day__lt=month)),
        total=_visits(Q()),
    )
    start = VisitStart.objects.filter(site_id=site_id).values_list("visits", flat=True).first() or 0
    visits["total"] += start
    return SiteNumbers(**_online(site_id, now), **visits)


def _visits(condition: Q) -> Coalesce:
    return Coalesce(Sum("visits", filter=condition), 0)


def _online(site_id: int, now: datetime) -> dict[str, int]:
    snapshots = Online.objects.filter(site_id=site_id, at__gte=now - ONLINE_LASTS)
    seen = snapshots.aggregate(
        people=Coalesce(Sum("people"), 0), members=Coalesce(Sum("members"), 0), bots=Coalesce(Sum("bots"), 0)
    )
    return {
        "online": seen["people"] + seen["bots"],
        "members": seen["members"],
        "bots": seen["bots"],
        "guests": seen["people"] - seen["members"],
    }


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
