"""What was read of one Site in a period: the most viewed of each kind of content, and sums by headings.

One query per kind adds up its day rows; titles are one query for all kinds, headings one per 30,000 things.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db.models import Sum

from portal.publishing.models import Publishable
from portal.search.models import SearchEntry
from portal.visits import charts, groupings, tables
from portal.visits.models import DayCount
from portal.visits.periods import Period
from portal.visits.reports import Drawn, Section
from portal.visits.tables import Column, Table
from portal.visits.things import DOWNLOADS

MOST_LISTED, SHOWN = 1000, 10
MOST_IDS = 30_000  # SQLite takes 32,766 parameters
MOST_BARS = 10
UNKNOWN = "Không rõ"
Address = Callable[[str, int], str]


class Read(NamedTuple):
    """One thing with its sums."""

    pk: int
    views: int
    downloads: int


@cache
def content_models() -> dict[str, type[Publishable]]:
    """Every kind of published content by its name in the counters."""
    return {model.kind: model for model in apps.get_models() if issubclass(model, Publishable)}


def read_in(site_id: int, kind: str, period: Period) -> list[Read]:
    """Everything of a kind that was read, most viewed first."""
    rows = DayCount.objects.filter(site_id=site_id, kind=kind, day__range=(period.first, period.last)).order_by()
    sums = rows.values_list("object_id").annotate(all_views=Sum("views"), all_downloads=Sum("downloads"))
    found = [Read(pk, int(views), int(downloads)) for pk, views, downloads in sums]
    return sorted(found, key=lambda read: (-read.views, -read.downloads, -read.pk))


def sections(site_id: int, period: Period, address: Address) -> list[Section]:
    """What is read most comes first; `address` gives the page of a thing's own curve."""
    read = {kind: read_in(site_id, kind, period) for kind in content_models()}
    order = sorted(read, key=lambda kind: -sum(row.views for row in read[kind]))
    listed = {kind: read[kind][:MOST_LISTED] for kind in order}
    titles = _titles(listed)
    result = [_most_read(kind, rows, len(read[kind]), titles, address) for kind, rows in listed.items()]
    return result + [_grouped(grouping, read.get(grouping.kind, [])) for grouping in groupings.groupings()]


def title_of(kind: str, pk: int) -> str:
    return _titles({kind: [Read(pk, 0, 0)]}).get((kind, pk)) or _nameless(kind, pk)


def _most_read(kind: str, rows: list[Read], number: int, titles: dict, address: Address) -> Section:
    label = str(content_models()[kind]._meta.verbose_name)
    with_downloads = any(row.downloads for row in rows)
    columns = [Column("Hạng"), Column("Tiêu đề", tables.TEXT), Column("Lượt xem")]
    values = tuple(
        (place, titles.get((kind, row.pk)) or _nameless(kind, row.pk), row.views, *([row.downloads] * with_downloads))
        for place, row in enumerate(rows, start=1)
    )
    table = Table(
        f"doc-nhieu-{kind}", f"{label.capitalize()} được đọc nhiều", f"{label.capitalize()} đọc nhiều",
        tuple(columns + [Column("Lượt tải")] * with_downloads), values,
        tuple(address(kind, row.pk) for row in rows), SHOWN,
        note=f"Có {number} {label} được mở trong kỳ." if number else "",
    )  # fmt: skip
    return Section(table)


def _grouped(grouping: groupings.Grouping, rows: list[Read]) -> Section:
    headings: dict[int, str] = {}
    for ids in _pieces([row.pk for row in rows]):
        headings |= grouping.names(ids)
    sums: dict[str, list[int]] = {}
    for row in rows:
        of_heading = sums.setdefault(headings.get(row.pk) or UNKNOWN, [0, 0])
        of_heading[0] += row.views
        of_heading[1] += 1
    whole = sum(row.views for row in rows)
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1][0], pair[0]))
    values = tuple((name, views, number, views / whole if whole else None) for name, (views, number) in ordered)
    columns = (
        Column(grouping.label, tables.TEXT), Column("Lượt xem"), Column("Số mục được mở"), Column("Tỷ lệ", tables.PERCENT),
    )  # fmt: skip
    table = Table(f"{grouping.kind}-{grouping.code}", grouping.title, grouping.title, columns, values)
    chart = charts.shares(
        table.code, grouping.title, f"{MOST_BARS} tên có nhiều lượt xem nhất. Số liệu có trong bảng bên dưới.",
        [(name, views) for name, (views, _) in ordered[:MOST_BARS]], whole,
    )  # fmt: skip
    return Section(table, (Drawn("", chart),) if values else ())


def _titles(listed: dict[str, list[Read]]) -> dict[tuple[str, int], str]:
    """As the search table knows them; what was deleted is not there."""
    ids = {row.pk for rows in listed.values() for row in rows}
    entries = SearchEntry.objects.filter(kind__in=listed, object_id__in=ids) if ids else SearchEntry.objects.none()
    return {(kind, pk): title for kind, pk, title in entries.values_list("kind", "object_id", "title")}


def _nameless(kind: str, pk: int) -> str:
    model = content_models().get(kind)
    label = "tệp" if kind in DOWNLOADS else model._meta.verbose_name if model else kind
    return f"{label} {pk} (không còn)".capitalize()


def _pieces(ids: list[int]) -> Iterator[Collection[int]]:
    for start in range(0, len(ids), MOST_IDS):
        yield ids[start : start + MOST_IDS]
