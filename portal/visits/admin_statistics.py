"""The pages "Thống kê" of one Site: visits, and what was read; each table also as a file."""

from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from portal.identity.admin_sites import default_site_id, site_name
from portal.visits import audience, contents, exports, periods, reports
from portal.visits.periods import Period
from portal.visits.reports import Section

XLSX, CSV = "xlsx", "csv"
PAGES = {"statistics": "Lượt truy cập", "contents": "Nội dung được đọc"}


def thing_address(kind: str, pk: int) -> str:
    return reverse("admin:visits_daycount_thing", args=[kind, pk])


def chosen_site(request: HttpRequest) -> int:
    """The Site that was asked for when the person may see its figures, else their usual one."""
    text = request.GET.get("cong", "")
    own = audience.sites_seen(request.user)
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default_site_id(request)
    if own is not None and asked not in own:
        asked = min(own, default=None)
    if asked is None or not audience.choices({asked}).exists():
        raise PermissionDenied
    return asked


def as_file(request: HttpRequest, heading: str, name: str, sections: list[Section]) -> HttpResponse | None:
    """The answer to ?dang=xlsx (all tables, or the one of ?bang=…) and ?dang=csv&bang=…; None when a page is wanted."""
    kind, code = request.GET.get("dang", ""), request.GET.get("bang", "")
    if not kind:
        return None
    wanted = [section.table for section in sections if code in ("", section.table.code)]
    if kind not in (XLSX, CSV) or not wanted or (kind == CSV and len(wanted) != 1):
        raise Http404("Không có tệp này.")
    if kind == XLSX:
        response = HttpResponse(exports.workbook(heading, wanted), content_type=exports.XLSX_TYPE)
    else:
        response = HttpResponse(exports.comma_separated(wanted[0]), content_type=exports.CSV_TYPE)
    file_name = "-".join(filter(None, ["thong-ke", code, name]))
    response["Content-Disposition"] = f'attachment; filename="{file_name}.{kind}"'
    patch_cache_control(response, private=True, no_store=True)
    return response


def file_query(query: QueryDict) -> str:
    """The address of the page without the choice of a file, to hang one on."""
    kept = {name: value for name, value in query.items() if name not in ("dang", "bang")}
    return f"?{urlencode(kept)}&" if kept else "?"


class StatisticsPages:
    """Mixin of VisitDayAdmin."""

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, "visits_visitday"
        own = [
            path("thong-ke/", wrap(self.statistics_view), name=f"{name}_statistics"),
            path("thong-ke/noi-dung/", wrap(self.contents_view), name=f"{name}_contents"),
        ]
        return own + super().get_urls()

    def statistics_view(self, request: HttpRequest) -> HttpResponse:
        return self._report(request, "statistics", _visits)

    def contents_view(self, request: HttpRequest) -> HttpResponse:
        return self._report(request, "contents", _contents)

    def _report(self, request: HttpRequest, page: str, read) -> HttpResponse:
        site_id = chosen_site(request)
        today = timezone.localdate()
        refused = ""
        try:
            period = periods.asked(request.GET, today)
        except periods.Refused as error:
            period, refused = periods.named(periods.DAYS30, today), str(error)
        shown = read(site_id, period, today)
        sites = audience.choices(audience.sites_seen(request.user))
        names = {site.pk: site_name(site) for site in sites}
        heading = f"{names[site_id]}, {period}"
        file = as_file(request, heading, f"{period.first}-{period.last}", shown["sections"])
        if file and not refused:
            return file
        context = {
            **self.admin_site.each_context(request),
            **shown,
            "title": "Thống kê",
            "opts": self.opts,
            "page": page,
            "pages": [{"code": code, "label": label, "url": _url(code)} for code, label in PAGES.items()],
            "period": period,
            "refused": refused,
            "names": periods.LABELS,
            "chosen": periods.CHOSEN if refused else period.name,
            "typed": _typed(request, period),
            "sites": names if len(names) > 1 else {},
            "site_id": site_id,
            "site_name": names[site_id],
            "page_query": f"?{request.GET.urlencode()}" if request.GET else "",
            "file_query": file_query(request.GET),
            "may_correct": audience.may_correct(request.user, site_id),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/visits/statistics.html", context)


def _visits(site_id: int, period: Period, today: date) -> dict:
    days = reports.read_days(site_id, period, period.before, period.year_before)
    hours = reports.hours_of_day(site_id, period.last if period.days == 1 else today)
    sections = [
        *([] if period.step == periods.HOUR else [reports.curve(days, period)]),
        hours,
        reports.sources(site_id, period),
        reports.devices(site_id, period),
        reports.week(site_id, period),
        reports.missing(site_id, period),
    ]
    return {"figures": reports.figures(days, period), "sections": sections}


def _contents(site_id: int, period: Period, today: date) -> dict:
    return {"sections": contents.sections(site_id, period, thing_address)}


def _url(page: str) -> str:
    return reverse(f"admin:visits_visitday_{page}")


def _typed(request: HttpRequest, period: Period) -> dict[str, str]:
    """The days in the form: what was typed, else those of the period."""
    if request.GET.get("ky") == periods.CHOSEN:
        return {"first": request.GET.get("tu", ""), "last": request.GET.get("den", "")}
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
