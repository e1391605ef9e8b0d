"""Keeping the bytes of document files: private, byte for byte, once per content, never overwritten or removed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.db import transaction

from documents import contents
from documents.models import StoredFile
from documents.tasks import read_text

CHUNK = 2**20


def store(upload, *, text: str | None = None) -> StoredFile:
    """Keep an uploaded file. Raises contents.BadFile. `text` is its text layer when known already (demo, import).

    The bytes are on disk before the row is committed: a crash leaves an unused file, never a row without one.
    """
    found = contents.inspect(upload, upload.size)
    digest = hashlib.sha256()
    upload.seek(0)
    while chunk := upload.read(CHUNK):
        digest.update(chunk)
    row = StoredFile(sha256=digest.hexdigest(), type=found.type, size=upload.size, pages=found.pages, text=text or "")
    if not row.path.is_file():
        _write(upload, row.path)
    with transaction.atomic():
        row, new = StoredFile.objects.get_or_create(
            sha256=row.sha256, defaults={"type": row.type, "size": row.size, "pages": row.pages, "text": row.text}
        )
        if new and text is None:
            transaction.on_commit(lambda: read_text.enqueue(row.pk))
    return row


def _write(upload, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    upload.seek(0)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as half:
        while chunk := upload.read(CHUNK):
            half.write(chunk)
        half.flush()
        os.fsync(half.fileno())
    Path(half.name).chmod(0o640)
    Path(half.name).replace(target)
