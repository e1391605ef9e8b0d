"""The admin site: Vietnamese names, the Site's own name in the header, lists in working order, the start page."""

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from portal.desk import sections
from portal.desk.login import DeskLoginView
from portal.desk.start import start_page


class DeskSite(AdminSite):
    site_header = "Quản trị cổng"
    site_title = "Quản trị cổng"
    index_title = "Bàn làm việc"
    enable_nav_sidebar = True

    def each_context(self, request: HttpRequest) -> dict:
        profile = request.site.profile if request.site else None
        return {**super().each_context(request), "profile": profile, "theme": profile.theme if profile else "lai_chau"}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The list of one app is Django's own; the whole list stands in working order."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        return sections.arranged(super().get_app_list(request), request)

    def get_log_entries(self, request: HttpRequest) -> list:
        """Our own change log takes its place."""
        return []

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().index(request, {"desk": start_page(request), **(extra_context or {})})

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        start = reverse("admin:index", current_app=self.name)
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(start)
        context = {
            **self.each_context(request),
            "title": "Đăng nhập",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = start
        request.current_app = self.name
        return DeskLoginView.as_view(extra_context=context)(request)

    def logout(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return LogoutView.as_view(next_page="admin:login")(request)
