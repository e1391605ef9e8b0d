"""Lists of content: chips, filters, bulk steps."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.identity import rights
from portal.identity.admin_sites import default_site_id, has_several_sites
from portal.publishing import services
from portal.publishing.models import Publishable
from portal.publishing.states import STEPS, State


class ContentList(ChangeList):
    """A list page whose rows get what their columns need in one go; see PublishableAdmin.prepare_rows."""

    def get_queryset(self, request: HttpRequest, exclude_parameters=None) -> QuerySet:
        heavy = [
            field.name for field in self.model._meta.concrete_fields if field.name in self.model_admin.not_in_lists
        ]
        return super().get_queryset(request, exclude_parameters).defer(*heavy)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.site_id = default_site_id(request)
        several = has_several_sites(request)
        for row in self.result_list:
            row.shows_site = several
        self.model_admin.prepare_rows(self.result_list)

    def periods(self) -> list[dict]:
        """Years, then months, then days to press; Django's own bar sorts the dates of every row for it."""
        field = self.date_hierarchy
        year, month = (_number(self.params.get(f"{field}__{part}")) for part in ("year", "month"))

        def link(label: str, **parts: int) -> dict:
            unwanted = [f"{field}__{part}" for part in ("year", "month", "day") if part not in parts]
            chosen = {f"{field}__{part}": value for part, value in parts.items()}
            url = self.get_query_string(chosen, unwanted)
            return {"label": label, "url": url, "here": _same(self.params, chosen, unwanted)}

        if not year:
            return [link(str(number), year=number) for number in self._years()]
        above = [link("Mọi năm"), link(str(year), year=year)]
        if not 1 <= month <= 12:
            return above + [link(f"Tháng {number}", year=year, month=number) for number in range(1, 13)]
        days = range(1, monthrange(year, month)[1] + 1)
        above.append(link(f"Tháng {month}", year=year, month=month))
        return above + [link(f"{day}", year=year, month=month, day=day) for day in days]

    def _years(self) -> range:
        """From the first dated row of the Site (read from its index) to the year of tomorrow's plans."""
        rows = self.model._default_manager.exclude(**{self.date_hierarchy: None}).order_by(self.date_hierarchy)
        first = rows.filter(site_id=self.site_id, language="vi").values_list(self.date_hierarchy, flat=True).first()
        last = timezone.localdate() + timedelta(days=31)
        return range(last.year, (timezone.localtime(first).year if first else last.year) - 1, -1)


def _number(value) -> int:
    """Of an address: a list or a text; 0 when it is no sensible year or month."""
    text = value[0] if isinstance(value, list) and value else value
    return int(text) if str(text).isdigit() and 0 < int(text) < 10_000 else 0


def _same(params: dict, chosen: dict, unwanted: list[str]) -> bool:
    return all(_number(params.get(name)) == value for name, value in chosen.items()) and not any(
        name in params for name in unwanted
    )


class StateFilter(admin.SimpleListFilter):
    title = "trạng thái"
    parameter_name = "trang-thai"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [*State.choices, ("scheduled", "Hẹn giờ")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "scheduled":
            return queryset.filter(state=State.APPROVED, scheduled=True)
        if self.value() in State.values:
            return queryset.filter(state=self.value())
        return queryset


class MineFilter(admin.SimpleListFilter):
    title = "người viết"
    parameter_name = "cua-toi"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("1", "Của tôi")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(created_by=request.user) if self.value() == "1" else queryset


class BinFilter(admin.SimpleListFilter):
    """Without a choice the list shows what is not in the bin."""

    title = "thùng rác"
    parameter_name = "thung-rac"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("1", "Thùng rác")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.exclude(deleted_at=None) if self.value() == "1" else queryset.filter(deleted_at=None)

    def choices(self, changelist: ChangeList) -> Iterable[dict]:
        first, *others = super().choices(changelist)
        yield {**first, "display": "Đang dùng"}
        yield from others


def state_chip(row: Publishable) -> SafeString:
    code = "binned" if row.deleted_at else "scheduled" if row.scheduled else row.state
    label = "Thùng rác" if row.deleted_at else row.state_label()
    return format_html('<span class="chip chip-{}">{}</span>', code, label)


class BulkSteps:
    """Actions of the list; each row is moved by portal.publishing.services in a transaction of its own."""

    actions: Sequence[str] = ("submit_rows", "publish_rows", "withdraw_rows", "bin_rows", "restore_rows")

    def get_actions(self, request: HttpRequest) -> dict:
        needed = {
            "submit_rows": rights.WRITE,
            "publish_rows": rights.PUBLISH,
            "withdraw_rows": rights.PUBLISH,
            "bin_rows": rights.DELETE,
            "restore_rows": rights.DELETE,
        }
        in_bin = request.GET.get(BinFilter.parameter_name) == "1"
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if (name not in needed or rights.allows(request.user, needed[name]))
            and (name not in needed or (name == "restore_rows") == in_bin)
        }

    @admin.action(description="Gửi duyệt")
    def submit_rows(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._take(request, queryset, "submit", "Đã gửi duyệt")

    @admin.action(description="Duyệt và đăng")
    def publish_rows(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._take(request, queryset, "publish", "Đã đăng")

    @admin.action(description="Gỡ xuống")
    def withdraw_rows(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._take(request, queryset, "withdraw", "Đã gỡ xuống")

    @admin.action(description="Bỏ vào thùng rác")
    def bin_rows(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(request, queryset, self.may_bin, services.bin_row, "Đã bỏ vào thùng rác")

    @admin.action(description="Lấy lại từ thùng rác")
    def restore_rows(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(
            request, queryset, self.may_restore, services.restore_row, "Đã lấy lại, để ở dạng nháp nếu trước đó đã đăng"
        )

    def _take(self, request: HttpRequest, queryset: QuerySet, code: str, done: str) -> None:
        for row in queryset:
            try:
                services.take(STEPS[code], row, request.user, address=request.META.get("REMOTE_ADDR"))
            except services.Refused as refusal:
                self.message_user(request, f"“{row}”: {refusal}", messages.ERROR)
            else:
                self.message_user(request, f"{done}: “{row}”.", messages.SUCCESS)

    def _each(self, request: HttpRequest, queryset: QuerySet, may, work, done: str) -> None:
        for row in queryset:
            if may(request.user, row):
                work(row, request.user, address=request.META.get("REMOTE_ADDR"))
                self.message_user(request, f"{done}: “{row}”.", messages.SUCCESS)
            else:
                self.message_user(request, f"“{row}”: bạn không có quyền làm việc này.", messages.ERROR)
