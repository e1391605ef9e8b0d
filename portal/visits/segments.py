"""The files of a journal folder: which there are, what is new in them, and when they may go.

A segment is any `hits-*.log` of the folder. It only grows; its name is never used twice, and were it, the mark
(a hash of its first line) tells the files apart. The hash is keyed with a secret that never leaves the folder,
because a first line holds a reader's address.
"""

import os
import secrets
import time
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from portal.visits import journal
from portal.visits.journal import Row

BATCH = 2**18  # bytes read at once, all segments together: little enough for the processor's cache
LEAST_SHARE = 2**16
KEEP = 60 * 60  # seconds a segment stays after its last line
PATTERN = "hits-*.log"


@dataclass
class Segment:
    """A file with its read position; `end` is where to stop before the end of the file."""

    path: Path
    mark: str
    offset: int = 0
    end: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.path.name, self.mark)

    def waiting(self) -> int:
        """Bytes not read yet."""
        if self.end is not None:
            return self.end - self.offset
        try:
            return self.path.stat().st_size - self.offset
        except FileNotFoundError:
            return 0


class Piece:
    """New whole lines of one segment, up to the offset `end`; `more` when there are others behind them."""

    def __init__(self, segment: Segment, data: bytes, lines: int, *, more: bool) -> None:
        self.segment = segment
        self.lines = lines
        self.more = more
        self.start = segment.offset
        self.end = self.start + len(data)
        self.rows = journal.rows(data)
        # Seconds: as exact as their three decimals for whoever allows half a millisecond.
        self.times = [float(row[0]) for row in self.rows]
        self._data = data

    @property
    def garbage(self) -> int:
        return self.lines - len(self.rows)

    def keep_until(self, time: float) -> None:
        """Leave the lines from the first later one on for the next batch."""
        kept = next((index for index, other in enumerate(self.times) if other > time), None)
        if kept is None:
            return
        self.lines = self._line_of(kept) if self.garbage else kept
        self.end -= len(self._data.split(b"\n", self.lines)[self.lines])
        del self.rows[kept:], self.times[kept:]

    def _line_of(self, index: int) -> int:
        """The number of the line that gave this row."""
        for number, raw in enumerate(self._data.split(b"\n")):
            if journal.rows(raw + b"\n"):
                if not index:
                    return number
                index -= 1
        raise LookupError(index)


@dataclass
class Move:
    """How far a batch moves the read position of a segment."""

    segment: Segment
    start: int
    end: int = 0
    lines: int = 0
    garbage: int = 0

    def add(self, piece: Piece) -> None:
        self.end = piece.end
        self.lines += piece.lines
        self.garbage += piece.garbage


