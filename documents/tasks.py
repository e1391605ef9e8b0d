"""Background work: the text layer of files, for search."""

import html
import logging
import re
import zipfile
from pathlib import Path

from django.utils import timezone
from django_tasks import task
from pypdf import PdfReader

from documents.models import Document, StoredFile
from portal.base.text import nfc
from portal.search import index

log = logging.getLogger(__name__)
MOST_PAGES = 2_000
MOST_LETTERS = 3_000_000
MOST_XML = 64 * 2**20
WORDS = re.compile(r"<(?:w:)?t(?:\s[^>]*)?>([^<]*)</(?:w:)?t>|(</w:p>|</si>|</w:tc>)")


@task()
def read_text(stored_id: int) -> None:
    """Keep the text of one stored file and let its documents be found by it. Safe to run again."""
    row = StoredFile.objects.filter(pk=stored_id).first()
    if row is None:
        return
    try:
        text = text_of(row.path, row.type)
    except Exception:  # noqa: BLE001 - pypdf raises every kind of error; a file without text is still a file
        log.exception("The text of stored file %s cannot be read.", stored_id)
        text = ""
    # Broken fonts give halves of characters that no database takes.
    text = nfc(text.encode("utf-8", "ignore").decode())[:MOST_LETTERS]
    StoredFile.objects.filter(pk=stored_id).update(text=text, read_at=timezone.now())
    index.refresh(Document.kind, Document.objects.filter(files__stored=row).values_list("pk", flat=True))


def text_of(path: Path, kind: str) -> str:
    """Readable text of a PDF, DOCX or XLSX; "" for scans and other types."""
    if kind == "pdf":
        return _pdf_text(path)
    if kind == "docx":
        return _xml_text(path, "word/document.xml")
    if kind == "xlsx":
        return _xml_text(path, "xl/sharedStrings.xml")
    return ""


def _pdf_text(path: Path) -> str:
    found, letters = [], 0
    with path.open("rb") as file:
        for page in PdfReader(file).pages[:MOST_PAGES]:
            found.append(page.extract_text())
            letters += len(found[-1])
            if letters > MOST_LETTERS:
                break
    return "\n".join(found)


def _xml_text(path: Path, member: str) -> str:
    with zipfile.ZipFile(path) as archive:
        if member not in archive.namelist():
            return ""
        with archive.open(member) as file:
            markup = file.read(MOST_XML).decode("utf-8", "replace")
    return "".join("\n" if end else html.unescape(word) for word, end in WORDS.findall(markup)).strip()
