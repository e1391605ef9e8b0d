"""The search page's form and hits."""

from collections.abc import Iterable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from portal.base import dates
from portal.base.text import fold
from portal.search.models import SearchEntry
from portal.search.sources import sources

MOST_LETTERS = 200
EXTRACT = 40  # words around the first hit


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


def search_hits(rows: Iterable[SearchEntry], query: str) -> list[dict]:
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
    found = text.split()
    hit = [any(part.startswith(word) for word in words for part in fold(token).split()) for token in found]
    first = next((place for place, is_hit in enumerate(hit) if is_hit), 0)
    start = max(0, first - EXTRACT // 3)
    shown = zip(found[start : start + EXTRACT], hit[start : start + EXTRACT], strict=True)
    inner = " ".join(f"<mark>{escape(token)}</mark>" if is_hit else escape(token) for token, is_hit in shown)
    before, after = "… " if start else "", " …" if start + EXTRACT < len(found) else ""
    return mark_safe(f"{before}{inner}{after}")  # noqa: S308 - every token is escaped above
