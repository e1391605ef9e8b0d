"""Writing the whole index anew, or only telling where it differs from the content, while readers search."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.search import index
from portal.search.models import SearchEntry
from portal.search.sources import Source, sources

CHUNK = 200  # rows in one write transaction


@dataclass(frozen=True)
class Difference:
    """Rows of one kind without entry, and entries without row."""

    kind: str
    missing: int
    orphaned: int


def differences() -> Iterator[Difference]:
    for kind, source in sources().items():
        rows = set(source.rows().order_by().values_list("pk", flat=True))
        entries = set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True))
        yield Difference(kind, len(rows - entries), len(entries - rows))


def rebuild(progress: Callable[[str, int, int], None]) -> None:
    """Entry by entry in chunks; `progress(kind, done, total)` after each."""
    for kind, source in sources().items():
        ids = _all_ids(kind, source)
        for start in range(0, len(ids), CHUNK):
            index.refresh(kind, ids[start : start + CHUNK])
            progress(kind, min(start + CHUNK, len(ids)), len(ids))


def _all_ids(kind: str, source: Source) -> list[int]:
    rows = set(source.rows().order_by().values_list("pk", flat=True))
    return sorted(rows | set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True)))
