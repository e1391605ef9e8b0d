"""The site map for engines (/sitemap.xml) and for people (/so-do-cong/); content apps register in sitemaps.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from portal.base import discovery
from portal.identity.sites import CurrentSite
from portal.pages.models import Page

Entry = tuple[str, datetime | None]  # path, last change
Entries = Callable[[CurrentSite], Iterable[Entry]]
Branch = Callable[[CurrentSite, str], list[dict]]


@dataclass(frozen=True)
class BranchSource:
    label: str
    order: int
    build: Branch


_sections: dict[str, Entries] = {}
_branches: list[BranchSource] = []


def register(section: str) -> Callable[[Entries], Entries]:
    """Register a section of /sitemap.xml: `function(site)` gives public paths with their last change."""

    def add(entries: Entries) -> Entries:
        _sections[section] = entries
        return entries

    return add


def register_branch(label: str, order: int) -> Callable[[Branch], Branch]:
    """Register a branch of the people's site map: `function(site, language)` gives nested label/url/children."""

    def add(build: Branch) -> Branch:
        _branches.append(BranchSource(label, order, build))
        return build

    return add


@register("trang")
def pages(site: CurrentSite) -> Iterable[Entry]:
    yield "/", None
    for row in Page.objects.listed().on(site.id).only("slug", "updated_at"):
        yield row.get_absolute_url(), row.updated_at


@register_branch("Giới thiệu", order=10)
def page_branch(site: CurrentSite, language: str) -> list[dict]:
    rows = Page.objects.listed().on(site.id, language).only("title", "slug")
    return [{"label": row.title, "url": row.get_absolute_url(), "children": []} for row in rows]


def sections() -> dict[str, Entries]:
    discovery.load("sitemaps")
    return _sections


def branches() -> list[BranchSource]:
    discovery.load("sitemaps")
    return sorted(_branches, key=lambda branch: branch.order)
