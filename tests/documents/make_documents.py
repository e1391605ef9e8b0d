"""Rows and files of documents for tests; valid by default, each test changes the one thing it is about."""

import zipfile
import zlib
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from documents import storage
from documents.models import Document, DocumentFile, EffectState, Field, Kind, Level, Relation, RelationKind, Signer
from portal.identity.models import Agency
from portal.publishing import services
from portal.publishing.states import State
from tests import make

_numbers = count(1)


def body(code: str = "btgtu", **values) -> Agency:
    values.setdefault("site", make.the_site())
    values.setdefault("name", "Ban Tuyên giáo Tỉnh ủy")
    return Agency.objects.get_or_create(code=code, site=values.pop("site"), defaults=values)[0]


def field(name: str = "Khoa giáo", **values) -> Field:
    values.setdefault("site", make.the_site())
    return Field.objects.create(name=name, **values)


def signer(name: str = "Lò Văn Thịnh", **values) -> Signer:
    values.setdefault("site", make.the_site())
    return Signer.objects.create(name=name, **values)


def document(title: str = "Hướng dẫn nhiệm vụ trọng tâm công tác khoa giáo năm 2022", **values) -> Document:
    """Published an hour ago on the first Site unless told otherwise; indexed like a saved form."""
    values.setdefault("site", make.the_site())
    values.setdefault("state", State.PUBLISHED)
    values.setdefault("published_at", timezone.now() - timedelta(hours=1))
    values.setdefault("number", f"{next(_numbers) + 100}-HD/BTGTU")
    values.setdefault("issued_on", date(2022, 1, 10))
    values.setdefault("text", "<p>Các đơn vị căn cứ hướng dẫn này để thực hiện.</p>")
    values["document_kind"] = kind(values.pop("kind", "huong-dan"))
    values["level"] = Level.objects.get(code=values.pop("level", "dang-tinh"))
    if "body" not in values:
        values["body"] = body(site=values["site"])
    if isinstance(values.get("effect_override"), str):
        values["effect_override"] = EffectState.objects.get(code=values["effect_override"])
    fields = values.pop("fields", ())
    row = Document.objects.create(title=title, **values)
    row.fields.set(fields)
    services.saved(row, values.get("created_by"))
    return row


def kind(code: str) -> Kind:
    return Kind.objects.get(code=code)


def relation(source: Document, target: Document, code: str = "can-cu") -> Relation:
    return Relation.objects.create(source=source, target=target, kind=RelationKind.objects.get(code=code))


def file(row: Document, upload=None, **values) -> DocumentFile:
    values.setdefault("name", "Hướng dẫn số 28.pdf")
    made = DocumentFile.objects.create(document=row, stored=storage.store(upload or pdf()), **values)
    services.saved(row, None)
    return made


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def pdf_bytes(script: str = "", pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200 + next(_numbers), 200)
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def packed_pdf_bytes(catalog: str) -> bytes:
    """A PDF whose catalog lies compressed in an object stream, as modern writers make it."""
    parts = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    parts.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>")
    places = " ".join(f"{number} {sum(len(part) for part in parts[: number - 1])}" for number in (1, 2, 3))
    packed = zlib.compress(f"{places} {''.join(parts)}".encode())
    head = f"<</Type/ObjStm/N 3/First {len(places) + 1}/Filter/FlateDecode/Length {len(packed)}>>"
    objects = b"%PDF-1.5\n"
    first = len(objects)
    objects += f"4 0 obj\n{head}\nstream\n".encode() + packed + b"\nendstream\nendobj\n"
    start = len(objects)
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, first, 0), (1, start, 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(3, "big") + bytes([more]) for kind, place, more in rows)
    head = f"<</Type/XRef/Size 6/W[1 3 1]/Root 1 0 R/Length {len(table)}>>"
    objects += f"5 0 obj\n{head}\nstream\n".encode() + table + b"\nendstream\nendobj\n"
    return objects + f"startxref\n{start}\n%%EOF\n".encode()


def pdf(name: str = "huong-dan.pdf", **values) -> SimpleUploadedFile:
    return upload(name, pdf_bytes(**values))


def zip_bytes(members: dict[str, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx_bytes(text: str = "Xin chào", extra: dict | None = None, types: str = "") -> bytes:
    return zip_bytes(
        {
            "[Content_Types].xml": f"<Types>{types}</Types>",
            "word/document.xml": f"<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>",
            **(extra or {}),
        }
    )
