"""Who counts: views, downloads and visits out of hits in the order of their time.

A view is one visitor and one thing, again when that visitor has not asked for it for 30 minutes; downloads the same
per file; a visit is a visitor's stay on a Site, new after 30 idle minutes. Bots are apart. Who is who lives only
here, as hashes that no file and no database ever sees, for 35 to 40 minutes and for a bounded number of readers.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

from portal.visits import origins, things
from portal.visits.bots import Agent, kind_of
from portal.visits.journal import PLAIN_TAIL, Row, unescape

# Seconds. Times are floats of three decimals: half a millisecond keeps exactly 30 minutes within the window.
WINDOW = 30 * 60 + 0.0005
MEMORY = 35 * 60
ONLINE = 300
_FORGET_EVERY = 5 * 60
_SLOT = 15 * 60  # every time zone's days and hours begin at a quarter of an hour
# Entries, of about 120 bytes; beyond them those that were idle longest are forgotten first.
MOST_STAYS = 500_000
MOST_THINGS = 1_000_000
MOST_BOTS = 50_000
_MOST_MEANINGS = 100_000


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
    """What a batch adds, mostly by the keys of the tables; days as they are written there.

    `things` counts views and downloads by day and hour and then by "1 article:12", a Site and its thing.
    """

    things: dict[tuple[str, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    days: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(_triple))
    visit_hours: dict[tuple[int, str, int], int] = field(default_factory=lambda: defaultdict(int))
    sources: dict[tuple[int, str, str], int] = field(default_factory=lambda: defaultdict(int))
    devices: dict[tuple[int, str, str], int] = field(default_factory=lambda: defaultdict(int))
    missing: dict[tuple[int, str, str], int] = field(default_factory=lambda: defaultdict(int))

    def by_day(self) -> dict[tuple[int, str, int, str], list[int]]:
        """Views and downloads of each thing."""
        rows: dict[tuple[int, str, int, str], list[int]] = defaultdict(_pair)
        for (day, _), names in self.things.items():
            for name, number in names.items():
                site_id, kind, pk = _named(name)
                rows[site_id, kind, pk, day][kind in things.DOWNLOADS] += number
        return rows

    def by_hour(self) -> dict[tuple[int, str, int], list[int]]:
        """Visits and views of each Site."""
        rows: dict[tuple[int, str, int], list[int]] = defaultdict(_pair)
        for key, number in self.visit_hours.items():
            rows[key][0] += number
        for (day, hour), names in self.things.items():
            for name, number in names.items():
                site_id, kind, _ = _named(name)
                if kind not in things.DOWNLOADS:
                    rows[site_id, day, hour][1] += number
        return rows


class Meaning(NamedTuple):
    """What host, method, status and thing of a line come to; `key` is 0 for what is no thing."""

    site_id: int
    stays: dict[int, float]
    thing: str
    key: int
    is_part: bool
    is_missing: bool


class Visitors:
    """The fold's memory. Feed it every row once, in the order of time.

    A reader is the hash of address and agent: Python's own, which is keyed anew in each process. Combined with that
    of the thing by XOR it says who saw what in one number; 64 bits make two of a million fall together once in
    tens of millions of such memories.
    """

    def __init__(self) -> None:
        self._stays: dict[int, dict[int, float]] = {}
        self._bots: dict[int, dict[int, float]] = {}
        self._things: dict[int, float] = {}
        self._meanings: dict[str, Meaning | None] = {}
        self._sites: Sites | None = None
        self._forgot_at = 0.0

    def add(self, rows: list[Row], times: list[float], sites: Sites, tally: Tally) -> None:
        if sites != self._sites or len(self._meanings) > _MOST_MEANINGS:
            self._meanings.clear()
            self._sites = sites
        start = 0
        while start < len(rows):
            slot = int(times[start] // _SLOT)
            end = bisect_left(times, (slot + 1) * _SLOT, start)
            self._add(rows[start:end], times[start:end], slot, tally)
            self._forget(times[end - 1])
            start = end

    def _add(self, rows: list[Row], times: list[float], slot: int, tally: Tally) -> None:
        """Rows of one slot. The loop is what the fold spends its time in: no calls for a reader already known."""
        day, hour = _local(slot)
        meanings, seen, plain, window = self._meanings, self._things, PLAIN_TAIL, WINDOW
        hits: list[int] = []
        bot_hits: list[int] = []
        viewed: list[str] = []
        for time, (_, what, path, who, referrer, tail) in zip(times, rows, strict=True):
            try:
                meaning = meanings[what]
            except KeyError:
                meaning = meanings[what] = self._meaning(what)
            if meaning is None:
                continue
            site_id, stays, thing, thing_key, is_part, is_missing = meaning
            if (is_part or tail != plain) and not _counts(tail, is_part):
                continue
            if is_missing:
                if _kind(who) is Agent.PERSON:
                    tally.missing[site_id, day, unescape(path)] += 1
                continue
            visitor = hash(who)
            # A clock that was set back by less than the window changes nothing, by more it starts anew.
            idle = time - stays.get(visitor, 0.0)
            if 0.0 <= idle <= window:
                stays[visitor] = time
            elif not -window <= idle < 0.0:
                if visitor not in stays and (kind := _kind(who)) is not Agent.PERSON:
                    bot_hits.append(site_id)
                    if kind is Agent.SEARCH_ENGINE:
                        self._bots[site_id][visitor] = time
                    continue
                stays[visitor] = time
                self._visit(site_id, day, hour, who, referrer, tally)
            hits.append(site_id)
            if thing_key:
                key = visitor ^ thing_key
                idle = time - seen.get(key, 0.0)
                if 0.0 <= idle <= window:
                    seen[key] = time
                elif not -window <= idle < 0.0:
                    seen[key] = time
                    viewed.append(thing)
        for site_id, number in Counter(hits).items():
            tally.days[site_id, day][1] += number
        for site_id, number in Counter(bot_hits).items():
            tally.days[site_id, day][2] += number
        tally.things[day, hour].update(viewed)

    def _meaning(self, what: str) -> Meaning | None:
        """DESIGN: GET answered 200 or 304; of a file only its beginning, once sent. None counts nowhere."""
        host, method, status, name = what.split("\t")
        is_missing = name == "missing"
        is_file = name.partition(":")[0] in things.DOWNLOADS
        counted = ("404",) if is_missing else ("200", "206") if is_file else ("200", "304")
        if method != "GET" or status not in counted:
            return None
        site_id = self._sites.of("" if host == "-" else host)
        stays = self._stays.setdefault(site_id, {})
        self._bots.setdefault(site_id, {})
        is_thing = things.split(name) is not None
        return Meaning(site_id, stays, f"{site_id} {name}", hash(name) if is_thing else 0, status == "206", is_missing)

    def _visit(self, site_id: int, day: str, hour: int, who: str, referrer: str, tally: Tally) -> None:
        tally.days[site_id, day][0] += 1
        tally.visit_hours[site_id, day, hour] += 1
        referrer = "" if referrer == "-" else referrer
        tally.sources[site_id, day, origins.source_of(referrer, self._sites.own_hosts)] += 1
        tally.devices[site_id, day, origins.device_of(who.partition("\t")[2])] += 1

    def online(self, now: float) -> dict[int, tuple[int, int]]:
        """People and search engines of each Site in the last 300 s."""
        return {
            site_id: (_recent(stays, now), _recent(self._bots[site_id], now)) for site_id, stays in self._stays.items()
        }

    def _forget(self, time: float) -> None:
        stays, bots = self._stays.values(), self._bots.values()
        if abs(time - self._forgot_at) >= _FORGET_EVERY:
            self._forgot_at = time
            for seen in (*stays, *bots, self._things):
                for key in [key for key, last in seen.items() if abs(time - last) > MEMORY]:
                    del seen[key]
        _limit(stays, MOST_STAYS)
        _limit(bots, MOST_BOTS)
        _limit((self._things,), MOST_THINGS)


def _kind(who: str) -> Agent:
    return kind_of(who.partition("\t")[2])


def _counts(tail: str, is_part: bool) -> bool:
    """Never a prefetch; of a part of a file only its beginning."""
    content_range, _, purpose = tail.partition("\t")
    return "prefetch" not in purpose.lower() and (not is_part or content_range.startswith("bytes 0-"))


def _recent(seen: dict[int, float], now: float) -> int:
    return sum(abs(now - last) < ONLINE for last in seen.values())


def _limit(parts: Collection[dict[int, float]], most: int) -> None:
    """Of too many the newer half stays."""
    if sum(map(len, parts)) <= most:
        return
    middle = sorted(last for seen in parts for last in seen.values())[-most // 2]
    for seen in parts:
        for key in [key for key, last in seen.items() if last < middle]:
            del seen[key]


@lru_cache(maxsize=65536)
def _named(name: str) -> tuple[int, str, int]:
    site_id, _, thing = name.partition(" ")
    return (int(site_id), *things.split(thing))


@lru_cache(maxsize=1024)
def _local(slot: int) -> tuple[str, int]:
    local = datetime.fromtimestamp(slot * _SLOT, timezone.get_default_timezone())
    return local.date().isoformat(), local.hour
