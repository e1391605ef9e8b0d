"""What the page of visits shows of one Site and period, read from the small tables per Site and day.

Views of a Site are the sum of its hours, downloads that of its files: reading every row of every thing would cost a
year of a busy portal half a second.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from portal.base.dates import WEEKDAYS
from portal.base.dates import day as printed_day
from portal.base.numbers import grouped
from portal.visits import charts, periods, tables
from portal.visits.models import DayCount, DeviceCount, HourCount, MissingPath, SourceKindCount, VisitDay
from portal.visits.origins import DEVICE_LABELS, SOURCE_LABELS
from portal.visits.periods import Period
from portal.visits.tables import Column, Table
from portal.visits.things import DOWNLOADS

MOST_MISSING, SHOWN_MISSING = 1000, 30
HOURS = [f"{hour} giờ" for hour in range(24)]
STEP_LABELS = {periods.HOUR: "Ngày", periods.DAY: "Ngày", periods.MONTH: "Tháng", periods.YEAR: "Năm"}
STEP_KINDS = {
    periods.HOUR: tables.DAY, periods.DAY: tables.DAY, periods.MONTH: tables.MONTH, periods.YEAR: tables.YEAR,
}  # fmt: skip


class Point(NamedTuple):
    visits: int = 0
    views: int = 0
    downloads: int = 0

    def plus(self, other: "Point") -> "Point":
        return Point(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Drawn(NamedTuple):
    caption: str
    svg: str


@dataclass(frozen=True)
class Section:
    """One box of a page: charts and their table, which stands open where there are none."""

    table: Table
    charts: tuple[Drawn, ...] = ()
    key: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Figure:
    """One large number with what it is compared with."""

    label: str
    now: int
    before: int
    year_before: int

    def printed(self) -> dict[str, str]:
        return {
            "now": grouped(self.now),
            "before": grouped(self.before),
            "change": tables.change(self.now, self.before),
            "year_before": grouped(self.year_before),
            "year_change": tables.change(self.now, self.year_before),
        }


Days = dict[date, Point]


def read_days(site_id: int, *ranges: Period) -> Days:
    """Visits, views and downloads of every day in these periods, in three queries."""
    wanted = reduce(or_, (Q(day__range=(period.first, period.last)) for period in ranges))
    found: Days = {}

    def add(rows: QuerySet, place: int) -> None:
        for day, number in rows:
            point = list(found.get(day, Point()))
            point[place] = int(number)
            found[day] = Point(*point)

    add(_of(VisitDay, site_id, wanted).values_list("day", "visits"), 0)
    add(_of(HourCount, site_id, wanted).values_list("day").annotate(number=Sum("views")), 1)
    files = _of(DayCount, site_id, wanted).filter(kind__in=DOWNLOADS)
    add(files.values_list("day").annotate(number=Sum("downloads")), 2)
    return found


def total(days: Days, period: Period) -> Point:
    return reduce(Point.plus, (point for day, point in days.items() if period.first <= day <= period.last), Point())


def figures(days: Days, period: Period) -> list[Figure]:
    now, before, year = (total(days, each) for each in (period, period.before, period.year_before))
    return [
        Figure(label, now[place], before[place], year[place])
        for place, label in enumerate(("Lượt truy cập", "Lượt xem", "Lượt tải"))
    ]


def curve(days: Days, period: Period) -> Section:
    """Three charts by day, month or year; the line is the same length before, or the year before of long periods."""
    buckets = period.buckets()
    now = _bucketed(days, period, buckets)
    by_day = period.step in (periods.HOUR, periods.DAY)
    year = _aligned(days, period, period.year_before, buckets)
    before = _aligned(days, period, period.before, buckets) if by_day else None
    against, name = (before, "kỳ trước") if before else (year, "cùng kỳ năm trước")
    columns = [Column(STEP_LABELS[period.step], STEP_KINDS[period.step])]
    columns += [Column(label) for label in ("Lượt truy cập", "Lượt xem", "Lượt tải")]
    columns += [Column("Truy cập kỳ trước")] if before else []
    columns += [Column("Truy cập cùng kỳ năm trước")]
    rows = tuple(
        (bucket, *now[index], *([before[index].visits] if before else []), year[index].visits)
        for index, bucket in enumerate(buckets)
    )
    labels = [tables.printed(bucket, STEP_KINDS[period.step]) for bucket in buckets]
    short = [label[:5] for label in labels] if by_day else labels
    drawn = tuple(
        Drawn(
            label,
            charts.columns(
                f"curve-{place}",
                f"{label} {period}",
                f"Cột là {label.lower()} kỳ này, đường nét đứt là {name}. Số liệu có trong bảng bên dưới.",
                short,
                [point[place] for point in now],
                [point[place] for point in against],
            ),
        )
        for place, label in enumerate(("Lượt truy cập", "Lượt xem", "Lượt tải"))
    )
    table = Table(
        "theo-thoi-gian", "Truy cập, lượt xem, lượt tải theo thời gian", "Theo thời gian", tuple(columns), rows,
        page_rows=periods.BY_DAY,
    )  # fmt: skip
    return Section(table, drawn, f"Cột: kỳ này. Đường nét đứt: {name}.", wide=True)


def hours_of_day(site_id: int, day: date) -> Section:
    """The hours of one day beside those of the same weekday a week before."""
    before = day - timedelta(days=7)
    rows = _of(HourCount, site_id, Q(day__in=(day, before))).values_list("day", "hour", "visits", "views")
    found = {(on, hour): (visits, views) for on, hour, visits, views in rows}
    values = tuple(
        (HOURS[hour], *found.get((day, hour), (0, 0)), found.get((before, hour), (0, 0))[0]) for hour in range(24)
    )
    title = f"Lượt truy cập từng giờ ngày {printed_day(day)}"
    name = f"{WEEKDAYS[before.weekday()].lower()} tuần trước, {printed_day(before)}"
    chart = charts.columns(
        "hours", title, f"Cột là từng giờ của ngày, đường nét đứt là {name}. Số liệu có trong bảng bên dưới.",
        [f"{hour}h" for hour in range(24)], [row[1] for row in values], [row[3] for row in values],
    )  # fmt: skip
    columns = (Column("Giờ", tables.TEXT), Column("Lượt truy cập"), Column("Lượt xem"), Column("Truy cập tuần trước"))
    return Section(
        Table("theo-gio", title, "Theo giờ", columns, values),
        (Drawn("", chart),),
        f"Cột: lượt truy cập. Đường nét đứt: {name}.",
    )


def week(site_id: int, period: Period) -> Section:
    """Visits by weekday and hour of the whole period."""
    rows = _of(HourCount, site_id, _within(period)).values_list("day__iso_week_day", "hour")
    found = {(weekday, hour): int(visits) for weekday, hour, visits in rows.annotate(number=Sum("visits"))}
    values = [
        (name, [found.get((index, hour), 0) for hour in range(24)]) for index, name in enumerate(WEEKDAYS, start=1)
    ]
    title = "Lượt truy cập theo thứ và giờ"
    chart = charts.heat_map(
        "week", title, "Ô càng đậm càng nhiều lượt truy cập. Số liệu có trong bảng bên dưới.", values,
        [f"{hour}h" for hour in range(24)],
    )  # fmt: skip
    columns = (Column("Thứ", tables.TEXT), *(Column(f"{hour}h") for hour in range(24)))
    table = Table("theo-thu-va-gio", title, "Theo thứ và giờ", columns, tuple((name, *row) for name, row in values))
    return Section(table, (Drawn("", chart),), "Ô càng đậm càng nhiều lượt truy cập.")


def sources(site_id: int, period: Period) -> Section:
    return _shares(SourceKindCount, "source", SOURCE_LABELS, site_id, period, "nguon", "Nguồn truy cập", "Nguồn")


def devices(site_id: int, period: Period) -> Section:
    return _shares(DeviceCount, "device", DEVICE_LABELS, site_id, period, "thiet-bi", "Thiết bị", "Thiết bị")


def missing(site_id: int, period: Period) -> Section:
    rows = _of(MissingPath, site_id, _within(period)).values_list("path")
    found = rows.annotate(number=Sum("hits")).order_by("-number", "path")[:MOST_MISSING]
    table = Table(
        "khong-co", "Địa chỉ không có (404)", "Địa chỉ không có", (Column("Địa chỉ", tables.TEXT), Column("Số lần hỏi")),
        tuple((path, int(number)) for path, number in found), page_rows=SHOWN_MISSING,
        note="Người đọc đã mở những địa chỉ này nhưng cổng không có trang. Mỗi ngày ghi nhiều nhất 500 địa chỉ.",
    )  # fmt: skip
    return Section(table, wide=True)


def _shares(model, field: str, labels: dict, site_id: int, period: Period, code: str, title: str, name: str) -> Section:
    """In this period and in the one before, in two queries."""
    now, before = (
        {key: int(number) for key, number in _sums(model, field, site_id, each)} for each in (period, period.before)
    )
    whole = sum(now.values())
    ordered = sorted(labels, key=lambda key: -now.get(key, 0))
    values = tuple(
        (labels[key], now.get(key, 0), now.get(key, 0) / whole if whole else None, before.get(key, 0))
        for key in ordered
    )
    chart = charts.shares(
        code, title, f"Phần của từng loại trong {period}. Số liệu có trong bảng bên dưới.",
        [(row[0], row[1]) for row in values],
    )  # fmt: skip
    columns = (Column(name, tables.TEXT), Column("Lượt truy cập"), Column("Tỷ lệ", tables.PERCENT), Column("Kỳ trước"))
    return Section(Table(code, title, title, columns, values), (Drawn("", chart),))


def _sums(model, field: str, site_id: int, period: Period) -> Iterable[tuple[str, int]]:
    return _of(model, site_id, _within(period)).values_list(field).annotate(number=Sum("visits"))


def _of(model, site_id: int, wanted: Q) -> QuerySet:
    return model.objects.filter(wanted, site_id=site_id).order_by()


def _within(period: Period) -> Q:
    return Q(day__range=(period.first, period.last))


def _bucketed(days: Days, period: Period, buckets: list[date]) -> list[Point]:
    sums = dict.fromkeys(buckets, Point())
    for day in period.all_days():
        if day in days:
            bucket = period.bucket(day)
            sums[bucket] = sums[bucket].plus(days[day])
    return list(sums.values())


def _aligned(days: Days, period: Period, other: Period, buckets: list[date]) -> list[Point]:
    """The other period in as many places: by place for days, by calendar for months and years."""
    if period.step in (periods.HOUR, periods.DAY):
        shown = [days.get(day, Point()) for day in other.all_days()]
        return [*shown, *[Point()] * len(buckets)][: len(buckets)]
    sums = dict.fromkeys(buckets, Point())
    for day in other.all_days():
        bucket = period.bucket(day)
        bucket = bucket.replace(year=bucket.year + 1)
        if bucket in sums and day in days:
            sums[bucket] = sums[bucket].plus(days[day])
    return list(sums.values())
