"""Timed work, to read only."""

from django.contrib import admin

from portal.jobs.models import TimedRun


@admin.register(TimedRun)
class TimedRunAdmin(admin.ModelAdmin):
    list_display = ("name", "due_at", "finished_at", "error")
    list_display_links = None
    ordering = ("name",)
    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
