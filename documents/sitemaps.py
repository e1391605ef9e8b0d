"""Addresses of the documents for search engines and the site map."""

from collections.abc import Iterator

from documents import pages
from documents.models import Document, Kind
from portal.identity.sites import CurrentSite
from portal.pages.sitemaps import Entry, register, register_branch


@register("van-ban")
def documents(site: CurrentSite) -> Iterator[Entry]:
    yield pages.list_url(), None
    rows = Document.objects.listed().on(site.id).only("pk", "slug", "updated_at").newest()
    for row in rows.iterator():
        yield row.get_absolute_url(), row.updated_at


@register_branch("Văn bản", order=30)
def kinds(site: CurrentSite, language: str) -> list[dict]:
    """One entry per kind that has documents."""
    used = Document.objects.listed().on(site.id, language).order_by().values("document_kind")
    return [
        {"label": (language == "en" and row.name_en) or row.name, "url": pages.list_url(loai=row.code), "children": []}
        for row in Kind.objects.filter(pk__in=used)
    ]
