"""Under which headings the views of a kind of content are added up: by category, by author.

Content apps hand theirs over in desk.py:

    groupings.register("article", "chuyen-muc", "Bài viết theo chuyên mục", "Chuyên mục", names_of_categories)

where the function gets ids and returns the heading of each; ids it leaves out stand under "Không rõ".
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from portal.base import discovery

Names = Callable[[Collection[int]], Mapping[int, str]]


@dataclass(frozen=True)
class Grouping:
    kind: str
    code: str
    title: str
    label: str
    names: Names


_groupings: list[Grouping] = []


def register(kind: str, code: str, title: str, label: str, names: Names) -> None:
    """One query of `names` for up to 30,000 ids."""
    _groupings.append(Grouping(kind, code, title, label, names))


def groupings() -> list[Grouping]:
    discovery.load("desk")
    return _groupings
