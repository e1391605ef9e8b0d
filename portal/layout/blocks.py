"""Block kinds: each content app registers the boxes it can fill in its blocks.py.

A block is for something small that stands beside the page's own content. It gets the Site and the row the page
shows, never the request, so that what does not depend on the page can be built once for everybody. Its options
arrive cleaned: each declared one with a value of its type, whatever the database holds (portal.layout.options).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps

from django.apps import apps

from portal.base import discovery
from portal.base.generation import LONGEST
from portal.identity.sites import CurrentSite
from portal.layout.options import Option, Style


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
    """`shared`: does not depend on the page, built once per generation and at most every `age` seconds.

    `pages`: the only kinds of page on which it has something to show; empty: every page.
    """

    code: str
    label: str
    template: str
    build: Build
    help: str = ""
    shared: bool = True
    age: float = LONGEST
    options: tuple[Option, ...] = ()
    pages: tuple[str, ...] = ()

    def read_options(self, stored: object) -> dict:
        return read_options(self.options, stored)

    @property
    def group(self) -> str:
        """The heading of the catalogue: the app that fills it."""
        return apps.get_app_config(self.code.split(".")[0]).verbose_name


def read_options(declared: Iterable[Option], stored: object) -> dict:
    """Every declared option, cleaned; nothing else."""
    stored = stored if isinstance(stored, Mapping) else {}
    return {option.name: option.read(stored.get(option.name, option.default)) for option in declared}


_kinds: dict[str, BlockKind] = {}


def block(
    code: str,
    label: str,
    template: str,
    *,
    shared: bool = True,
    age: float = LONGEST,
    options: Iterable[Option] = (),
    pages: tuple[str, ...] = (),
) -> Callable[[Build], Build]:
    """Register a function as block kind; its docstring is the description staff read."""

    declared = (*options, Style())

    def register(build: Build) -> Build:
        if code in _kinds:
            raise ValueError(f"Block kind {code!r} is registered twice.")

        @wraps(build)
        def cleaned(context: BlockContext, stored: object) -> dict | None:
            return build(context, read_options(declared, stored))

        description = " ".join((build.__doc__ or "").split())
        _kinds[code] = BlockKind(code, label, template, cleaned, description, shared, age, declared, pages)
        return cleaned

    return register


def kinds() -> dict[str, BlockKind]:
    discovery.load("blocks")
    return _kinds
