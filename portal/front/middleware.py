"""The hit journal of answers that Django makes."""

import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.front.journal_writer import writer_for
from portal.identity.sites import host_name
from portal.layout.render import HIT_HEADER
from portal.visits import journal

FRONT = "portal.front"  # in the WSGI environment


class JournalMiddleware:
    """One line per countable answer before it leaves; the header that names the thing never leaves.

    Countable is what carries the header: pages and files set it, feeds, JSON and previews do not. What counts of
    it is decided by the fold, so that nginx's lines are judged alike.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.writer = writer_for(settings.JOURNAL_DIR) if settings.HIT_JOURNAL == "front" else None

    def __call__(self, request):
        response = self.get_response(request)
        thing = response.headers.get(HIT_HEADER, "")
        del response.headers[HIT_HEADER]
        if thing and getattr(request, "site", None):
            # For the front around Django: what a page it may keep is, and of which generation.
            request.environ[FRONT] = (thing, request.site.number)
        if thing and self.writer and _countable(request, response, thing):
            self.writer.append(_line(request, response, thing))
        return response


def _countable(request: HttpRequest, response: HttpResponse, thing: str) -> bool:
    if request.method != "GET":
        return False
    if response.status_code not in (200, 206, 304) and not (response.status_code == 404 and thing == "missing"):
        return False
    return not _is_staff(request)


def _is_staff(request: HttpRequest) -> bool:
    # Without the cookie the session must not even be touched: that would make the answer vary by cookie.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return user is not None and user.is_staff


def _line(request: HttpRequest, response: HttpResponse, thing: str) -> bytes:
    meta = request.META
    return journal.line(
        journal.Hit(
            ms=time.time_ns() // 1_000_000,
            host=host_name(meta.get("HTTP_HOST", "")),
            method=request.method,
            status=response.status_code,
            thing=thing,
            path=request.path,
            address=meta.get("REMOTE_ADDR", ""),
            agent=meta.get("HTTP_USER_AGENT", ""),
            referrer_host=journal.referrer_host(meta.get("HTTP_REFERER", "")),
            content_range=response.headers.get("Content-Range", ""),
            purpose=meta.get("HTTP_SEC_PURPOSE", ""),
        )
    )
