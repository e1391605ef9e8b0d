"""Documents on the start page and in the side menu."""

from documents.models import Document
from portal.desk import queues, sections

queues.content(20, Document)
sections.register(
    20, "Văn bản", "documents.Document", "documents.Field", "documents.Signer", "documents.Kind", "documents.Level",
    "documents.EffectState", "documents.RelationKind", "documents.CommitteeTerm",
)  # fmt: skip
