"""What can be found: each content app registers its kinds in its search.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from portal.base import discovery


@dataclass(frozen=True)
class Words:
    """What one row gives to the index; title and text are plain, readable NFC text."""

    site_id: int
    language: str
    title: str
    text: str
    shown_from: datetime | None = None
    shown_until: datetime | None = None
    numbers: tuple[str, ...] = field(default=())  # further keys, e.g. a document's number as printed


@dataclass(frozen=True)
class Source:
    """One kind of content. `listed` is asked at query time: the index itself never decides what is public."""

    kind: str
    label: str
    rows: Callable[[], QuerySet]  # all rows, with what `words` needs
    listed: Callable[[], QuerySet]
    words: Callable[[object], Words]
    addresses: Callable[[Iterable[int]], dict[int, str]]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    if source.kind in _sources:
        raise ValueError(f"Search source {source.kind!r} is registered twice.")
    _sources[source.kind] = source


def sources() -> dict[str, Source]:
    discovery.load("search")
    return _sources
