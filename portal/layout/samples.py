"""Public pages to try a template on, for `samples=` of portal.layout.catalogue.page."""

from collections.abc import Callable, Iterable
from itertools import islice

from portal.base.text import fold
from portal.search.index import find
from portal.search.models import SearchEntry
from portal.search.sources import sources

MOST = 20
Found = list[tuple[str, str]]
Samples = Callable[[int, str], Found]


def fixed(label: str, path: str) -> Samples:
    """A page that there is once."""
    return lambda site_id, words: [(label, path)]


def content(kind: str) -> Samples:
    """Newest public rows of a kind that can be searched, or those found by words."""

    def samples(site_id: int, words: str) -> Found:
        if words.strip():
            hits = list(find(words, site_id, kind=kind)[:MOST])
            addresses = sources()[kind].addresses([hit.object_id for hit in hits])
            return [(hit.title, addresses[hit.object_id]) for hit in hits if hit.object_id in addresses]
        rows = sources()[kind].listed().filter(site_id=site_id, language="vi").order_by("-published_at", "-pk")
        found = {row.pk: row for row in rows[:MOST]}
        # The index has a document's number before its title, as hits show it.
        entries = SearchEntry.objects.filter(kind=kind, object_id__in=found)
        titles = dict(entries.values_list("object_id", "title"))
        return [(titles.get(pk, row.title), row.get_absolute_url()) for pk, row in found.items()]

    return samples


def named(rows: Iterable, words: str) -> Found:
    """Rows with a `name` that holds all words, whatever their accents; few enough to be compared one by one."""
    asked = fold(words).split()
    kept = (row for row in rows if all(word in fold(row.name) for word in asked))
    return [(row.name, row.get_absolute_url()) for row in islice(kept, MOST)]
