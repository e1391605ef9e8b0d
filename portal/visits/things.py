"""What is counted: things named "kind:id" by the answers that show them.

Content apps say in their apps.py or blocks.py which thing another one belongs to, so that the downloads of a file
also stand at its document.
"""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

Thing = tuple[str, int]
Parents = Callable[[Collection[int]], Mapping[int, Thing]]

# A hit of these is a download; of every other kind it is a view.
DOWNLOADS = frozenset({"file"})
_parents: dict[str, Parents] = {}


def register_parent(kind: str, parents: Parents) -> None:
    """`parents` gets ids of `kind` and returns the thing each belongs to; ids it does not know it leaves out."""
    _parents[kind] = parents


def parents_of(kind: str, ids: Collection[int]) -> Mapping[int, Thing]:
    """One query of the app that registered the kind."""
    return _parents[kind](ids) if ids and kind in _parents else {}


@lru_cache(maxsize=65536)
def split(name: str) -> Thing | None:
    """("article", 12) of "article:12"; None for "page" and "missing", which are no things."""
    kind, _, number = name.partition(":")
    return (kind, int(number)) if number else None
