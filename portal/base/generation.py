"""The generation of a Site: a number that grows when anything public changes.

Whatever is built from published content may be kept as long as its generation is the current one.
Counters, reader input and autosaves never raise it.
"""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from portal.base.generation_file import file_at
from portal.base.models import Generation

Built = TypeVar("Built")
LONGEST = 30.0  # seconds; with the age of ready pages (portal.front) and the fold, numbers are at most 60 s old
MOST_PARTS = 4096


def raise_for(*site_ids: int) -> None:
    """Call inside the transaction that changes public content."""
    rows = Generation.objects.filter(site_id__in=site_ids)
    rows.update(number=F("number") + 1)
    transaction.on_commit(lambda: _tell(rows))


def raise_all() -> None:
    """For changes that every Site shows (kinds of documents, an upgrade)."""
    Generation.objects.update(number=F("number") + 1)
    transaction.on_commit(lambda: _tell(Generation.objects.all()))


def _tell(rows: QuerySet) -> None:
    """The processes of this node see the change with their next request; other nodes when they poll."""
    file = file_at(settings.GENERATION_FILE)
    for site_id, number in rows.values_list("site_id", "number") if file else ():
        file.raise_to(site_id, number)


class SharedParts:
    """Ready-built parts of pages, in this process, by (site, name); one value per key, replaced when stale.

    Threads may build the same part twice; a lock would make readers wait for a slow builder.
    """

    def __init__(self) -> None:
        self._parts: dict[tuple, tuple[int, float, object]] = {}
        self._lock = threading.Lock()

    def get(self, site_id: int, number: int, name: tuple, build: Callable[[], Built], age: float = LONGEST) -> Built:
        """The part `name` of generation `number`, at most `age` seconds old."""
        key = (site_id, *name)
        found = self._parts.get(key)
        now = time.monotonic()
        if found and found[0] == number and now - found[1] < age:
            return found[2]
        built = build()
        with self._lock:
            if len(self._parts) >= MOST_PARTS:
                self._parts.clear()
            self._parts[key] = (number, now, built)
        return built

    def clear(self) -> None:
        with self._lock:
            self._parts.clear()


shared = SharedParts()
