"""Uploads are judged by their bytes: what is taken, what is refused and with which words."""

import random
from collections import Counter

import pytest

from documents import contents, storage
from documents.models import StoredFile
from documents.tasks import read_text, text_of
from tests.documents import make_documents as make

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
MACRO = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
XLSX = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}


def wide(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\x00" * 64


def kind(data: bytes, name: str = "a.pdf") -> str:
    return contents.inspect(make.upload(name, data), len(data)).type


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (make.pdf_bytes(), "pdf"),
        (make.docx_bytes(), "docx"),
        (make.zip_bytes(XLSX), "xlsx"),
        (make.zip_bytes({"bieu-mau/mau-1.txt": "Mẫu", "mau-2.pdf": b"%PDF-"}), "zip"),
        (OLE + wide("WordDocument"), "doc"),
        (OLE + wide("Workbook"), "xls"),
    ],
)
def test_the_type_is_that_of_the_bytes_whatever_the_name(data, wanted):
    assert kind(data, "tep.exe") == wanted


REFUSED = {
    "exe": (b"MZ\x90\x00" + b"\x00" * 200, "chương trình"),
    "elf": (b"\x7fELF" + b"\x00" * 200, "chương trình"),
    "script": (b"#!/bin/sh\nrm -rf /", "chương trình"),
    "html named pdf": (b"<!DOCTYPE html><script>alert(1)</script>", "trang web"),
    "html after blanks": (b"\n\n  <html><body>", "trang web"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "trang web"),
    "text": ("Xin chào".encode(), "không phải là PDF"),
    "empty": (b"", "rỗng"),
    "docm": (make.docx_bytes(extra={"word/vbaProject.bin": b"x"}), "macro"),
    "docm by type only": (make.docx_bytes(types=MACRO), "macro"),
    "xlsm": (make.zip_bytes({**XLSX, "xl/vbaProject.bin": b"x"}), "macro"),
    "doc with macros": (OLE + wide("WordDocument") + wide("_VBA_PROJECT"), "macro"),
    "msi and other ole": (OLE + wide("Installer"), "không phải là Word"),
    "pptx": (make.zip_bytes({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "Word"),
    "zip with exe": (make.zip_bytes({"a/setup.EXE": b"MZ"}), "setup.EXE"),
    "zip with html": (make.zip_bytes({"index.html": b"<html>"}), "index.html"),
    "zip in zip": (make.zip_bytes({"b.zip": make.zip_bytes({"a": b"a"})}), "b.zip"),
    "zip slip": (make.zip_bytes({"../../etc/cron.d/x": b"x"}), "đường dẫn"),
    "zip bomb": (make.zip_bytes({"a.txt": b"0" * 30_000_000}), "quá lớn"),
    "broken zip": (make.docx_bytes()[:-40], "hỏng"),
    "broken pdf": (b"%PDF-1.7\nabc\n%%EOF", "hỏng"),
    "pdf without end": (make.pdf_bytes().replace(b"%%EOF", b"     "), "PDF"),
    "pdf with script": (make.pdf_bytes(script="app.alert(1)"), "JavaScript"),
    "pdf then zip": (make.pdf_bytes() + make.docx_bytes(), "PDF"),
    "pdf then html": (make.pdf_bytes() + b"<script>alert(1)</script>", "PDF"),
    "pdf with html head": (make.pdf_bytes().replace(b"\n", b"\n%<script>alert(1)</script>\n", 1), "trang web"),
    "zip behind a picture": (b"\x89PNG\r\n\x1a\n" + make.docx_bytes(), "không phải là PDF"),
    "pdf in the comment of a zip": (make.docx_bytes() + make.pdf_bytes(), "tệp"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses(name):
    data, words = REFUSED[name]
    with pytest.raises(contents.BadFile, match=words):
        kind(data)


def test_scripts_are_found_under_escaped_names_and_in_compressed_objects():
    plain = make.pdf_bytes(script="app.alert(1)")
    with pytest.raises(contents.BadFile, match="JavaScript"):
        kind(plain.replace(b"/JavaScript", b"/J#61vaScri#70t").replace(b"/JS ", b"/#4aS "))
    assert kind(make.packed_pdf_bytes("")) == "pdf"
    with pytest.raises(contents.BadFile, match="JavaScript"):
        kind(make.packed_pdf_bytes("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"))
    with pytest.raises(contents.BadFile, match="mở chương trình"):
        kind(make.packed_pdf_bytes("/OpenAction<</S/Launch/F(calc.exe)>>"))


def test_damaged_files_are_taken_or_refused_but_never_an_error():
    chance = random.Random(20261122)  # noqa: S311
    seeds = [make.pdf_bytes(pages=2), make.packed_pdf_bytes(""), make.docx_bytes("x" * 200)]
    outcomes = Counter()
    for _ in range(600):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.choice([1, 4, 20])):
            place = chance.randrange(8, len(data))
            data[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        try:
            outcomes[kind(bytes(data))] += 1
        except contents.BadFile:
            outcomes["refused"] += 1
    assert outcomes["refused"] > 100 and outcomes["pdf"] > 20


def test_too_large_is_refused(settings):
    settings.DOCUMENT_MAX_BYTES = 10
    with pytest.raises(contents.BadFile, match="nặng quá"):
        kind(make.pdf_bytes())


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_and_byte_for_byte():
    data = make.pdf_bytes(pages=3)
    first, second = storage.store(make.upload("a.pdf", data)), storage.store(make.upload("b.pdf", data))
    assert first == second and StoredFile.objects.count() == 1
    assert first.path.read_bytes() == data
    assert (first.size, first.pages, first.type) == (len(data), 3, "pdf")
    assert first.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing_behind(settings):
    with pytest.raises(contents.BadFile):
        storage.store(make.upload("a.pdf", b"MZ" * 100))
    assert not StoredFile.objects.exists()
    assert not (settings.MEDIA_ROOT / "van-ban").exists()


@pytest.mark.django_db
def test_the_background_job_makes_a_file_findable(client):
    row = make.document()
    make.file(row, make.upload("a.docx", make.docx_bytes("Danh sách trạm y tế &amp; trường học")))
    assert row.get_absolute_url() not in client.get("/van-ban/?q=tram+y+te").text
    read_text.func(StoredFile.objects.get().pk)
    assert StoredFile.objects.get().text == "Danh sách trạm y tế & trường học"
    assert row.get_absolute_url() in client.get("/van-ban/?q=tram+y+te").text


@pytest.mark.django_db
def test_a_file_whose_text_cannot_be_read_stays_a_file(caplog):
    stored = storage.store(make.pdf())
    stored.path.write_bytes(b"damaged")
    read_text.func(stored.pk)
    stored.refresh_from_db()
    assert stored.text == "" and stored.read_at
    assert "cannot be read" in caplog.text


def test_text_of_other_types_is_empty(tmp_path):
    assert text_of(tmp_path / "nothing.zip", "zip") == ""
