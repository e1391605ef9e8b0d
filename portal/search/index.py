"""The one writer of the index and its reader."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from portal.base.text import fold, nfc
from portal.search.models import SearchEntry
from portal.search.sources import Words, sources

MOST_WORDS = 12  # of a query; more only costs


def refresh(kind: str, ids: Iterable[int]) -> None:
    """Write the entries of these rows anew; rows that are gone lose theirs. Call after every content write."""
    ids = list(ids)
    source = sources().get(kind)
    if not ids or source is None:
        return
    rows = {row.pk: row for row in source.rows().filter(pk__in=ids)}
    SearchEntry.objects.filter(kind=kind, object_id__in=[pk for pk in ids if pk not in rows]).delete()
    SearchEntry.objects.bulk_create(
        [_entry(kind, pk, source.words(row)) for pk, row in rows.items()],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["site", "language", "title", "title_words", "words", "text", "shown_from", "shown_until"],
    )


def _entry(kind: str, pk: int, words: Words) -> SearchEntry:
    title, text = nfc(words.title), nfc(words.text)
    title_words = fold(" ".join([title, *words.numbers]))
    return SearchEntry(
        site_id=words.site_id,
        language=words.language,
        kind=kind,
        object_id=pk,
        title=title[:600],
        title_words=f" {title_words} ",
        words=f" {title_words} {fold(text)} ",
        text=text,
        shown_from=words.shown_from,
        shown_until=words.shown_until,
    )


def find(query: str, site_id: int, language: str = "vi", kind: str = "") -> QuerySet[SearchEntry]:
    """Public hits with every word of `query` as whole or beginning of a word.

    First the phrase in titles, then all words in titles, then the phrase in texts; among equals the newest.
    """
    asked = fold(query).split()[:MOST_WORDS]
    if not asked:
        return SearchEntry.objects.none()
    hits = SearchEntry.objects.filter(_public(kind), site_id=site_id, language=language)
    for word in asked:
        hits = hits.filter(words__contains=f" {word}")
    phrase, all_in_title = " ".join(asked), Q()
    for word in asked:
        all_in_title &= Q(title_words__contains=f" {word}")
    return hits.annotate(
        rank=Case(
            When(title_words__contains=f" {phrase} ", then=Value(0)),
            When(title_words__contains=f" {phrase}", then=Value(1)),
            When(all_in_title, then=Value(2)),
            When(words__contains=f" {phrase}", then=Value(3)),
            default=Value(4),
            output_field=IntegerField(),
        )
    ).order_by("rank", "-shown_from", "-pk")


def _public(kind: str) -> Q:
    wanted = [source for code, source in sources().items() if not kind or code == kind]
    public = Q(pk__in=[])
    for source in wanted:
        public |= Q(kind=source.kind, object_id__in=source.listed().order_by().values("pk"))
    return public
