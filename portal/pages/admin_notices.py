"""Notices on top of every page: the form with its preview, the warning of outages announced too late."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from portal.base import dates
from portal.base.working_days import working_days_between
from portal.identity.admin_sites import SiteSettingAdmin
from portal.layout import preview
from portal.pages.admin_forms import NoticeForm
from portal.pages.admin_targets import ChoosesTarget
from portal.pages.models import Notice
from portal.pages.notices import Timed, page_data
from portal.publishing.models import Publishable

LEAD = 7  # working days, Nghị định 224/2026/NĐ-CP, Điều 13.1.a
STATES = {
    "on": ("Đang hiện", "green"), "waiting": ("Sắp hiện", "amber"), "over": ("Đã hết", "gray"), "off": ("Tắt", "gray"),
}  # fmt: skip
TONES = {"emergency": "red", "warning": "amber", "outage": "gray", "info": "approved"}


@admin.register(Notice)
class NoticeAdmin(ChoosesTarget, SiteSettingAdmin):
    form = NoticeForm
    change_form_template = "admin/pages/notice.html"
    actions = None
    list_display = ("title", "level_cell", "state_cell", "period_cell")
    list_filter = ("level",)
    list_select_related = ("site",)
    search_fields = ("title",)
    ordering = ("-starts", "-pk")
    fieldsets = [
        (None, {"fields": ["site", "level", "title", "text", "seen"]}),
        ("Thời gian", {"fields": ["starts", "down_from", "ends", "enabled"]}),
        ("Liên kết “Xem chi tiết”", {"fields": ["target_choice", "address"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview_view)
        return [path("xem-thu/", view, name="pages_notice_preview"), *super().get_urls()]

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        row = form.instance
        lead = working_days_of_notice(row, first_shown="starts" in form.changed_data or not change)
        if lead is not None and lead < LEAD:
            messages.warning(
                request,
                f"Thông báo chỉ hiện trước khi ngừng phục vụ {lead} ngày làm việc. Nghị định 224/2026/NĐ-CP, "
                f"Điều 13.1.a yêu cầu ít nhất {LEAD} ngày làm việc, trừ trường hợp bất khả kháng.",
            )

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """The home page with the notice as typed, whatever the time is; nothing is saved."""
        saved = self.get_object(request, request.POST.get("notice", ""))
        allowed = self.has_change_permission(request, saved) if saved else self.has_add_permission(request)
        if not allowed or request.method != "POST":
            raise PermissionDenied
        form = self.get_form(request, saved, change=saved is not None)(request.POST, instance=saved)
        if not form.is_valid():
            context = {**self.admin_site.each_context(request), "is_nav_sidebar_enabled": False, "form": form}
            return render(request, "admin/pages/notice_refused.html", context)
        row = form.instance
        now = timezone.now()
        shown = Timed(now, None, page_data(row, _url(row)))
        parts = {("notices", "vi"): [shown]}
        return preview.answer(request, "/", preview.Preview(parts=parts), site_id=row.site_id)

    @admin.display(description="mức", ordering="level")
    def level_cell(self, row):
        return format_html('<span class="chip chip-{}">{}</span>', TONES[row.level], row.get_level_display())

    @admin.display(description="trên cổng")
    def state_cell(self, row):
        label, tone = STATES[row.state(timezone.now())]
        return format_html('<span class="chip chip-{}">{}</span>', tone, label)

    @admin.display(description="thời gian", ordering="starts")
    def period_cell(self, row):
        until = f" – {dates.minute(row.ends)}" if row.ends else ""
        return f"{dates.minute(row.starts)}{until}"


def working_days_of_notice(row: Notice, first_shown: bool) -> int | None:
    """Working days from the first showing to the outage; None for what is no coming outage.

    `first_shown`: citizens see it from now on, whatever earlier time was typed.
    """
    now = timezone.now()
    if not (row.enabled and row.level == Notice.Level.OUTAGE and row.down_from and row.ends > now):
        return None
    since = max(row.starts, now) if first_shown else row.starts
    return working_days_between(timezone.localdate(since), timezone.localdate(row.down_from))


def _url(row: Notice) -> str:
    target = row.target
    if target is None:
        return row.address
    hidden = isinstance(target, Publishable) and not target.is_public
    return "" if hidden else target.get_absolute_url()
