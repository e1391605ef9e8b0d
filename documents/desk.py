"""Documents on the start page and in the side menu."""

from documents.models import Document
from portal.desk import queues, sections
from portal.visits import groupings


def kinds_of(ids) -> dict[int, str]:
    return dict(Document.objects.filter(pk__in=ids).values_list("pk", "document_kind__name"))


groupings.register("document", "loai", "Văn bản theo loại", "Loại văn bản", kinds_of)
queues.content(20, Document)
sections.register(
    20, "Văn bản", "documents.Document", "documents.Field", "documents.Signer", "documents.Kind", "documents.Level",
    "documents.EffectState", "documents.RelationKind", "documents.CommitteeTerm",
)  # fmt: skip
