"""The registry of documents: reference tables, documents, files, relations."""

from documents.models.document import Document, DocumentQuerySet, Relation
from documents.models.files import DocumentFile, StoredFile
from documents.models.reference import CommitteeTerm, EffectState, Field, Kind, Level, RelationKind, Signer

__all__ = [
    "CommitteeTerm",
    "Document",
    "DocumentFile",
    "DocumentQuerySet",
    "EffectState",
    "Field",
    "Kind",
    "Level",
    "Relation",
    "RelationKind",
    "Signer",
    "StoredFile",
]
