"""RSS answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed

from portal.base.text import nfc
from portal.identity.sites import printed_address


@dataclass(frozen=True)
class Item:
    title: str
    path: str
    summary: str
    published_at: datetime
    author: str = ""
    category: str = ""


def rss(request: HttpRequest, title: str, path: str, items: Iterable[Item]) -> HttpResponse:
    """A feed of the newest items; summaries are plain text, never bodies. Feeds are not counted as views.

    XML knows no control characters, and one of them in a name would cost the whole feed: nfc() drops them.
    """
    host = request.site.host

    def here(local: str) -> str:
        return printed_address(host, local, request)

    feed = Rss201rev2Feed(
        title=nfc(title),
        link=here(path),
        description=nfc(title),
        language=request.language,
        feed_url=here(request.path),
    )
    for item in items:
        feed.add_item(
            title=nfc(item.title),
            link=here(item.path),
            description=nfc(item.summary),
            pubdate=item.published_at,
            author_name=nfc(item.author) or None,
            categories=[nfc(item.category)] if item.category else None,
            unique_id=here(item.path),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
