"""The search page's form and hits."""

from collections.abc import Iterable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from portal.base import dates
from portal.base.text import fold
from portal.pages.page_data import Hit
from portal.search.models import SearchEntry
from portal.search.sources import sources

MOST_LETTERS = 200
EXTRACT = 40  # words around the first hit
MOST_SEARCHED = 200_000  # letters of a text in which an extract is looked for
LONGEST_WORD = 100
BUNDLE = 250


def search_form(query: str, kind: str) -> SafeString:
    """The typed words stay in the field, escaped; nothing else of the request is echoed."""
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (source.kind, mark_safe(" selected") if source.kind == kind else "", gettext(source.label))  # noqa: S308
            for source in sources().values()
        ),
    )
    return format_html(
        '<form class="filter" method="get" action="/tim-kiem/" role="search">'
        '<p class="field"><label for="search-q">{}</label>'
        '<input type="search" id="search-q" name="q" value="{}" maxlength="{}" autocomplete="off"></p>'
        '<p class="field"><label for="search-kind">{}</label>'
        '<select id="search-kind" name="loai"><option value="">{}</option>{}</select></p>'
        '<p class="actions"><button type="submit">{}</button></p></form>',
        gettext("Từ khóa"),
        query,
        MOST_LETTERS,
        gettext("Loại nội dung"),
        gettext("Tất cả"),
        options,
        gettext("Tìm kiếm"),
    )


def search_hits(rows: Iterable[SearchEntry], query: str) -> list[Hit]:
    rows = list(rows)
    known = sources()
    addresses = {
        kind: known[kind].addresses([row.object_id for row in rows if row.kind == kind])
        for kind in {row.kind for row in rows}
    }
    words = set(fold(query).split())
    return [
        {
            "kind": gettext(known[row.kind].label),
            "title": row.title,
            "url": addresses[row.kind][row.object_id],
            "extract": marked(row.text, words),
            "date": dates.day(row.shown_from) if row.shown_from else "",
        }
        for row in rows
        if row.object_id in addresses[row.kind]
    ]


def marked(text: str, words: set[str]) -> SafeString:
    """About EXTRACT words around the first hit, hits in <mark>; every other character escaped."""
    found = text[:MOST_SEARCHED].split()
    start = max(0, _first_hit(found, words) - EXTRACT // 3)
    inner = " ".join(
        f"<mark>{escape(token)}</mark>" if _is_hit(token, words) else escape(token)
        for token in (word[:LONGEST_WORD] for word in found[start : start + EXTRACT])
    )
    before, after = "… " if start else "", " …" if start + EXTRACT < len(found) else ""
    return mark_safe(f"{before}{inner}{after}")  # noqa: S308 - every token is escaped above


def _first_hit(found: list[str], words: set[str]) -> int:
    """Folds many words at once: a law with its annexes has a hundred thousand."""
    beginnings = [f" {word}" for word in words]
    for start in range(0, len(found), BUNDLE):
        bundle = found[start : start + BUNDLE]
        folded = f" {fold(' '.join(bundle))}"
        if any(beginning in folded for beginning in beginnings):
            return start + next((place for place, token in enumerate(bundle) if _is_hit(token, words)), 0)
    return 0


def _is_hit(token: str, words: set[str]) -> bool:
    return any(part.startswith(word) for word in words for part in fold(token).split())
