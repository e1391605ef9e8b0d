"""The background step that reads the hit journal and adds to the counters, each whole line exactly once.

Counters and read positions change in one transaction, by compare-and-swap on the old position: a fold that dies
loses nothing, and of two folds at once one gives way. After a restart the last 35 minutes before the position are
read again without counting, so that no reader counts twice.
"""

import fcntl
import gc
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.base.models import Generation
from portal.visits import losses, writing
from portal.visits.segments import JournalFolder, Move, Segment, in_order, next_pieces, read_again
from portal.visits.visitors import MEMORY, Sites, Tally, Visitors

log = logging.getLogger(__name__)
LONGEST_RUN = 10.0  # seconds
# Bytes of lines written in one transaction: the more, the fewer rows are written for the same lines.
BATCH = 2**24


@dataclass
class Folded:
    """What one run did. `garbage` are lines that are none of ours."""

    lines: int = 0
    garbage: int = 0
    batches: int = 0


class Folder:
    """Keep one per process: it remembers who was seen. `alone` gives way to a process that folds already."""

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        self.folder = JournalFolder(path)
        self._alone = alone
        self._lock_file: int | None = None
        self._running = threading.Lock()
        self._visitors: Visitors | None = None
        self._positions: dict[tuple[str, str], int] = {}

    def run(self, longest: float = LONGEST_RUN) -> Folded:
        """Fold what is there, for at most about `longest` seconds."""
        with self._running:
            if self._alone and not self._take_lock():
                return Folded()
            try:
                return self._run(time.monotonic() + longest)
            except BaseException:
                self._visitors = None  # it may hold hits that were not written
                raise

    def _run(self, until: float) -> Folded:
        done = Folded()
        segments = self._segments()
        sites = _sites()
        if not sites.first:
            return done
        if self._visitors is None:
            self._visitors = Visitors()
            nothing = Tally()
            for rows, times in read_again(segments, MEMORY):
                self._visitors.add(rows, times, sites, nothing)
        while self._fold(segments, sites, done):
            if time.monotonic() > until:
                break
        else:
            self.folder.delete_old(segments, time.time())
        losses.keep(self.folder.id, self.folder.path)
        now = timezone.now()
        writing.write_online(self.folder.id, self._visitors.online(now.timestamp()), now)
        return done

    def _segments(self) -> list[Segment]:
        """Segments with their positions; forgets who was seen when another fold has moved one."""
        positions = writing.read_positions(self.folder.id)
        segments = self.folder.segments()
        # Read before the list of files: a row whose file is not there now will never have one again.
        gone = positions.keys() - {segment.key for segment in segments}
        writing.forget_positions(self.folder.id, [key for key in gone if not (self.folder.path / key[0]).exists()])
        writing.add_positions(self.folder.id, [new.key for new in segments if new.key not in positions])
        for segment in segments:
            segment.offset = positions.get(segment.key, 0)
            if segment.offset != self._positions.get(segment.key, 0):
                self._visitors = None
        self._positions = {segment.key: segment.offset for segment in segments}
        return segments

    def _fold(self, segments: list[Segment], sites: Sites, done: Folded) -> bool:
        """One batch; False when nothing was there."""
        tally = Tally()
        moves: dict[tuple[str, str], Move] = {}
        size = 0
        with _no_collecting():
            while size < BATCH and (pieces := next_pieces(segments)):
                self._visitors.add(*in_order(pieces), sites, tally)
                for piece in pieces:
                    move = moves.setdefault(piece.segment.key, Move(piece.segment, piece.start))
                    move.add(piece)
                    piece.segment.offset = piece.end
                    size += piece.end - piece.start
            if not moves:
                return False
            writing.write(self.folder.id, moves.values(), tally)
        self._positions |= {key: move.end for key, move in moves.items()}
        garbage = sum(move.garbage for move in moves.values())
        done.batches += 1
        done.lines += sum(move.lines for move in moves.values())
        done.garbage += garbage
        if garbage:
            log.warning("The hit journal %s held %s unreadable lines.", self.folder.path, garbage)
        return True

    def _take_lock(self) -> bool:
        """Held until the process ends. Only saves work: without it two folds would still count right."""
        if self._lock_file is None:
            self.folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self.folder.path / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                return False
            self._lock_file = file
        return True


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Rows by the thousand make the collector look at everything again and again, a third of the time of a fold."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _sites() -> Sites:
    rows = list(
        Generation.objects.filter(site__profile__isnull=False)
        .order_by("site_id")
        .values_list("site__domain", "site_id")
    )
    by_host = dict(rows)
    own_hosts = by_host.keys() | {host for host in settings.KNOWN_HOSTS if not host.startswith(".")}
    return Sites(by_host, rows[0][1] if rows else 0, frozenset(own_hosts))
