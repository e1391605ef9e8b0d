"""Columns of the staff's lists that need the counters."""

from django.contrib import admin
from django.utils.html import format_html

from portal.base.numbers import grouped
from portal.visits import counters


class ViewsColumn:
    """Mixin before PublishableAdmin: put "views_cell" into list_display; one query per list page."""

    def prepare_rows(self, rows: list) -> None:
        super().prepare_rows(rows)
        found = counters.totals(self.model.kind, [row.pk for row in rows])
        for row in rows:
            row.shown_totals = found.get(row.pk)

    @admin.display(description="lượt xem")
    def views_cell(self, row):
        totals = getattr(row, "shown_totals", None)
        return format_html('<span class="number">{}</span>', grouped(totals.views) if totals else "0")

    @admin.display(description="lượt tải")
    def downloads_cell(self, row):
        totals = getattr(row, "shown_totals", None)
        return format_html('<span class="number">{}</span>', grouped(totals.downloads) if totals else "0")
