"""Who counts: views, downloads and visits out of hits in the order of their time.

A view is one visitor and one thing, again when that visitor has not asked for it for 30 minutes; downloads the same
per file; a visit is a visitor's stay on a Site, new after 30 idle minutes. Bots are apart. Who is who lives only
here, as hashes with a salt that no file and no database ever sees, for 35 to 40 minutes.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b

from django.utils import timezone

from portal.visits import origins, things
from portal.visits.bots import Agent, kind_of
from portal.visits.journal import Hit, unescape

# Milliseconds.
WINDOW = 30 * 60 * 1000
MEMORY = 35 * 60 * 1000
ONLINE = 300 * 1000
_FORGET_EVERY = 5 * 60 * 1000
_SLOT = 15 * 60 * 1000  # every time zone's days and hours begin at a quarter of an hour


@dataclass(frozen=True)
class Sites:
    """Host names and their Sites; other hosts show the first Site, as SiteMiddleware does."""

    by_host: dict[str, int]
    first: int
    own_hosts: Collection[str]

    def of(self, host: str) -> int:
        return self.by_host.get(host, self.first)


def _pair() -> list[int]:
    return [0, 0]


def _triple() -> list[int]:
    return [0, 0, 0]


@dataclass
class Tally:
    """What a batch adds, by the keys of the tables."""

    things: dict[tuple[int, str, int, date], list[int]] = field(default_factory=lambda: defaultdict(_pair))
    days: dict[tuple[int, date], list[int]] = field(default_factory=lambda: defaultdict(_triple))
    hours: dict[tuple[int, date, int], list[int]] = field(default_factory=lambda: defaultdict(_pair))
    sources: dict[tuple[int, date, str], int] = field(default_factory=lambda: defaultdict(int))
    devices: dict[tuple[int, date, str], int] = field(default_factory=lambda: defaultdict(int))
    missing: dict[tuple[int, date, str], int] = field(default_factory=lambda: defaultdict(int))


class Visitors:
    """The fold's memory. Feed it every hit once, in the order of time."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._stays: dict[tuple[int, bytes], int] = {}
        self._things: dict[tuple[str, bytes], int] = {}
        self._bots: dict[tuple[int, bytes], int] = {}
        self._forgot_at = 0

    def add(self, hit: Hit, sites: Sites, tally: Tally) -> None:
        if not _counts(hit):
            return
        site_id = sites.of(hit.host)
        day, hour = _local(hit.ms // _SLOT)
        agent = kind_of(hit.agent)
        if hit.thing == "missing":
            if agent is Agent.PERSON:
                tally.missing[site_id, day, unescape(hit.path)] += 1
            return
        visitor = self._name(hit)
        if agent is not Agent.PERSON:
            tally.days[site_id, day][2] += 1
            if agent is Agent.SEARCH_ENGINE:
                _again(self._bots, (site_id, visitor), hit.ms)
            return
        tally.days[site_id, day][1] += 1
        if _again(self._stays, (site_id, visitor), hit.ms):
            tally.days[site_id, day][0] += 1
            tally.hours[site_id, day, hour][0] += 1
            tally.sources[site_id, day, origins.source_of(hit.referrer_host, sites.own_hosts)] += 1
            tally.devices[site_id, day, origins.device_of(hit.agent)] += 1
        thing = things.split(hit.thing)
        if thing and _again(self._things, (hit.thing, visitor), hit.ms):
            is_download = thing[0] in things.DOWNLOADS
            tally.things[site_id, *thing, day][is_download] += 1
            tally.hours[site_id, day, hour][1] += not is_download
        self._forget(hit.ms)

    def online(self, now_ms: int) -> dict[int, tuple[int, int]]:
        """People and search engines of each Site in the last 300 s."""
        people, bots = _recent(self._stays, now_ms), _recent(self._bots, now_ms)
        return {site_id: (people[site_id], bots[site_id]) for site_id in people.keys() | bots.keys()}

    def _name(self, hit: Hit) -> bytes:
        return blake2b(f"{hit.address}\t{hit.agent}".encode(), key=self._salt, digest_size=12).digest()

    def _forget(self, ms: int) -> None:
        if abs(ms - self._forgot_at) < _FORGET_EVERY:
            return
        self._forgot_at = ms
        for seen in (self._stays, self._things, self._bots):
            for key in [key for key, last in seen.items() if abs(ms - last) > MEMORY]:
                del seen[key]


def _counts(hit: Hit) -> bool:
    """DESIGN: GET answered 200 or 304; of a file only its beginning, once sent; never a prefetch."""
    if hit.method != "GET" or "prefetch" in hit.purpose.lower():
        return False
    if hit.thing == "missing":
        return hit.status == 404
    if hit.thing.partition(":")[0] in things.DOWNLOADS:
        return hit.status == 200 or (hit.status == 206 and hit.content_range.startswith("bytes 0-"))
    return hit.status in (200, 304)


def _again(seen: dict, key: tuple, ms: int) -> bool:
    """Whether this is new after the window; a clock that was set back by more than it starts anew."""
    last = seen.get(key)
    if last is None or abs(ms - last) > WINDOW:
        seen[key] = ms
        return True
    if ms > last:
        seen[key] = ms
    return False


def _recent(seen: dict[tuple[int, bytes], int], now_ms: int) -> dict[int, int]:
    count: dict[int, int] = defaultdict(int)
    for (site_id, _), last in seen.items():
        if abs(now_ms - last) < ONLINE:
            count[site_id] += 1
    return count


@lru_cache(maxsize=1024)
def _local(slot: int) -> tuple[date, int]:
    local = datetime.fromtimestamp(slot * _SLOT / 1000, timezone.get_default_timezone())
    return local.date(), local.hour
