"""The one way to correct a counter by hand: old and new number and the reason stand in the change log.

What adds up stays that way: with the visits of a day its hours, sources and devices change in proportion, with the views
of a thing the hours of the Site, with the downloads of a file those of the document it belongs to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model

from portal.base import changes, generation
from portal.base.dates import day as printed_day
from portal.base.numbers import grouped
from portal.visits import things
from portal.visits.models import (
    DayCount,
    DeviceCount,
    HourCount,
    SourceKindCount,
    StartCount,
    VisitDay,
    VisitStart,
)

VISITS = "visits"  # instead of a kind of thing: the visits of the Site
MOST = 100_000_000  # what hours and sources of one day surely hold
MOST_START = 1_000_000_000_000
ACTION = "chỉnh số liệu"
LABELS = {"visits": "lượt truy cập", "views": "lượt xem", "downloads": "lượt tải"}


class Refused(Exception):
    """Nothing was written; the message says why."""


@dataclass(frozen=True)
class Counter:
    """`day` None: the starting number, from before our own count."""

    site_id: int
    kind: str
    object_id: int
    day: date | None

    @property
    def field(self) -> str:
        if self.kind == VISITS:
            return "visits"
        return "downloads" if self.kind in things.DOWNLOADS else "views"

    @property
    def most(self) -> int:
        return MOST if self.day else MOST_START


@dataclass(frozen=True)
class Corrected:
    old: int
    new: int
    sentence: str


@transaction.atomic
def correct(counter: Counter, number: int, *, as_new: bool, reason: str, actor, address: str | None) -> Corrected:
    """Add `number` (negative: take away), or make it the new number."""
    rows = [_locked(each) for each in sorted(_with_parent(counter), key=lambda each: (each.kind, each.object_id))]
    row = next(row for row in rows if _is(row, counter))
    old = getattr(row, counter.field)
    new = number if as_new else old + number
    if new < 0:
        raise Refused(f"Hiện chỉ có {grouped(old)}; không bớt được {grouped(-number)}.")
    if new > counter.most:
        raise Refused(f"Số mới ({grouped(new)}) quá lớn.")
    if new == old:
        raise Refused(f"Số hiện nay đã là {grouped(old)}; không có gì để chỉnh.")
    for each in rows:
        _set(each, {counter.field: max(0, getattr(each, counter.field) + new - old)})
    if counter.day:
        _keep_sums(counter, new - old)
    sentence = f"{LABELS[counter.field]} {_when(counter)}: {grouped(old)} → {grouped(new)}"
    changes.record(actor, ACTION, row, note=f"{sentence}. Lý do: {reason}", address=address)
    generation.raise_for(counter.site_id)
    return Corrected(old, new, sentence)


def _with_parent(counter: Counter) -> list[Counter]:
    parent = things.parents_of(counter.kind, [counter.object_id]).get(counter.object_id)
    return [counter, Counter(counter.site_id, *parent, counter.day)] if parent else [counter]


def _locked(counter: Counter) -> Model:
    """The row, made when missing; the fold adds to it at the same time."""
    keys: dict[str, object] = {"site_id": counter.site_id}
    if counter.kind == VISITS:
        model = VisitDay if counter.day else VisitStart
    else:
        model = DayCount if counter.day else StartCount
        keys |= {"kind": counter.kind, "object_id": counter.object_id}
    if counter.day:
        keys["day"] = counter.day
    return model.objects.select_for_update().get_or_create(**keys)[0]


def _is(row: Model, counter: Counter) -> bool:
    return counter.kind == VISITS or (row.kind, row.object_id) == (counter.kind, counter.object_id)


def _set(row: Model, values: Mapping[str, int]) -> None:
    type(row).objects.filter(pk=row.pk).update(**values)


def _keep_sums(counter: Counter, delta: int) -> None:
    """In the order in which the fold locks these tables."""
    if counter.field == "views":
        _spread(HourCount, "views", "hour", counter, delta)
    if counter.kind == VISITS:
        _spread(HourCount, "visits", "hour", counter, delta)
        _spread(SourceKindCount, "visits", "source", counter, delta)
        _spread(DeviceCount, "visits", "device", counter, delta)


def _spread(model: type[Model], field: str, part: str, counter: Counter, delta: int) -> None:
    """Rows that add up to `delta` more, each by its share; a day without such rows stays without."""
    rows = model.objects.select_for_update().filter(site_id=counter.site_id, day=counter.day).order_by(part)
    parts = [(row, getattr(row, field)) for row in rows]
    whole = sum(number for _, number in parts)
    wanted, seen, given = max(0, whole + delta), 0, 0
    for row, number in parts if whole else ():
        seen += number
        share = wanted * seen // whole - given
        given += share
        if share != number:
            _set(row, {field: share})


def _when(counter: Counter) -> str:
    return f"ngày {printed_day(counter.day)}" if counter.day else "ban đầu"
