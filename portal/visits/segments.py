"""The files of a journal folder: which there are, what is new in them, and when they may go.

A segment is any `hits-*.log` of the folder. It only grows; its name is never used twice, and were it, the mark
(a hash of its first line) tells the files apart. The hash is keyed with a secret that never leaves the folder,
because a first line holds a reader's address.
"""

import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from portal.visits import journal
from portal.visits.journal import Hit

BATCH = 2**20  # bytes read at once, all segments together
LEAST_SHARE = 2**16
KEEP = 60 * 60  # seconds a segment stays after its last line
PATTERN = "hits-*.log"


@dataclass
class Segment:
    """A file with its read position."""

    path: Path
    mark: str
    offset: int = 0

    @property
    def key(self) -> tuple[str, str]:
        return (self.path.name, self.mark)


@dataclass
class Piece:
    """New whole lines of one segment: where each ends, and its hit (None for garbage)."""

    segment: Segment
    lines: list[tuple[int, Hit | None]]
    more: bool

    def newest(self) -> int:
        return max((hit.ms for _, hit in self.lines if hit), default=0)

    def keep_until(self, ms: int) -> None:
        """Leave the lines from the first later one on for the next batch."""
        for index, (_, hit) in enumerate(self.lines):
            if hit and hit.ms > ms:
                del self.lines[index:]
                return


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
    waiting = [segment for segment in segments if _size(segment.path) > segment.offset]
    share = max(LEAST_SHARE, BATCH // max(1, len(waiting)))
    pieces = [piece for segment in waiting if (piece := _read(segment, share)).lines]
    newest = [piece.newest() for piece in pieces if piece.more]
    if newest:
        for piece in pieces:
            piece.keep_until(min(newest))
    return [piece for piece in pieces if piece.lines]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _read(segment: Segment, share: int) -> Piece:
    try:
        with segment.path.open("rb") as file:
            file.seek(segment.offset)
            data = file.read(share)
            old = time.time() - os.fstat(file.fileno()).st_mtime > KEEP
    except FileNotFoundError:
        return Piece(segment, [], more=False)
    more = len(data) == share
    if b"\n" not in data and (more or old):
        # A line without end: longer than any of ours, or its writer died in the middle of it.
        return Piece(segment, [(segment.offset + len(data), None)] if data else [], more)
    return Piece(segment, list(_lines(data, segment.offset)), more)


def _lines(data: bytes, offset: int) -> Iterator[tuple[int, Hit | None]]:
    """A last line without line feed is still being written: it waits."""
    for raw in data.split(b"\n")[:-1]:
        offset += len(raw) + 1
        yield offset, journal.parse(raw)


def read_again(segments: list[Segment], span: int) -> list[Hit]:
    """The hits of the last `span` milliseconds before the read positions, in order of time."""
    hits = [hit for segment in segments for hit in _before(segment, span)]
    newest = max((hit.ms for hit in hits), default=0)
    hits = [hit for hit in hits if newest - hit.ms <= span]
    hits.sort(key=lambda hit: hit.ms)
    return hits


def _before(segment: Segment, span: int) -> list[Hit]:
    """Reads backwards in blocks until the span is covered."""
    try:
        file = segment.path.open("rb")
    except FileNotFoundError:
        return []
    hits: list[Hit] = []
    with file:
        end, rest = segment.offset, b""
        while end > 0 and not (hits and hits[-1].ms - hits[0].ms > span):
            start = max(0, end - BATCH)
            file.seek(start)
            block = file.read(end - start) + rest
            rest, block = block.split(b"\n", 1) if start and b"\n" in block else (b"", block)
            hits[:0] = [hit for raw in block.split(b"\n") if (hit := journal.parse(raw))]
            end = start
    return hits


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
