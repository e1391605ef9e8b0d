"""Hits that could not be written to the journal: counted beside it, told on the start page.

The count lives in a file that has its place on the disk before the disk is full, because then only what is there
already can be overwritten. The fold carries it into the database, so that every node's losses are seen on all.
"""

import fcntl
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db.models import Max, Sum

from portal.visits.models import JournalLoss

NAME = ".lost"
TOLD_FOR = timedelta(days=7)
_NUMBER = struct.Struct("<q")


def prepare(folder: Path) -> None:
    """While there is room. Raises nothing: a folder that refuses this refuses the journal too."""
    try:
        file = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError:
        return
    try:
        os.write(file, _NUMBER.pack(0))
    except OSError:
        pass
    finally:
        os.close(file)


def note(folder: Path) -> None:
    """One more; several processes may do so at once."""
    try:
        file = os.open(folder / NAME, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.pwrite(file, _NUMBER.pack(_number(os.pread(file, _NUMBER.size, 0)) + 1), 0)
    except OSError:
        pass
    finally:
        os.close(file)


def lost(folder: Path) -> tuple[int, datetime | None]:
    """How many ever, and when the last one."""
    try:
        with (folder / NAME).open("rb") as file:
            number = _number(file.read())
            at = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
    except OSError:
        return 0, None
    return number, at if number else None


def _number(data: bytes) -> int:
    return _NUMBER.unpack(data)[0] if len(data) == _NUMBER.size else 0


def keep(folder_id: str, folder: Path) -> None:
    """Called by the fold; writes only what is new."""
    number, at = lost(folder)
    if number and not JournalLoss.objects.filter(folder=folder_id, lost=number).exists():
        JournalLoss.objects.update_or_create(folder=folder_id, defaults={"lost": number, "at": at})


def recent(folder: Path, now: datetime) -> tuple[int, datetime] | None:
    """Losses of the last days on all nodes, or of this one alone while no database row can be written."""
    rows = JournalLoss.objects.filter(at__gte=now - TOLD_FOR).aggregate(number=Sum("lost"), last=Max("at"))
    here, at = lost(folder)
    number, last = rows["number"] or 0, rows["last"]
    if at and now - at <= TOLD_FOR:
        number, last = max(number, here), max(last or at, at)
    return (number, last) if number else None
