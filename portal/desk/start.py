"""The start page "Bàn làm việc": what waits, today's counters, the newest, warnings."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.base.dates import WEEKDAYS, today_line
from portal.base.numbers import grouped
from portal.desk import queues
from portal.desk.warnings import warnings
from portal.visits import audience, counters
from portal.visits.models import VisitDay


def start_page(request: HttpRequest) -> dict:
    now = timezone.now()
    return {
        "today": today_line(now),
        "queues": queues.queues(request),
        "counts": queues.counts(request),
        "newest": queues.newest(request),
        "add_links": queues.add_links(request),
        "figures": _figures(request, now),
        "statistics_url": _statistics_url(request),
        "warnings": warnings(request),
    }


def _statistics_url(request: HttpRequest) -> str:
    seen = audience.sites_seen(request.user)
    return reverse("admin:visits_visitday_statistics") if seen is None or seen else ""


def _figures(request: HttpRequest, now) -> list[dict]:
    """Visits of this Site; the same weekday of last week is a whole day, today is still going on."""
    if request.site is None:
        return []
    numbers = counters.site_numbers(request.site.id, now)
    today = timezone.localdate(now)
    before = VisitDay.objects.filter(site_id=request.site.id, day=today - timedelta(days=7)).first()
    weekday = WEEKDAYS[today.weekday()].lower()
    same_day = (
        f"cả ngày {weekday} tuần trước: {grouped(before.visits)}"
        if before
        else f"{weekday} tuần trước: chưa có số liệu"
    )
    return [
        {"label": "Lượt truy cập hôm nay", "value": grouped(numbers.today), "note": same_day},
        {"label": "Đang truy cập", "value": grouped(numbers.online), "note": f"trong đó máy tìm kiếm: {numbers.bots}"},
        {
            "label": "Trong tháng",
            "value": grouped(numbers.month),
            "note": f"tháng trước: {grouped(numbers.last_month)}",
        },
        {"label": "Tổng lượt truy cập", "value": grouped(numbers.total), "note": ""},
    ]
