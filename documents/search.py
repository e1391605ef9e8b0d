"""What of the documents can be found: abstract, number in every spelling, text, files."""

from collections.abc import Iterable

from django.db.models import QuerySet

from documents import numbers
from documents.models import Document
from portal.publishing import html
from portal.search.sources import Source, Words, register

MOST_LETTERS = 1_000_000  # per document; a register of laws may carry very long annexes


def rows() -> QuerySet[Document]:
    return Document.objects.select_related("document_kind", "body", "signer").prefetch_related("files__stored")


def words(row: Document) -> Words:
    parts = [row.document_kind.name, row.body.name, row.signer.name if row.signer else "", html.plain(row.text)]
    for file in row.files.all():
        parts += [file.title, file.stored.text]
    text = " ".join(part for part in parts if part)[:MOST_LETTERS]
    title = f"{row.number} {row.title}".strip()
    return Words(
        row.site_id, row.language, title, text, row.published_at, row.listed_until, numbers.number_words(row.number)
    )


def addresses(ids: Iterable[int]) -> dict[int, str]:
    return {row.pk: row.get_absolute_url() for row in Document.objects.filter(pk__in=ids).only("pk", "slug")}


register(Source("document", "Văn bản", rows, Document.objects.listed, words, addresses))
