"""Tables as files: workbooks whose numbers and dates are numbers and dates, and CSV.

A title or a path is somebody's text: in a workbook it is written as text only, in CSV it loses the power to be a formula.
"""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter

from portal.visits import tables
from portal.visits.tables import Table

FORMATS = {
    tables.NUMBER: "#,##0", tables.PERCENT: "0.0%", tables.DAY: "dd/mm/yyyy", tables.MONTH: "mm/yyyy", tables.YEAR: "yyyy",
}  # fmt: skip
WIDTHS = {tables.TEXT: 60, tables.NUMBER: 16, tables.PERCENT: 10, tables.DAY: 12, tables.MONTH: 12, tables.YEAR: 8}
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def workbook(heading: str, sheets: Sequence[Table]) -> bytes:
    """One sheet per table; `heading` says whose figures of which days they are."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in FORMATS.items()}
        for table in sheets:
            _sheet(book.add_worksheet(table.sheet), heading, table, bold, head, formats)
    return out.getvalue()


def comma_separated(table: Table) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8; dates as 2026-11-22, parts of one as decimals."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in table.columns])
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _sheet(sheet, heading: str, table: Table, bold, head, formats: dict) -> None:
    sheet.write_string(0, 0, table.title, bold)
    sheet.write_string(1, 0, heading)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS[column.kind])
        sheet.write_string(3, place, column.label, head)
    for line, row in enumerate(table.rows, start=4):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            if isinstance(value, date):
                sheet.write_datetime(line, place, value, formats[column.kind])
            elif isinstance(value, int | float):
                sheet.write_number(line, place, value, formats.get(column.kind))
            elif value is not None:
                sheet.write_string(line, place, value)
    sheet.freeze_panes(4, 0)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, float):
        return round(value, 4)
    return "" if value is None else value
