"""Which ready page a request asks for, if any: the key never holds what a stranger can vary without end."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from django.conf import settings

from portal.base.middleware import is_trusted
from portal.front.watcher import Hosts
from portal.identity.sites import host_name, host_port

# Names that only advertising and messengers add; the page is the same without them.
TRACKING = re.compile(
    r"utm_[a-z_]{1,30}|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|igshid|mc_cid|mc_eid|zarsrc|zanpid|_ga|_gl"
)
PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
NOT_PAGES = (
    "/quan-tri",
    "/static/",
    "/media/",
    "/api/",
    "/tim-kiem/",
    "/van-ban/tep/",
    "/thong-ke.json",
    "/healthz",
    "/readyz",
)
LONGEST_PATH, MOST_NAMES = 400, 20


class Asked(NamedTuple):
    site_id: int
    host: str
    key: tuple


def asked(environ: dict, hosts: Hosts) -> Asked | None:
    """None for what only Django answers: forms, staff, searches, files, unknown hosts and unknown query names."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
        return None
    path = environ["PATH_INFO"]
    if path.startswith(NOT_PAGES) or len(path) > LONGEST_PATH:
        return None
    query = environ["QUERY_STRING"]
    page = _page(query) if query else ""
    if page is None:
        return None
    host, port = _host(environ.get("HTTP_HOST", ""))
    site_id = hosts.site_id(host)
    return Asked(site_id, host, (site_id, _scheme(environ), port, path, page)) if site_id else None


@lru_cache(maxsize=512)
def _host(sent: str) -> tuple[str, str]:
    """Printed addresses carry the port: only ours, as in portal.identity.sites.printed_address."""
    port = host_port(sent)
    is_ours = port in ("", "80", "443", settings.PUBLIC_PORT, str(settings.PORT))
    return host_name(sent), port if is_ours else settings.PUBLIC_PORT


def _scheme(environ: dict) -> str:
    """As Django will see it: a proxy's word counts only when the proxy is ours."""
    said = environ.get("HTTP_X_FORWARDED_PROTO")
    if said is None or not is_trusted(environ.get("REMOTE_ADDR", "")):
        return environ["wsgi.url_scheme"]
    return "https" if said == "https" else "http"


def _page(query: str) -> str | None:
    """The number of a list's page; None when the query holds anything else of meaning."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_NAMES)
    except ValueError:
        return None
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    if not kept:
        return ""
    (name, value), *more = kept
    return value if name == "trang" and not more and PAGE.fullmatch(value) else None
