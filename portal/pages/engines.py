"""What search engines read: /sitemap.xml as an index of sections, and /robots.txt."""

from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import escape

from portal.identity.sites import printed_address
from portal.pages import sitemaps

MOST = 50_000  # addresses in one file, limit of the sitemap protocol
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def index(request: HttpRequest) -> HttpResponse:
    lines = "".join(
        f"<sitemap><loc>{escape(printed_address(request.site.host, f'/sitemap-{name}.xml', request))}</loc></sitemap>\n"
        for name in sitemaps.sections()
    )
    return _xml(f"{HEAD}<sitemapindex {SCHEMA}>\n{lines}</sitemapindex>\n")


def section(request: HttpRequest, name: str) -> HttpResponse:
    entries = sitemaps.sections().get(name)
    if entries is None:
        raise Http404
    lines = []
    for path, changed in islice(entries(request.site), MOST):
        when = f"<lastmod>{timezone.localtime(changed).isoformat(timespec='seconds')}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(printed_address(request.site.host, path, request))}</loc>{when}</url>\n")
    return _xml(f"{HEAD}<urlset {SCHEMA}>\n{''.join(lines)}</urlset>\n")


def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /tim-kiem/",
        "Disallow: /api/",
        f"Sitemap: {printed_address(request.site.host, '/sitemap.xml', request)}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _xml(body: str) -> HttpResponse:
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
