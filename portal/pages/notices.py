"""Notices on top of every page.

The rows are read once per generation, which of them show now is decided for each page; so a notice begins and ends
on time wherever pages are built. Pages kept ready in caches follow the generation, which `follow_time` raises.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from portal.base import dates, generation
from portal.identity import outages
from portal.identity.sites import CurrentSite
from portal.layout.site_data import provide
from portal.pages.models import Notice
from portal.pages.targets import address_of, addresses

MOST = 20
ORDER = list(Notice.Level)  # the most urgent first


class Timed(NamedTuple):
    starts: datetime
    ends: datetime | None
    shown: dict


@provide("notices")
def notices(site: CurrentSite, language: str, path: str) -> list[dict]:
    """What shows now, the most urgent first."""
    now = timezone.now()
    announced = site.part(("notices", language), lambda: _read(site))
    return [notice.shown for notice in announced if notice.starts <= now and (notice.ends is None or now < notice.ends)]


def _read(site: CurrentSite) -> list[Timed]:
    rows = list(Notice.objects.filter(site_id=site.id, enabled=True).exclude(ends__lte=timezone.now()))
    outages.remember(site.host, [(row.down_from, row.ends) for row in rows if row.down_from])
    rows = sorted(rows, key=lambda row: ORDER.index(row.level))[:MOST]
    known = addresses(rows, site)
    return [Timed(row.starts, row.ends, page_data(row, address_of(row, known))) for row in rows]


def page_data(row: Notice, url: str) -> dict:
    return {
        "kind": row.level,
        "level": gettext(Notice.Level(row.level).label),
        "title": row.title,
        "text": row.text,
        "period": period(row),
        "url": url,
        "external": "://" in url,
    }


def period(row: Notice) -> str:
    """For citizens; an outage says when it is and when it is expected to be over."""
    if row.down_from:
        since, until = dates.moment(row.down_from), dates.moment(row.ends)
        return gettext("Ngừng từ %s, dự kiến hoạt động trở lại lúc %s") % (since, until)
    since = gettext("Từ %s") % dates.moment(row.starts)
    return f"{since} {gettext('đến %s') % dates.moment(row.ends)}" if row.ends else since


def follow_time() -> None:
    """Raise the generation of Sites where a notice began or ended.

    Each row remembers what was told of it, so nothing is missed while no worker runs and nothing is told twice.
    """
    now = timezone.now()
    began = Notice.objects.on_air(now).filter(announced=False)
    ended = Notice.objects.off_air(now).filter(announced=True)
    site_ids = set((began | ended).values_list("site_id", flat=True))
    if not site_ids:
        return
    with transaction.atomic():
        began.update(announced=True)
        ended.update(announced=False)
        generation.raise_for(*site_ids)
