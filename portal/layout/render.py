"""From page data to an answer: the theme's template, its slots, the headers."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context

from portal.identity.sites import printed_address
from portal.layout import catalogue
from portal.layout.blocks import BlockContext
from portal.layout.edited import draw
from portal.layout.engine import plain
from portal.layout.site_data import site_data
from portal.layout.slots import Slots

# Names the thing an answer shows; stripped and journalled by portal.front, never sent to a reader.
HIT_HEADER = "X-Hit"
PAGE_HIT = "page"  # a visit, but no view of a thing


@dataclass(frozen=True)
class Page:
    """What a page says of itself. `row` is the content row for blocks, `thing` what is counted ("article:12")."""

    kind: str
    title: str
    description: str = ""
    path: str = ""  # canonical path with its query, when it differs from the request's path
    robots: str = ""
    breadcrumb: tuple[tuple[str, str], ...] = ()
    feed: tuple[str, str] | None = None
    picture: str = ""
    row: object = None
    thing: str = PAGE_HIT


def page(request: HttpRequest, template: str, page: Page, data: dict, status: int = 200) -> HttpResponse:
    """Draw a whole page of the Site's theme."""
    site = request.site
    theme = site.profile.theme
    shared = site_data(site, request.language, request.path)
    seen = {**shared, "page": plain(_page_data(request, page)), **plain(data)}
    if settings.CHECK_PAGE_DATA:
        catalogue.verify(template, seen)
    slots = Slots(theme, BlockContext(site, request.language, page.kind, page.row), shared["site"])

    def context() -> Context:
        made = Context(seen)
        made.slots = slots
        return made

    response = HttpResponse(draw(site, theme, template, context, request.path), status=status)
    if status == 200 or status == 404:
        response[HIT_HEADER] = page.thing if status == 200 else "missing"
    if page.robots:
        response["X-Robots-Tag"] = page.robots
    return response


def _page_data(request: HttpRequest, page: Page) -> dict:
    host = request.site.host
    is_error = page.kind == "error"  # an address that leads nowhere is recommended to nobody
    return {
        "kind": page.kind,
        "title": page.title,
        "description": page.description,
        "canonical": "" if is_error else printed_address(host, page.path or request.path, request),
        "robots": page.robots,
        "image": printed_address(host, page.picture, request) if page.picture else "",
        "breadcrumb": [{"label": label, "url": url} for label, url in page.breadcrumb],
        "feed": {"title": page.feed[0], "url": page.feed[1]} if page.feed else "",
        "body_class": f"page-{page.kind}",
    }
