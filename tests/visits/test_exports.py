"""Files of tables: numbers stay numbers, dates dates, and no title becomes a formula."""

import csv
import xml.etree.ElementTree as ElementTree
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from portal.visits import tables
from portal.visits.exports import comma_separated, workbook
from portal.visits.tables import Column, Table

EVIL = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "http://x/", "=HYPERLINK(1)"]
SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def table(*rows) -> Table:
    columns = (
        Column("Ngày", tables.DAY), Column("Tiêu đề", tables.TEXT), Column("Lượt xem"), Column("Tỷ lệ", tables.PERCENT),
    )  # fmt: skip
    return Table("thu", "Bảng thử", "Bảng thử", columns, rows)


def part(data: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314


def test_a_workbook_has_a_vietnamese_sheet_per_table():
    data = workbook("Cổng tỉnh", [table(), Table("hai", "Hai", "Nguồn truy cập", (Column("Số"),), ())])
    sheets = part(data, "xl/workbook.xml").findall(".//x:sheet", SPACE)
    assert [sheet.get("name") for sheet in sheets] == ["Bảng thử", "Nguồn truy cập"]


def test_numbers_and_dates_are_no_text():
    sheet = part(workbook("", [table((date(2026, 11, 22), "Chè xuân", 1307, 0.25))]), "xl/worksheets/sheet1.xml")
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{{{SPACE['x']}}}c")}
    assert [cells[name].get("t") for name in ("A5", "B5", "C5", "D5")] == [None, "s", None, None]
    # Days since 30/12/1899.
    assert [cells[name].findtext("x:v", namespaces=SPACE) for name in ("A5", "C5", "D5")] == ["46348", "1307", "0.25"]


@pytest.mark.parametrize("title", EVIL)
def test_no_title_becomes_a_formula_or_a_link(title):
    data = workbook(title, [table((date(2026, 11, 22), title, 1, None))])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert not sheet.findall(".//x:f", SPACE) and not sheet.findall(".//x:hyperlink", SPACE)
    rows = list(csv.reader(StringIO(comma_separated(table((None, title, 1, None))).decode("utf-8-sig"))))
    assert rows[1][1][0] not in "=+-@\t"


def test_csv_is_read_by_excel_as_utf8():
    data = comma_separated(table((date(2026, 11, 22), "Chè, xuân", -5, 0.123456)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(data.decode("utf-8-sig")))) == [
        ["Ngày", "Tiêu đề", "Lượt xem", "Tỷ lệ"],
        ["2026-11-22", "Chè, xuân", "-5", "0.1235"],
    ]
