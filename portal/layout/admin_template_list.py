"""The list "Mẫu giao diện": every template of a theme, what it draws, and what became of it here."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.base.text import fold
from portal.layout.admin_template_choice import Choice, Template, templates
from portal.layout.models import PAGE_KINDS
from portal.layout.templates import is_outdated

USES = {"page": "Trang", "block": "Khối", "part": "Phần dùng chung", "": "Bản sửa không còn tệp gốc"}
STATES = {
    "failing": ("đang lỗi", "red"),
    "outdated": ("bản gốc đã thay đổi", "amber"),
    "edited": ("đã sửa", "green"),
    "unused": ("đã sửa, chưa dùng", "gray"),
    "shipped": ("bản gốc", "gray"),
}
FILTERS = {
    "da-sua": ("Đã sửa", {"failing", "outdated", "edited", "unused"}),
    "xem-lai": ("Cần xem lại", {"outdated"}),
    "loi": ("Đang lỗi", {"failing"}),
}


@dataclass(frozen=True)
class Line:
    template: Template
    states: tuple[str, ...]

    @property
    def use(self) -> str:
        return self.template.entry.use if self.template.entry else ""

    @property
    def chips(self) -> list[tuple[str, str]]:
        return [STATES[state] for state in self.states]

    @property
    def pages(self) -> str:
        return pages_of(self.template)


def states(template: Template) -> tuple[str, ...]:
    """The first is the most pressing; a copy can fail and be outdated at once."""
    row = template.row
    if row is None:
        return ("shipped",)
    if not row.active:
        return ("unused",)
    found = [state for state, holds in (("failing", row.failed_at), ("outdated", is_outdated(row))) if holds]
    return tuple(found) or ("edited",)


def pages_of(template: Template) -> str:
    kinds = template.entry.kinds if template.entry else ()
    if len(kinds) == len(PAGE_KINDS):
        return "mọi trang"
    return ", ".join(PAGE_KINDS[kind].lower() for kind in kinds)


def lines(choice: Choice, words: str = "", filter_code: str = "") -> list[Line]:
    """What is shown: lines with all the words in label, name or source, and in one of the filter's states."""
    found = [Line(template, states(template)) for template in templates(choice)]
    if filter_code in FILTERS:
        wanted = FILTERS[filter_code][1]
        found = [line for line in found if wanted & set(line.states)]
    if words:
        found = [line for line in found if _holds(line.template, words)]
    return found


def groups(found: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """By use, each group by what its templates draw."""
    ordered = sorted(found, key=lambda line: (fold(line.template.label), line.template.name))
    result = [(title, [line for line in ordered if line.use == use]) for use, title in USES.items()]
    return [(title, rows) for title, rows in result if rows]


def _holds(template: Template, words: str) -> bool:
    """All words in any order in what staff read; or the text just as typed in the source, where signs matter."""
    text = f" {fold(f'{template.label} {template.name} {pages_of(template)}')}"
    own = template.row.source if template.row else ""
    if words.lower() in f"{template.name}\n{template.used_source}\n{own}".lower():
        return True
    folded = fold(words).split()
    return bool(folded) and all(f" {word}" in text for word in folded)
