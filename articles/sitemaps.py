"""Addresses of the news for search engines and the site map."""

from collections.abc import Iterator

from articles.categories import shown_tree
from articles.models import Album, Article
from portal.identity.sites import CurrentSite
from portal.pages.sitemaps import Entry, register, register_branch


@register("bai-viet")
def articles(site: CurrentSite) -> Iterator[Entry]:
    rows = Article.objects.listed().on(site.id).only("pk", "slug", "updated_at").newest()
    return ((row.get_absolute_url(), row.updated_at) for row in rows.iterator())


@register("chuyen-muc")
def categories(site: CurrentSite) -> Iterator[Entry]:
    def walk(nodes: list[dict]) -> Iterator[Entry]:
        for node in nodes:
            yield node["url"], None
            yield from walk(node["children"])

    return walk(shown_tree(site))


@register("hinh-anh")
def albums(site: CurrentSite) -> Iterator[Entry]:
    rows = Album.objects.listed().on(site.id).only("pk", "slug", "updated_at").newest()
    return ((row.get_absolute_url(), row.updated_at) for row in rows.iterator())


@register_branch("Tin tức – Sự kiện", order=20)
def category_branch(site: CurrentSite, language: str) -> list[dict]:
    return shown_tree(site, language)
