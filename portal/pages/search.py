"""Static pages can be found."""

from portal.pages.models import Page
from portal.publishing import html
from portal.search.sources import Source, Words, register


def page_words(row: Page) -> Words:
    text = f"{row.summary} {html.plain(row.body)}"
    return Words(row.site_id, row.language, row.title, text, row.published_at, row.listed_until)


def _addresses(ids) -> dict[int, str]:
    return {row.pk: row.get_absolute_url() for row in Page.objects.filter(pk__in=ids).only("pk", "slug")}


register(Source("page", "Trang giới thiệu", Page.objects.all, Page.objects.listed, page_words, _addresses))
