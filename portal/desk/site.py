"""The admin site: Vietnamese names, the Site's own name in the header, lists in working order, the start page."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse

from portal.desk import sections
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
        return sections.arranged(super().get_app_list(request))

    def get_log_entries(self, request: HttpRequest) -> list:
        """Our own change log takes its place."""
        return []

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().index(request, {"desk": start_page(request), **(extra_context or {})})
