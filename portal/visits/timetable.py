"""Timed work of the counters."""

from functools import cache

from django.conf import settings

from portal.jobs.timetable import every
from portal.visits.fold import Folder
from portal.visits.writing import PositionMoved


@cache
def _folder() -> Folder:
    """One for the life of the process: it remembers who was seen."""
    return Folder(settings.JOURNAL_DIR, alone=True)


@every(2)
def fold_hits() -> None:
    """Every worker calls it; the one that holds the folder's lock works."""
    try:
        _folder().run()
    except PositionMoved:
        pass  # `fold_hits --once` was faster; the next run starts from its position
