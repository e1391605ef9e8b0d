"""The counters for those who check them: to read only, and the pages made of them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.base.dates import day
from portal.base.numbers import grouped
from portal.identity.rights import site_ids
from portal.search.models import SearchEntry
from portal.visits.admin_correct import CorrectionPage
from portal.visits.admin_statistics import StatisticsPages
from portal.visits.admin_thing import ThingPages
from portal.visits.models import DayCount, MissingPath, VisitDay


class CounterAdmin(admin.ModelAdmin):
    """Nobody edits counters here; each person sees the Sites they work on."""

    date_hierarchy = "day"
    list_filter = ["site"]
    list_select_related = ["site"]
    list_display_links = None
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        own = site_ids(request.user)
        rows = super().get_queryset(request)
        return rows if own is None else rows.filter(site_id__in=own)

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="ngày", ordering="day")
    def on_day(self, row) -> str:
        return day(row.day)


@admin.register(VisitDay)
class VisitDayAdmin(StatisticsPages, CounterAdmin):
    list_display = ["on_day", "site", "all_visits", "all_hits", "all_bot_hits"]

    @admin.display(description="lượt truy cập", ordering="visits")
    def all_visits(self, row: VisitDay) -> str:
        return grouped(row.visits)

    @admin.display(description="lượt mở trang", ordering="hits")
    def all_hits(self, row: VisitDay) -> str:
        return grouped(row.hits)

    @admin.display(description="lượt của máy", ordering="bot_hits")
    def all_bot_hits(self, row: VisitDay) -> str:
        return grouped(row.bot_hits)


@admin.register(DayCount)
class DayCountAdmin(ThingPages, CorrectionPage, CounterAdmin):
    """What was read most on a day, with the titles of the search table (one query for the page)."""

    list_display = ["on_day", "title", "views", "downloads", "site"]

    def get_changelist_instance(self, request: HttpRequest):
        changes = super().get_changelist_instance(request)
        rows = list(changes.result_list)
        entries = SearchEntry.objects.filter(object_id__in={row.object_id for row in rows})
        titles = {(kind, pk): title for kind, pk, title in entries.values_list("kind", "object_id", "title")}
        for row in rows:
            row.found_title = titles.get((row.kind, row.object_id), "")
        changes.result_list = rows
        return changes

    @admin.display(description="nội dung")
    def title(self, row: DayCount) -> str:
        return row.found_title or f"{row.kind} {row.object_id}"


@admin.register(MissingPath)
class MissingPathAdmin(CounterAdmin):
    list_display = ["on_day", "path", "hits", "site"]
    search_fields = ["path"]
