"""Tables of the statistics: plain values with their kinds, printed on the page and written to files from here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.base.dates import day as printed_day
from portal.base.numbers import grouped

TEXT, NUMBER, PERCENT, DAY, MONTH, YEAR = "text", "number", "percent", "day", "month", "year"


@dataclass(frozen=True)
class Column:
    label: str
    kind: str = NUMBER

    @property
    def is_number(self) -> bool:
        return self.kind in (NUMBER, PERCENT)


@dataclass(frozen=True)
class Cell:
    text: str
    is_number: bool
    url: str = ""


@dataclass(frozen=True)
class Table:
    """`code` names it in addresses and file names, `sheet` (≤ 31 letters, none of []:*?/\\) in a workbook.

    Values: str, int, float (a part of one, for percent), date, or None for "no value". `links` belong to the rows and
    stand at the first text. `page_rows`: how many of the rows a page shows; files hold them all.
    """

    code: str
    title: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple, ...]
    links: tuple[str, ...] = ()
    page_rows: int = 100
    note: str = ""

    @property
    def is_cut(self) -> bool:
        return len(self.rows) > self.page_rows

    def printed(self) -> Iterator[list[Cell]]:
        named = next((index for index, column in enumerate(self.columns) if column.kind == TEXT), -1)
        for number, row in enumerate(self.rows[: self.page_rows]):
            link = self.links[number] if self.links else ""
            yield [
                Cell(printed(value, column.kind), column.is_number, link if index == named else "")
                for index, (value, column) in enumerate(zip(row, self.columns, strict=True))
            ]


def printed(value: object, kind: str) -> str:
    """As a reader of the page gets it."""
    if value is None:
        return "–"
    if kind == NUMBER:
        return grouped(value)
    if kind == PERCENT:
        return f"{value:.1%}".replace(".", ",")
    if isinstance(value, date):
        return {DAY: printed_day(value), MONTH: f"{value:%m/%Y}", YEAR: f"{value:%Y}"}[kind]
    return str(value)


def change(now: int, before: int) -> str:
    """How a number moved: "+12,5%", "−3,0%", or "" when there was nothing to compare with."""
    if not before:
        return ""
    moved = (now - before) / before
    return f"{'−' if moved < 0 else '+'}{abs(moved):.1%}".replace(".", ",")
