"""The Site of each request, and the staff of it."""

import logging
import re

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from portal.base import dates
from portal.base.models import Generation
from portal.identity import outages, sites

log = logging.getLogger(__name__)
METHODS = ("GET", "HEAD", "POST")
LONGEST_BODY = 2**20  # bytes, of people who are not logged in
# These answers leave before the middleware that gives all others their headers.
BARE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
# Parts of CKEditor 4 with open holes; nginx refuses the same.
NOT_SERVED = re.compile(r"^/static/ckeditor/ckeditor/(samples|plugins/(preview|codesnippetgeshi))/")
WITHOUT_SITE = ("/healthz", "/readyz", "/static/", "/giao-dien/")
UNAVAILABLE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Tạm ngừng phục vụ</title><h1>Tạm ngừng phục vụ</h1>"
    "<p>%s</p></html>"
)
SOON = "Cổng đang gặp sự cố và sẽ trở lại sau ít phút. Mời bạn tải lại trang."
EMPTY = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa có cổng</title>'
    "<p>Chưa có cổng nào được tạo. Hãy đăng nhập <a href='/quan-tri/'>trang quản trị</a> và tạo hồ sơ cổng.</p>"
)


class SiteMiddleware:
    """Sets request.site; refuses a host that is neither of a Site nor in ALLOWED_HOSTS, and what nobody should ask."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.site = None
        if request.method not in METHODS:
            return _bare(405, "405: phương thức không được phục vụ.\n", Allow=", ".join(METHODS))
        if NOT_SERVED.match(request.path_info):
            return _bare(404, "404: không có tệp này.\n")
        if request.path_info.startswith(WITHOUT_SITE):
            return self.get_response(request)
        try:
            host = sites.host_name(request.META.get("HTTP_HOST") or request.META["SERVER_NAME"])
            request.site = sites.find(host)
        except DisallowedHost:
            return _bare(400, "400: tên miền không được phục vụ.\n")
        except (OperationalError, InterfaceError):
            log.exception("The database does not answer.")
            return _unavailable(host)
        except Generation.DoesNotExist:
            if not request.path_info.startswith("/quan-tri/"):
                return HttpResponse(EMPTY, status=503, headers=BARE)
        return self.get_response(request)


class StaffMiddleware:
    """What staff get is never stored by any cache; what others get is asked for again unless its view says more.

    Only staff send large bodies: for everybody else no file is ever taken in, not even into a temporary folder.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _body_length(request) > LONGEST_BODY and not _is_staff(request):
            return _bare(413, "413: nội dung gửi lên quá lớn.\n")
        response = self.get_response(request)
        if _is_known(request):
            add_never_cache_headers(response)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _is_known(request: HttpRequest) -> bool:
    # Without the cookie the session must not even be touched: that would add "Vary: Cookie".
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _is_staff(request: HttpRequest) -> bool:
    return _is_known(request) and request.user.is_staff


def _body_length(request: HttpRequest) -> int:
    """As Django reads it: it takes in no more bytes than this."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _unavailable(host: str) -> HttpResponse:
    back = outages.return_time(host)
    words = f"Cổng tạm ngừng để bảo trì, dự kiến hoạt động trở lại lúc {dates.moment(back)}." if back else SOON
    headers = {**BARE, "Retry-After": outages.retry_after(back, usual=60)}
    return HttpResponse(UNAVAILABLE % words, status=503, headers=headers)


def _bare(status: int, words: str, **headers: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8", headers={**BARE, **headers})
