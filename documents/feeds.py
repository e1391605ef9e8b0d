"""RSS of the newest documents."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from documents.models import Document
from portal.pages.feeds import Item, rss

ITEMS = 20


def newest(request: HttpRequest) -> HttpResponse:
    rows = Document.objects.listed().on(request.site.id, request.language)
    shown = rows.select_related("document_kind", "body").defer("text").newest()[:ITEMS]
    items = [
        Item(
            f"{row.number_line}: {row.title}" if row.number else row.title, row.get_absolute_url(), row.title,
            row.published_at, row.body.name, row.document_kind.name,
        )
        for row in shown
    ]  # fmt: skip
    title = gettext("Văn bản – %s") % request.site.profile.name
    return rss(request, title, "/van-ban/", items)
