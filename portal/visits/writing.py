"""Writing a batch: counters and read positions in one transaction, or nothing.

Increments are one `INSERT … ON CONFLICT … DO UPDATE` per table: both databases know it, the ORM's own upsert can
only replace. Rows are sorted, so that folds of several folders lock them in the same order.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import chain

from django.db import connection, transaction
from django.db.models import F, Model
from django.utils import timezone

from portal.base.text import one_line
from portal.visits import things
from portal.visits.models import (
    DayCount,
    DeviceCount,
    HourCount,
    MissingPath,
    Online,
    ReadPosition,
    SourceKindCount,
    VisitDay,
)
from portal.visits.segments import Move
from portal.visits.visitors import Tally

MOST_MISSING = 500  # different missing addresses per Site and day
LONGEST_PATH = 300
ROWS = 100  # per statement of SQLite: twice as fast as one by one
ONLINE_AGE = timedelta(seconds=60)


class PositionMoved(Exception):
    """Another fold read these lines first; nothing was written."""


def read_positions(folder: str) -> dict[tuple[str, str], int]:
    rows = ReadPosition.objects.filter(folder=folder)
    return {(segment, mark): offset for segment, mark, offset in rows.values_list("segment", "mark", "offset")}


def add_positions(folder: str, keys: Iterable[tuple[str, str]]) -> None:
    """Rows for new segments; another fold may be doing the same."""
    rows = [ReadPosition(folder=folder, segment=segment, mark=mark) for segment, mark in keys]
    ReadPosition.objects.bulk_create(rows, ignore_conflicts=True)


def forget_positions(folder: str, keys: Iterable[tuple[str, str]]) -> None:
    for segment, mark in keys:
        ReadPosition.objects.filter(folder=folder, segment=segment, mark=mark).delete()


@transaction.atomic
def write(folder: str, moves: Collection[Move], tally: Tally) -> None:
    """Raises PositionMoved when another fold was faster."""
    for move in sorted(moves, key=lambda move: move.segment.key):
        _move(folder, move)
    _add(DayCount, ("site_id", "kind", "object_id", "day"), ("views", "downloads"), _with_parents(tally.by_day()))
    _add(VisitDay, ("site_id", "day"), ("visits", "hits", "bot_hits"), tally.days)
    _add(HourCount, ("site_id", "day", "hour"), ("visits", "views"), tally.by_hour())
    _add(SourceKindCount, ("site_id", "day", "source"), ("visits",), _single(tally.sources))
    _add(DeviceCount, ("site_id", "day", "device"), ("visits",), _single(tally.devices))
    _add(MissingPath, ("site_id", "day", "path"), ("hits",), _single(_bounded(tally.missing)))


def _move(folder: str, move: Move) -> None:
    segment = move.segment
    rows = ReadPosition.objects.filter(folder=folder, segment=segment.path.name, mark=segment.mark, offset=move.start)
    if not rows.update(offset=move.end, garbage=F("garbage") + move.garbage, moved_at=timezone.now()):
        raise PositionMoved(segment.path.name)


def _with_parents(rows: dict[tuple, list[int]]) -> dict[tuple, list[int]]:
    """The downloads of a file once more, at the thing it belongs to."""
    found = [(key, numbers[1]) for key, numbers in rows.items() if key[1] in things.DOWNLOADS]
    for kind in sorted({key[1] for key, _ in found}):
        parents = things.parents_of(kind, {key[2] for key, _ in found if key[1] == kind})
        for (site_id, of_kind, pk, day), downloads in found:
            if of_kind == kind and pk in parents:
                rows.setdefault((site_id, *parents[pk], day), [0, 0])[1] += downloads
    return rows


def _bounded(missing: Mapping[tuple, int]) -> dict[tuple, int]:
    """Clean paths, and of new ones only as many as the day of a Site still has room for."""
    cleaned: dict[tuple, int] = {}
    for (site_id, day, path), hits in missing.items():
        key = (site_id, day, one_line(path)[:LONGEST_PATH])
        cleaned[key] = cleaned.get(key, 0) + hits
    kept = {}
    for site_id, day in {key[:2] for key in cleaned}:
        known = set(MissingPath.objects.filter(site_id=site_id, day=day).values_list("path", flat=True))
        for key, hits in cleaned.items():
            if key[:2] == (site_id, day) and (key[2] in known or len(known) < MOST_MISSING):
                known.add(key[2])
                kept[key] = hits
    return kept


def _single(counted: Mapping[tuple, int]) -> dict[tuple, list[int]]:
    return {key: [number] for key, number in counted.items()}


def _add(model: type[Model], keys: tuple[str, ...], values: tuple[str, ...], rows: Mapping[tuple, list[int]]) -> None:
    if not rows:
        return
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), keys + values
    sums = ", ".join(f"{quote(name)} = {table}.{quote(name)} + excluded.{quote(name)}" for name in values)
    # Only names of our own models become part of the statement.
    head = f"INSERT INTO {table} ({', '.join(map(quote, columns))})"  # noqa: S608
    tail = f" ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {sums}"
    places = f"({', '.join(['%s'] * len(columns))})"
    lines = sorted([(*key, *numbers) for key, numbers in rows.items()])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One statement however many rows: each costs a round trip and a plan.
            arrays = ", ".join(f"%s::{model._meta.get_field(name).rel_db_type(connection)}[]" for name in columns)
            parts = [list(column) for column in zip(*lines, strict=True)]
            cursor.execute(f"{head} SELECT * FROM unnest({arrays}){tail}", parts)  # noqa: S608
            return
        for start in range(0, len(lines), ROWS):
            chunk = lines[start : start + ROWS]
            cursor.execute(f"{head} VALUES {', '.join([places] * len(chunk))}{tail}", list(chain.from_iterable(chunk)))


def write_online(folder: str, seen: Mapping[int, tuple[int, int]], at: datetime) -> None:
    """A snapshot per Site; written when it changed, and at least every minute so that it stays believable."""
    before = {row.site_id: row for row in Online.objects.filter(folder=folder)}
    for site_id in sorted(seen.keys() | before.keys()):
        people, bots = seen.get(site_id, (0, 0))
        row = before.get(site_id)
        if row and (row.people, row.bots) == (people, bots) and timedelta(0) <= at - row.at < ONLINE_AGE:
            continue
        Online.objects.update_or_create(
            site_id=site_id, folder=folder, defaults={"at": at, "people": people, "bots": bots}
        )
