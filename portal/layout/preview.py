"""A public page as it would look with unsaved changes: never cached, counted or indexed, shown in our own frame only."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from io import BytesIO
from typing import ClassVar
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from portal.base.generation import LONGEST
from portal.identity import sites
from portal.identity.models import SiteProfile
from portal.identity.sites import CurrentSite
from portal.layout.edited import Copy, TemplateFailed, read_copies
from portal.layout.models import Block
from portal.layout.render import HIT_HEADER

LONGEST_PATH = 500
NOT_PAGES = ("/quan-tri/", "/static/", "/media/", "/healthz", "/readyz")


@dataclass(frozen=True)
class Preview:
    """What differs from the public Site. `sources`: template name → unsaved source; `placement`: slot → blocks.

    `parts`: other shared parts of pages that are not to be read, by their names (see CurrentSite.part).
    """

    theme: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    placement: Mapping[str, list[Block]] | None = None
    profile: SiteProfile | None = None
    parts: Mapping[tuple, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PreviewSite(CurrentSite):
    """A Site whose parts are built for one answer and never shared with readers."""

    strict: ClassVar[bool] = True
    parts: dict = field(default_factory=dict)

    def part(self, name: tuple, build: Callable, age: float = LONGEST):
        if name not in self.parts:
            self.parts[name] = build()
        return self.parts[name]


def holds_frame(view: Callable) -> Callable:
    """For admin pages that show previews."""
    return csp_update({"frame-src": [SELF]})(view)


@csp_replace({"frame-ancestors": [SELF]})
def answer(request: HttpRequest, path: str, preview: Preview, site_id: int | None = None) -> HttpResponse:
    """The public page at `path` of the Site, as a citizen would see it with the differences of `preview`."""
    response = _drawn(request, path[:LONGEST_PATH], preview, site_id)
    del response.headers[HIT_HEADER]
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["X-Frame-Options"] = "SAMEORIGIN"
    add_never_cache_headers(response)
    return response


def _drawn(request: HttpRequest, path: str, preview: Preview, site_id: int | None) -> HttpResponse:
    try:
        inner = _inner_request(request, path, _site(request, preview, site_id))
        with translation.override(inner.language):
            view, args, kwargs = resolve(inner.path_info)
            response = view(inner, *args, **kwargs)
    except TemplateFailed as failure:
        where = f"{failure.name}, dòng {failure.line}" if failure.line else failure.name
        return _told(request, "Mẫu này lỗi, trang không vẽ được", f"{where}: {failure.reason}")
    except (Http404, Resolver404):
        return _told(request, "Không có trang này trên cổng", "Hãy chọn nội dung khác đang hiện trên cổng.")
    if response.status_code != 200 or not response.headers.get("Content-Type", "").startswith("text/html"):
        return _told(request, "Không xem thử được trang này", "Hãy chọn nội dung khác đang hiện trên cổng.")
    # The frame may not open windows: a press on a link leads nowhere instead of out of the preview.
    response.content = response.content.replace(b"<head>", b'<head><base target="_blank">', 1)
    return response


def _site(request: HttpRequest, preview: Preview, site_id: int | None) -> PreviewSite:
    current = sites.by_id(site_id or request.site.id)
    site = PreviewSite(current.id, current.host, current.number)
    profile = preview.profile or current.profile
    if preview.theme and preview.theme != profile.theme:
        profile = copy(profile)
        profile.theme = preview.theme
    site.parts["profile",] = profile
    unsaved = {name: Copy(0, 0, source) for name, source in preview.sources.items()}
    site.parts["edited_templates", profile.theme] = {**read_copies(site.id, profile.theme), **unsaved}
    if preview.placement is not None:
        site.parts["placement", profile.theme] = preview.placement
    site.parts.update(preview.parts)
    return site


def _inner_request(request: HttpRequest, path: str, site: PreviewSite) -> WSGIRequest:
    """A citizen's request for the page: without cookies, session and form."""
    try:
        parts = urlsplit(path)
    except ValueError as error:
        raise Http404 from error
    if not parts.path.startswith("/") or parts.netloc or parts.path.startswith(NOT_PAGES):
        raise Http404
    port = sites.host_port(request.META.get("HTTP_HOST", ""))
    inner = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": parts.path.encode().decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": site.host,
            "SERVER_PORT": port or "80",
            "HTTP_HOST": f"{site.host}:{port}" if port else site.host,
            "REMOTE_ADDR": request.META.get("REMOTE_ADDR", ""),
            "wsgi.url_scheme": request.scheme,
            "wsgi.input": BytesIO(),
        }
    )
    inner.site, inner.user = site, AnonymousUser()
    inner.language = "en" if parts.path.startswith("/en/") else "vi"
    return inner


def _told(request: HttpRequest, title: str, reason: str) -> HttpResponse:
    return HttpResponse(render_to_string("admin/layout/no_preview.html", {"title": title, "reason": reason}, request))
