"""RSS answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed

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
    """A feed of the newest items; summaries are plain text, never bodies. Feeds are not counted as views."""
    host = request.site.host

    def here(local: str) -> str:
        return printed_address(host, local, request)

    feed = Rss201rev2Feed(
        title=title, link=here(path), description=title, language=request.language, feed_url=here(request.path)
    )
    for item in items:
        feed.add_item(
            title=item.title,
            link=here(item.path),
            description=item.summary,
            pubdate=item.published_at,
            author_name=item.author or None,
            categories=[item.category] if item.category else None,
            unique_id=here(item.path),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
