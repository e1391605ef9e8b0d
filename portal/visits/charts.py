"""Charts as SVG, drawn on the server: columns with a line to compare with, bars of shares, hours of the week.

Each is a picture with a title and a description; the numbers themselves stand in the table below it. Colours come from
classes only (the strict CSP knows no style attributes), sizes are units of the viewBox.
"""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.base.numbers import grouped

WIDTH, HEIGHT = 560, 230
LEFT, RIGHT, TOP, BOTTOM = 80, 22, 12, 30
MOST_LABELS = 6
MOST_LETTERS = 40  # of a name above its bar; the table has the whole name
LEVELS = 5  # shades of the heat map above "none"
CELL, ROW_HEIGHT, BAR_ROW = 20, 24, 44


def columns(
    code: str,
    title: str,
    description: str,
    labels: Sequence[str],
    values: Sequence[int],
    against: Sequence[int] = (),
) -> SafeString:
    """`code` is unique on the page; `against`: one number per column, drawn as a line."""
    steps = _scale(max([*values, *against], default=0))
    top, slot = steps[-1], (WIDTH - LEFT - RIGHT) / max(1, len(values))
    parts = [_axis(steps)]
    for index, (label, value) in enumerate(zip(labels, values, strict=True)):
        height = _height(value, top)
        parts.append(
            format_html(
                '<rect class="chart-column" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>',
                _n(LEFT + index * slot + slot * 0.12), _n(HEIGHT - BOTTOM - height), _n(slot * 0.76), _n(height), label,
                grouped(value),
            )
        )  # fmt: skip
    if against:
        points = " ".join(
            f"{_n(LEFT + (index + 0.5) * slot)},{_n(HEIGHT - BOTTOM - _height(value, top))}"
            for index, value in enumerate(against)
        )
        parts.append(format_html('<polyline class="chart-line" fill="none" points="{}"/>', points))
    every = -(-len(labels) // MOST_LABELS)
    parts += [
        _text(LEFT + (index + 0.5) * slot, HEIGHT - 10, labels[index], "middle")
        for index in range(0, len(labels), every or 1)
    ]
    return _picture(code, title, description, HEIGHT, parts)


def shares(
    code: str, title: str, description: str, rows: Sequence[tuple[str, int]], whole: int | None = None
) -> SafeString:
    """One bar per row beside the longest one, with its part of `whole` (all rows, when they are not all of it)."""
    total = sum(value for _, value in rows) if whole is None else whole
    most = max([value for _, value in rows], default=0)
    parts = []
    for index, (label, value) in enumerate(rows):
        y = index * BAR_ROW
        share = f"{value / total:.1%}".replace(".", ",") if total else "0%"
        parts += [
            _text(0, y + 16, label if len(label) <= MOST_LETTERS else f"{label[:MOST_LETTERS]}…", "start"),
            _text(WIDTH, y + 16, f"{grouped(value)} ({share})", "end"),
            format_html('<rect class="chart-track" x="0" y="{}" width="{}" height="12"/>', y + 24, WIDTH),
            format_html(
                '<rect class="chart-column" x="0" y="{}" width="{}" height="12"/>',
                y + 24,
                _n(WIDTH * value / most if most else 0),
            ),
        ]
    return _picture(code, title, description, max(BAR_ROW, len(rows) * BAR_ROW), parts)


def heat_map(
    code: str, title: str, description: str, rows: Sequence[tuple[str, Sequence[int]]], labels: Sequence[str]
) -> SafeString:
    """Rows of cells, darker where more; all rows are as long as `labels`."""
    most = max((value for _, values in rows for value in values), default=0)
    left = WIDTH - CELL * len(labels)
    parts = []
    for line, (name, values) in enumerate(rows):
        parts.append(_text(left - 8, line * ROW_HEIGHT + 16, name, "end"))
        for index, value in enumerate(values):
            parts.append(
                format_html(
                    '<rect class="heat heat-{}" x="{}" y="{}" width="{}" height="{}"><title>{}, {}: {}</title></rect>',
                    _level(value, most), left + index * CELL + 1, line * ROW_HEIGHT + 1, CELL - 2, ROW_HEIGHT - 2, name,
                    labels[index], grouped(value),
                )
            )  # fmt: skip
    foot = len(rows) * ROW_HEIGHT + 20
    parts += [
        _text(left + (index + 0.5) * CELL, foot, labels[index], "middle")
        for index in range(0, len(labels), MOST_LABELS)
    ]
    return _picture(code, title, description, foot + 10, parts)


def _picture(code: str, title: str, description: str, height: int, parts: Iterable[SafeString]) -> SafeString:
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        WIDTH, height, code, code, code, title, code, description, format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


def _axis(steps: Sequence[int]) -> SafeString:
    lines = (
        (LEFT, y := _n(HEIGHT - BOTTOM - _height(step, steps[-1])), WIDTH - RIGHT, y, LEFT - 8, y, grouped(step))
        for step in steps
    )
    return format_html_join(
        "",
        '<line class="chart-grid" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        '<text class="chart-text" x="{}" y="{}" dy="4" text-anchor="end">{}</text>',
        lines,
    )


def _scale(most: int) -> list[int]:
    """Three to six round steps from 0 to above `most`."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if size * factor * 5 >= most:
                step = size * factor
                return [step * number for number in range(max(2, -(-most // step)) + 1)]
        size *= 10


def _height(value: int, top: int) -> float:
    return (HEIGHT - TOP - BOTTOM) * value / top


def _level(value: int, most: int) -> int:
    return -(-value * LEVELS // most) if value and most else 0


def _text(x: float, y: float, text: str, anchor: str) -> SafeString:
    return format_html('<text class="chart-text" x="{}" y="{}" text-anchor="{}">{}</text>', _n(x), _n(y), anchor, text)


def _n(value: float) -> str:
    """Format never through the locale: SVG wants points."""
    return f"{value:.1f}".removesuffix(".0")
