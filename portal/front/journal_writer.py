"""Appending to the hit journal: one line, one write, before the answer leaves.

Each process writes a segment of its own, a new one every hour: `hits-1-<start>-<pid>.log`, where 1 is the version
of the line format and <start> the time in milliseconds. A journal that cannot be written never stops an answer:
the loss is counted, told to the log once a minute and shown on the start page.
"""

import logging
import os
import threading
import time
from pathlib import Path

from portal.visits import losses
from portal.visits.journal import VERSION

log = logging.getLogger(__name__)
HOUR = 3600
TELL_EVERY = 60.0  # seconds


class JournalWriter:
    """Safe for threads and for fork; get it from `writer_for`."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self.lost = 0
        self._told_at = -TELL_EVERY
        self.start_anew()

    def start_anew(self) -> None:
        """In a forked child: the parent's segment and its lock, perhaps held, stay the parent's."""
        self._lock = threading.Lock()
        self._file: int | None = None
        self._hour = 0
        self._torn = False

    def append(self, line: bytes) -> bool:
        """Whether the whole line was written. Never raises for a disk's sake."""
        with self._lock:
            try:
                self._write(line)
            except OSError as error:
                self._lose(error)
                return False
        return True

    def close(self) -> None:
        with self._lock:
            self._close()

    def _write(self, line: bytes) -> None:
        hour = int(time.time()) // HOUR
        if self._file is None or hour != self._hour:
            self._close()
            self._file = self._create()
            self._hour = hour
        if self._torn:
            line = b"\n" + line
        written = os.write(self._file, line)
        # A full disk may take half a line; the next one must not be glued to it.
        self._torn = written < len(line)
        if self._torn:
            raise OSError(f"{written} of {len(line)} bytes written")

    def _create(self) -> int:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        losses.prepare(self.folder)
        start = time.time_ns() // 1_000_000
        while True:
            path = self.folder / f"hits-{VERSION}-{start}-{os.getpid()}.log"
            try:
                return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            except FileExistsError:  # another container with the same pid, or a clock set back
                start += 1

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file, self._torn = None, False

    def _lose(self, error: OSError) -> None:
        self.lost += 1
        losses.note(self.folder)
        now = time.monotonic()
        if now - self._told_at >= TELL_EVERY:
            self._told_at = now
            log.error("The hit journal %s cannot be written, %s hits lost so far: %s", self.folder, self.lost, error)


_writers: dict[Path, JournalWriter] = {}
_writers_lock = threading.Lock()


def writer_for(folder: Path) -> JournalWriter:
    """The one writer of this process for a folder."""
    with _writers_lock:
        return _writers.setdefault(Path(folder), JournalWriter(folder))


def _after_fork() -> None:
    for writer in _writers.values():
        writer.start_anew()


os.register_at_fork(after_in_child=_after_fork)
