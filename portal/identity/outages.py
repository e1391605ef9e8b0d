"""Announced outages as this process last read them: what an answer says when the database is gone.

Kept in memory on purpose: during an outage there may be nothing else to ask.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

SHORTEST, LONGEST = 60, 24 * 3600  # seconds
Period = tuple[datetime, datetime]
_known: dict[str, tuple[Period, ...]] = {}


def remember(host: str, periods: Iterable[Period]) -> None:
    """Everything that is announced for this host; what was known before is forgotten."""
    _known[host] = tuple(periods)


def return_time(host: str) -> datetime | None:
    """When the portal is expected back, if it is down as announced."""
    now = timezone.now()
    return max((back for down, back in _known.get(host, ()) if down <= now < back), default=None)


def retry_after(back: datetime | None, usual: int) -> str:
    """The header of that name: until the portal is back, within a minute and a day; `usual` when nobody knows."""
    if back is None:
        return str(usual)
    left = (back - timezone.now()).total_seconds()
    return str(round(min(max(left, SHORTEST), LONGEST)))
