"""The Site of each request, and the staff of it."""

import logging

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.cache import add_never_cache_headers

from portal.base.models import Generation
from portal.identity import sites

log = logging.getLogger(__name__)
WITHOUT_SITE = ("/healthz", "/readyz", "/static/")
UNAVAILABLE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Tạm ngừng phục vụ</title><h1>Tạm ngừng phục vụ</h1>"
    "<p>Cổng đang gặp sự cố và sẽ trở lại sau ít phút. Mời bạn tải lại trang.</p></html>"
)
EMPTY = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa có cổng</title>'
    "<p>Chưa có cổng nào được tạo. Hãy đăng nhập <a href='/quan-tri/'>trang quản trị</a> và tạo hồ sơ cổng.</p>"
)


class SiteMiddleware:
    """Sets request.site; refuses a host that is neither of a Site nor in ALLOWED_HOSTS (400)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.site = None
        if request.path_info.startswith(WITHOUT_SITE):
            return self.get_response(request)
        try:
            request.site = sites.find(sites.host_name(request.META.get("HTTP_HOST") or request.META["SERVER_NAME"]))
        except DisallowedHost:
            return HttpResponseBadRequest(
                "400: tên miền không được phục vụ.\n", content_type="text/plain; charset=utf-8"
            )
        except (OperationalError, InterfaceError):
            log.exception("The database does not answer.")
            return HttpResponse(UNAVAILABLE, status=503, headers={"Retry-After": "60"})
        except Generation.DoesNotExist:
            if not request.path_info.startswith("/quan-tri/"):
                return HttpResponse(EMPTY, status=503)
        return self.get_response(request)


class StaffMiddleware:
    """Answers to a logged-in person are nobody else's: never stored by any cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # Without the cookie the session must not even be touched: that would add "Vary: Cookie".
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
