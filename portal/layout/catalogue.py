"""What templates there are, where each is drawn and which names it may use, for the template editor and its checks.

Content apps declare their page and block templates in page_data.py; what parts may use follows from the shipped
templates, see portal.layout.scopes. Nothing here runs for a reader's page unless CHECK_PAGE_DATA is on.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from portal.base import discovery
from portal.layout import declared, shipped_files
from portal.layout.declared import Said, fields
from portal.layout.engine import engine_for, plain
from portal.layout.language import Word, filters, tags
from portal.layout.models import PAGE_KINDS
from portal.layout.naming import Name, described
from portal.layout.page_data import Common, InBlock
from portal.layout.scopes import Reach, walk

__all__ = [
    "Entry", "Name", "PageDataError", "PageTemplate", "Word", "block_data", "empty_data", "entries", "entry", "filters",
    "mismatches", "page", "pages", "sample_data", "tags", "unknown_names", "users", "verify",
]  # fmt: skip

LABEL = re.compile(r"\A\{# *(.+?) *#\}")
NAMED_PAGES = 4  # in the note of a name that is not everywhere

Samples = Callable[[int, str], Iterable[tuple[str, str]]]
Data = type | Mapping[str, Any]


class PageDataError(Exception):
    """Real page data is not what was declared."""


@dataclass(frozen=True)
class PageTemplate:
    """`samples(site_id, words)`: at most 20 (label, path) of public pages drawn with it, newest or found by words."""

    template: str
    label: str
    kind: str
    data: Mapping[str, Said]
    samples: Samples


@dataclass(frozen=True)
class Entry:
    """A template as staff see it. `use`: "page", "block" or "part"; `kinds`: the kinds of page it shows on."""

    name: str
    label: str
    use: str
    kinds: tuple[str, ...]
    names: tuple[Name, ...]


_pages: dict[str, PageTemplate] = {}
_blocks: dict[str, dict[str, Said]] = {}


def page(template: str, label: str, kind: str, data: Data, samples: Samples) -> None:
    if template in _pages or kind not in PAGE_KINDS:
        raise ValueError(f"{template} of kind {kind!r} is declared twice or of no known kind.")
    _pages[template] = PageTemplate(template, label, kind, _read(data), samples)


def block_data(template: str, data: Data) -> None:
    """What a block's function puts into its template; several kinds of blocks may share one."""
    if template in _blocks:
        raise ValueError(f"{template} is declared twice.")
    _blocks[template] = _read(data)


def _read(data: Data) -> dict[str, Said]:
    return dict(fields(data)) if isinstance(data, type) else {name: declared.read(of) for name, of in data.items()}


def pages() -> dict[str, PageTemplate]:
    discovery.load("page_data")
    return _pages


def blocks() -> dict[str, dict[str, Said]]:
    discovery.load("page_data")
    return _blocks


def scope(template: str) -> dict[str, Said]:
    """All names of a page or block template, its own first."""
    if template in pages():
        return {**pages()[template].data, **fields(Common)}
    return {**blocks()[template], **fields(InBlock)}


@cache
def _reach(theme: str) -> Reach:
    return walk(engine_for(theme), {template: scope(template) for template in (*pages(), *blocks())})


def unknown_names(theme: str) -> list[str]:
    """Names that shipped templates use though nobody declared them; an error of ours, found by the tests."""
    return sorted(f"{template}: {name}" for (template, name), known in _reach(theme).used.items() if not known)


def users(theme: str, name: str) -> list[str]:
    """Page and block templates that are, extend or include this one, at any depth."""
    return sorted(_reach(theme).met.get(name, ()))


def entries(theme: str) -> list[Entry]:
    return [entry(theme, name) for name in shipped_files.names(theme)]


@cache
def entry(theme: str, name: str) -> Entry:
    """Raises KeyError for a name that the theme does not ship."""
    if name not in shipped_files.names(theme):
        raise KeyError(name)
    if name in pages():
        found = pages()[name]
        return Entry(name, found.label, "page", (found.kind,), described(scope(name)))
    comment = LABEL.match(shipped_files.source(theme, name))
    label = comment.group(1) if comment else name
    if name in blocks():
        return Entry(name, label, "block", tuple(PAGE_KINDS), described(scope(name)))
    return Entry(name, label, "part", _kinds(users(theme, name)), _names_of_part(theme, name))


def _kinds(roots: Iterable[str]) -> tuple[str, ...]:
    """A block may stand on any page."""
    roots = set(roots)
    if roots & set(blocks()):
        return tuple(PAGE_KINDS)
    found = {pages()[root].kind for root in roots}
    return tuple(kind for kind in PAGE_KINDS if kind in found)


def _names_of_part(theme: str, name: str) -> tuple[Name, ...]:
    """Names that every page with this part has, then those of some pages, which say so."""
    met = _reach(theme).met.get(name) or {"": {word: {said} for word, said in fields(Common).items()}}
    where: dict[tuple[str, object], tuple[Said, set[str]]] = {}
    for root, names in met.items():
        for word, variants in names.items():
            for said in variants:
                where.setdefault((word, said.type, said.element), (said, set()))[1].add(root)
    everywhere = {key[0]: said for key, (said, roots) in where.items() if len(roots) == len(met)}
    found = list(described(everywhere))
    for (word, *_), (said, roots) in where.items():
        if len(roots) < len(met):
            found += described({word: said}, note=_only(theme, roots), taken=everywhere)
    return tuple(found)


def _only(theme: str, roots: Iterable[str]) -> str:
    labels = sorted({pages()[root].label if root in pages() else entry(theme, root).label for root in roots})
    shown = ", ".join(labels[:NAMED_PAGES])
    return f"chỉ có ở: {shown}{'…' if len(labels) > NAMED_PAGES else ''}"


def sample_data(template: str) -> dict:
    """Full trial data of a page or block template, as its drawing gets it."""
    return _trial(template, declared.sample)


def empty_data(template: str) -> dict:
    """The same with nothing in it: empty lists, empty texts, noughts."""
    return _trial(template, declared.empty)


def _trial(template: str, value_of: Callable[[Said], object]) -> dict:
    data = {name: value_of(said) for name, said in scope(template).items()}
    if template in pages():
        kind = pages()[template].kind
        data["page"].update(kind=kind, body_class=f"page-{kind}")
    return {name: plain(value) for name, value in data.items()}


def mismatches(template: str, data: Mapping) -> list[str]:
    """Where the real data of a page or block is not what was declared."""
    if template not in pages() and template not in blocks():
        return [f"{template}: no declaration"]
    return sorted(declared.mismatches(scope(template), data))


def verify(template: str, data: Mapping) -> None:
    found = mismatches(template, data)
    if found:
        raise PageDataError(f"Page data of {template}: " + "; ".join(found))
