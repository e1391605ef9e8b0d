"""Block kinds: each content app registers the boxes it can fill in its blocks.py.

A block is for something small that stands beside the page's own content. It gets the Site and the row the page
shows, never the request, so that what does not depend on the page can be built once for everybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.base import discovery
from portal.identity.sites import CurrentSite


@dataclass(frozen=True)
class BlockContext:
    """What a block may know: the Site, the language, the kind of page and the content row it shows (or None)."""

    site: CurrentSite
    language: str
    page_kind: str
    row: object = None


Build = Callable[[BlockContext, Mapping], dict | None]


@dataclass(frozen=True)
class BlockKind:
    """`shared`: does not depend on the page, built once per generation and at most every `age` seconds."""

    code: str
    label: str
    template: str
    build: Build
    help: str = ""
    shared: bool = True
    age: float = 60.0


_kinds: dict[str, BlockKind] = {}


def block(code: str, label: str, template: str, *, shared: bool = True, age: float = 60.0) -> Callable[[Build], Build]:
    """Register a function as block kind; its docstring is the description staff read."""

    def register(build: Build) -> Build:
        if code in _kinds:
            raise ValueError(f"Block kind {code!r} is registered twice.")
        _kinds[code] = BlockKind(code, label, template, build, (build.__doc__ or "").strip(), shared, age)
        return build

    return register


def kinds() -> dict[str, BlockKind]:
    discovery.load("blocks")
    return _kinds
