"""The change log, to read only."""

from django.contrib import admin
from django.utils.html import format_html

from portal.base.dates import minute
from portal.base.models import Change
from portal.identity.admin_sites import own_rows


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    list_display = ("at_cell", "actor_name", "action", "object_name", "type_cell", "note", "address", "site")
    list_display_links = None
    list_filter = ("action", "content_type", "site")
    list_select_related = ("content_type", "site")
    search_fields = ("object_name", "actor_name", "note")
    date_hierarchy = "at"
    ordering = ("-id",)
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        return own_rows(super().get_queryset(request), request)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="loại", ordering="content_type")
    def type_cell(self, row):
        return row.content_type.name if row.content_type else ""

    @admin.display(description="lúc", ordering="-id")
    def at_cell(self, row):
        return format_html('<span class="nowrap">{}</span>', minute(row.at))
