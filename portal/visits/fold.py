"""The background step that reads the hit journal and adds to the counters, each whole line exactly once.

Counters and read positions change in one transaction, by compare-and-swap on the old position: a fold that dies
loses nothing, and of two folds at once one gives way. After a restart the last 35 minutes before the position are
read again without counting, so that no reader counts twice.
"""

import fcntl
import logging
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.base.models import Generation
from portal.visits import writing
from portal.visits.segments import JournalFolder, Piece, Segment, next_pieces, read_again
from portal.visits.visitors import MEMORY, Sites, Tally, Visitors

log = logging.getLogger(__name__)
LONGEST_RUN = 10.0  # seconds


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
            for hit in read_again(segments, MEMORY):
                self._visitors.add(hit, sites, nothing)
        while pieces := next_pieces(segments):
            self._fold(pieces, sites, done)
            if time.monotonic() > until:
                break
        else:
            self.folder.delete_old(segments, time.time())
        now = timezone.now()
        writing.write_online(self.folder.id, self._visitors.online(int(now.timestamp() * 1000)), now)
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

    def _fold(self, pieces: list[Piece], sites: Sites, done: Folded) -> None:
        tally = Tally()
        hits = [hit for piece in pieces for _, hit in piece.lines if hit]
        hits.sort(key=lambda hit: hit.ms)
        for hit in hits:
            self._visitors.add(hit, sites, tally)
        writing.write(self.folder.id, pieces, tally)
        lines = sum(len(piece.lines) for piece in pieces)
        for piece in pieces:
            piece.segment.offset = self._positions[piece.segment.key] = piece.lines[-1][0]
        done.batches += 1
        done.lines += lines
        done.garbage += lines - len(hits)
        if lines > len(hits):
            log.warning("The hit journal %s held %s unreadable lines.", self.folder.path, lines - len(hits))

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


def _sites() -> Sites:
    rows = list(
        Generation.objects.filter(site__profile__isnull=False)
        .order_by("site_id")
        .values_list("site__domain", "site_id")
    )
    by_host = dict(rows)
    own_hosts = by_host.keys() | {host for host in settings.KNOWN_HOSTS if not host.startswith(".")}
    return Sites(by_host, rows[0][1] if rows else 0, frozenset(own_hosts))