class JournalFolder:
    """The folder as one reader sees it."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._key = b""
        self._marks: dict[tuple[str, int], str] = {}

    @property
    def id(self) -> str:
        """Names this folder in the database; the same path on another machine is another folder."""
        return blake2b(b"folder", key=self._secret(), digest_size=16).hexdigest()

    def _secret(self) -> bytes:
        if not self._key:
            self._key = _read_or_create(self.path / ".key")
        return self._key

    def segments(self) -> list[Segment]:
        """All segments with at least one whole line, unread."""
        found = []
        for path in sorted(self.path.glob(PATTERN)):
            mark = self._mark(path)
            if mark:
                found.append(Segment(path, mark))
        return found

    def _mark(self, path: Path) -> str:
        try:
            state = path.stat()
            name = (path.name, state.st_ino)
            if name not in self._marks:
                with path.open("rb") as file:
                    first = file.readline(journal.LONGEST_LINE)
                whole = first.endswith(b"\n") or len(first) == journal.LONGEST_LINE
                if not whole and time.time() - state.st_mtime < KEEP:
                    return ""
                self._marks[name] = blake2b(first, key=self._secret(), digest_size=16).hexdigest()
        except FileNotFoundError:  # deleted by the fold of another process
            return ""
        return self._marks[name]

    def delete_old(self, segments: list[Segment], now: float) -> None:
        """Call only when every segment is read to its end: a restart may need the last 35 minutes of each.

        No process writes to these any more: the front takes a new segment every hour.
        """
        for segment in segments:
            try:
                state = segment.path.stat()
            except FileNotFoundError:
                continue
            if state.st_size <= segment.offset and now - state.st_mtime > KEEP:
                segment.path.unlink(missing_ok=True)
                self._marks.pop((segment.path.name, state.st_ino), None)


def next_pieces(segments: list[Segment]) -> list[Piece]:
    """The next batch: new lines of all segments up to one moment that every one of them has reached.

    Were a segment read ahead of another, a reader's lines would come out of order and windows be misjudged.
    """
    waiting = [segment for segment in segments if segment.waiting() > 0]
    share = max(LEAST_SHARE, BATCH // max(1, len(waiting)))
    pieces = [piece for segment in waiting if (piece := _read(segment, share)).lines]
    newest = [max(piece.times, default=0.0) for piece in pieces if piece.more]
    if newest:
        for piece in pieces:
            piece.keep_until(min(newest))
    return [piece for piece in pieces if piece.lines]


def in_order(pieces: list[Piece]) -> tuple[list[Row], list[float]]:
    """The rows of a batch and their times, merged by time."""
    rows = [row for piece in pieces for row in piece.rows] if len(pieces) > 1 else pieces[0].rows
    times = [time for piece in pieces for time in piece.times] if len(pieces) > 1 else pieces[0].times
    ordered = sorted(times)
    if ordered != times:
        rows = [rows[index] for index in sorted(range(len(times)), key=times.__getitem__)]
    return rows, ordered


def _read(segment: Segment, share: int) -> Piece:
    longest = share if segment.end is None else min(share, segment.end - segment.offset)
    try:
        with segment.path.open("rb") as file:
            file.seek(segment.offset)
            data = file.read(longest)
            written_at = os.fstat(file.fileno()).st_mtime
    except FileNotFoundError:
        return Piece(segment, b"", 0, more=False)
    more = len(data) == share
    # A last line without line feed is still being written: it waits.
    whole = data[: data.rfind(b"\n") + 1]
    if data and not whole and (more or time.time() - written_at > KEEP):
        # A line without end: longer than any of ours, or its writer died in the middle of it.
        return Piece(segment, data, 1, more=more)
    return Piece(segment, whole, whole.count(b"\n"), more=more)


def read_again(segments: list[Segment], span: float) -> Iterator[tuple[list[Row], list[float]]]:
    """The rows of the last `span` seconds before the read positions, in order of time, batch by batch."""
    since = max((_newest(segment) for segment in segments), default=0.0) - span
    again = [Segment(old.path, old.mark, _start(old, since), end=old.offset) for old in segments]
    while pieces := next_pieces(again):
        for piece in pieces:
            piece.segment.offset = piece.end
        rows, times = in_order(pieces)
        first = bisect_left(times, since)
        yield rows[first:], times[first:]


def _newest(segment: Segment) -> float:
    """The latest time shortly before the read position."""
    end = segment.offset
    while end > 0:
        start = max(0, end - LEAST_SHARE)
        if times := _times(segment, start, end):
            return max(times)
        end = start
    return 0.0


def _start(segment: Segment, since: float) -> int:
    """The beginning of a line that is early enough, looked for backwards."""
    start = segment.offset
    while start > 0:
        start = max(0, start - BATCH)
        times = _times(segment, start, min(start + LEAST_SHARE, segment.offset))
        if times and times[0] < since:
            break
    return start and _line_start(segment, start)


def _times(segment: Segment, start: int, end: int) -> list[float]:
    """Of the whole lines between two offsets."""
    return [float(row[0]) for row in journal.rows(_bytes(segment, start, end))]


def _line_start(segment: Segment, offset: int) -> int:
    """The first line that begins after the offset."""
    while offset < segment.offset:
        data = _bytes(segment, offset, min(offset + LEAST_SHARE, segment.offset))
        if b"\n" in data:
            return offset + data.index(b"\n") + 1
        offset += len(data) or LEAST_SHARE
    return segment.offset


def _bytes(segment: Segment, start: int, end: int) -> bytes:
    try:
        with segment.path.open("rb") as file:
            file.seek(start)
            return file.read(end - start)
    except FileNotFoundError:
        return b""


def _read_or_create(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        # Written apart and linked: another process sees the whole key or none.
        draft = path.with_name(f".key-{os.getpid()}-{secrets.token_hex(4)}")
        draft.write_bytes(secrets.token_bytes(32))
        draft.chmod(0o600)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
