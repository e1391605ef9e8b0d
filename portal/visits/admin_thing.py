"""The page "Lượt xem" of one article or document: its curve of the last 90 days and its totals."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from portal.base.numbers import grouped
from portal.publishing.models import Publishable
from portal.visits import audience, charts, contents, counters, tables
from portal.visits.admin_statistics import as_file, file_query
from portal.visits.models import DayCount
from portal.visits.periods import Period
from portal.visits.reports import Drawn, Section
from portal.visits.tables import Column, Table

LAST = timedelta(days=89)


class ThingPages:
    """Mixin of DayCountAdmin; open to who may see the row itself or the figures of its Site."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        name = "visits_daycount_thing"
        return [path("<slug:kind>/<int:pk>/luot-xem/", wrap(self.thing_view), name=name), *super().get_urls()]

    def thing_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        model = contents.content_models().get(kind)
        row = model and model.objects.filter(pk=pk).first()
        if row is None:
            raise Http404("Không có mục này.")
        admin = self.admin_site._registry.get(model)
        may_open = bool(admin and admin.get_queryset(request).filter(pk=pk) and admin.has_view_permission(request, row))
        if not may_open and not audience.may_see(request.user, row.site_id):
            raise PermissionDenied
        today = timezone.localdate()
        period = Period(today - LAST, today)
        section = _curve(row, period)
        file = as_file(request, f"{row.title}, {period}", f"{kind}-{pk}", [section])
        if file:
            return file
        context = {
            **self.admin_site.each_context(request),
            "title": "Lượt xem",
            "subtitle": row.title,
            "opts": model._meta,
            "row": row,
            "row_url": reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_change", args=[pk])
            if may_open
            else "",
            "kind": kind,
            "period": period,
            "sections": [section],
            "figures": _figures(section, counters.totals(kind, [pk])[pk]),
            "file_query": file_query(request.GET),
            "may_correct": audience.may_correct(request.user, row.site_id),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/visits/thing.html", context)


def _curve(row: Publishable, period: Period) -> Section:
    rows = DayCount.objects.filter(kind=row.kind, object_id=row.pk, day__range=(period.first, period.last))
    found: dict = {}
    # A row that moved to another Site has counts of both.
    for day, views, downloads in rows.order_by().values_list("day", "views", "downloads"):
        before = found.get(day, (0, 0))
        found[day] = (before[0] + views, before[1] + downloads)
    values = tuple((day, *found.get(day, (0, 0))) for day in period.all_days())
    with_downloads = any(downloads for _, _, downloads in values)
    labels = [f"{day:%d/%m}" for day, _, _ in values]
    told = f"Mỗi cột là một ngày, {period}. Số liệu có trong bảng bên dưới."
    views = [number for _, number, _ in values]
    drawn = [Drawn("Lượt xem", charts.columns("views", "Lượt xem từng ngày", told, labels, views))]
    columns = [Column("Ngày", tables.DAY), Column("Lượt xem")]
    if with_downloads:
        downloads = [number for _, _, number in values]
        drawn.append(Drawn("Lượt tải", charts.columns("downloads", "Lượt tải từng ngày", told, labels, downloads)))
        columns.append(Column("Lượt tải"))
    shown = tuple(value[: len(columns)] for value in reversed(values))
    table = Table("tung-ngay", "Lượt xem 90 ngày qua", "Từng ngày", tuple(columns), shown)
    return Section(table, tuple(drawn), wide=True)


def _figures(section: Section, totals: counters.Totals) -> list[dict[str, str]]:
    """Since ever, starting numbers included, and of the shown days."""
    shown = [sum(column) for column in list(zip(*section.table.rows, strict=True))[1:]]
    return [
        {"label": label, "now": grouped(whole), "note": f"90 ngày qua: {grouped(recent)}"}
        for label, whole, recent in zip(("Tổng lượt xem", "Tổng lượt tải"), totals, shown, strict=False)
    ]
