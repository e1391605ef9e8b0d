"""What an uploaded file really is, judged by its bytes, and whether the portal may hand it to citizens.

Names and types sent by the browser are never believed. Refused: anything but PDF, Word, Excel and ZIP; macros;
scripts and start actions in PDF; one file that is two things at once; archives that hide programs or explode.
"""

import mmap
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, fromstring

from django.conf import settings
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCAL_HEADER = b"PK\x03\x04"
END_OF_ARCHIVE, END_SIZE = b"PK\x05\x06", 22  # nothing may hide behind it
MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
PDF_SCRIPT = re.compile(rb"/JavaScript[\s/<(\[>]")
PROGRAMS = {
    ".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".msi", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".jar",
    ".lnk", ".reg", ".sh", ".py", ".php", ".apk", ".app", ".dmg", ".iso", ".img", ".cpl", ".pif", ".html", ".htm",
    ".svg", ".xhtml", ".swf", ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm", ".xlsb", ".zip", ".rar", ".7z",
}  # fmt: skip
MOST_MEMBERS = 5_000
MOST_UNPACKED = 2 * 2**30
MOST_RATIO = 200  # plain text packs about 1:20
MOST_OBJECTS = 300_000
MOST_PART = 4 * 2**20  # bytes of a list of types or relations inside an Office file
OPENED_WITH_IT = {"attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "control"}
FROM_THE_NET = re.compile(r"(mhtml:)?(https?|ftp|file)://(?!/)|[\\/]{2}|file:/{4,}|file:\\", re.IGNORECASE)
TAIL = 2**20  # bytes searched for the end mark of a PDF
AFTER_END = b" \t\r\n\x00"


class BadFile(ValueError):
    """The file is refused; the message is for the person who sent it."""


@dataclass(frozen=True)
class Content:
    type: str  # a key of documents.models.files.TYPES
    pages: int | None = None


def inspect(file, size: int) -> Content:
    """What the open file holds. Raises BadFile with a sentence for the form."""
    if size == 0:
        raise BadFile("Tệp rỗng.")
    if size > settings.DOCUMENT_MAX_BYTES:
        raise BadFile(f"Tệp nặng quá {settings.DOCUMENT_MAX_BYTES // 2**20} MB. Hãy nén hoặc chia nhỏ tệp.")
    file.seek(0)
    head = file.read(1024)
    if head.startswith(b"%PDF-"):
        return Content("pdf", _pdf_pages(file, head))
    if head.startswith(LOCAL_HEADER):
        return Content(_archive_type(file))
    if head.startswith(OLE):
        return Content(_old_office_type(file))
    if head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        raise BadFile("Đây là tệp chương trình, không phải văn bản.")
    if MARKUP.search(head):
        raise BadFile("Đây là tệp trang web (HTML, SVG), không phải PDF, Word, Excel hoặc ZIP.")
    raise BadFile("Nội dung tệp không phải là PDF, Word, Excel hoặc ZIP (dù tên tệp có đuôi gì).")


def _pdf_pages(file, head: bytes) -> int:
    if MARKUP.search(head):
        raise BadFile("Tệp PDF có lẫn mã trang web ở đầu tệp.")
    if _after_end(file):
        raise BadFile("Tệp PDF có dữ liệu lạ nối vào sau phần kết thúc. Hãy xuất lại tệp từ bản gốc.")
    file.seek(0)
    if zipfile.is_zipfile(file):
        raise BadFile("Tệp vừa là PDF vừa là tệp nén. Hãy xuất lại tệp từ bản gốc.")
    if _contains(file, PDF_SCRIPT):
        raise BadFile("Tệp PDF có mã JavaScript. Hãy in lại thành PDF rồi tải lên.")
    try:
        file.seek(0)
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise BadFile("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")
        _refuse_actions(reader)
        return len(reader.pages)
    except BadFile:
        raise
    except Exception as error:  # noqa: BLE001 - pypdf raises every kind of error on damaged input
        raise BadFile("Tệp PDF bị hỏng, không đọc được. Hãy xuất lại tệp từ bản gốc.") from error


def _after_end(file) -> bytes:
    """What follows the last %%EOF, white space apart; everything when the end mark is missing."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - TAIL))
    return file.read().rpartition(b"%%EOF")[2].strip(AFTER_END)


def _refuse_actions(reader: PdfReader) -> None:
    """Walk all reachable and unreachable objects: scripts hide in compressed object streams too."""
    numbers = [(number, generation) for generation, table in reader.xref.items() for number in table]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MOST_OBJECTS:
        raise BadFile("Tệp PDF có cấu trúc quá lớn, không kiểm tra được. Hãy in lại thành PDF.")
    for number, generation in numbers:
        if number:
            _refuse_in(reader.get_object(IndirectObject(number, generation, reader)))


def _refuse_in(value: object, depth: int = 30) -> None:
    if depth == 0:
        raise BadFile("Tệp PDF có cấu trúc lồng nhau quá sâu.")
    if isinstance(value, DictionaryObject):
        names = set(value.keys())
        action = value.raw_get("/S") if "/S" in names else None
        if names & {"/JS", "/JavaScript"} or action == "/JavaScript":
            raise BadFile("Tệp PDF có mã JavaScript. Hãy in lại thành PDF rồi tải lên.")
        if "/XFA" in names:
            raise BadFile("Tệp PDF là biểu mẫu động (XFA), có thể mang mã chạy được. Hãy in lại thành PDF rồi tải lên.")
        if "/EF" in names:
            _refuse_attached(str(value.get("/UF") or value.get("/F") or ""))
        if action == "/Launch" or "/Launch" in names:
            raise BadFile("Tệp PDF có lệnh mở chương trình khác. Hãy in lại thành PDF rồi tải lên.")
        for name in names:
            _refuse_in(value.raw_get(name), depth - 1)
    elif isinstance(value, ArrayObject):
        for place in range(len(value)):
            _refuse_in(list.__getitem__(value, place), depth - 1)


def _refuse_attached(name: str) -> None:
    if PurePosixPath(name.strip().lower()).suffix in PROGRAMS:
        raise BadFile(f"Trong tệp PDF có đính kèm “{name[:60]}”: không đăng tệp chương trình, trang web hay macro.")


def _archive_type(file) -> str:
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            file.seek(-END_SIZE, 2)
            ends_here = file.read(4) == END_OF_ARCHIVE and not archive.comment
            names = {member.filename for member in members}
            if not ends_here or (members and min(member.header_offset for member in members) != 0):
                raise BadFile("Tệp nén có dữ liệu lạ ở đầu hoặc cuối tệp.")
            office = "[Content_Types].xml" in names
            _refuse_members(members, office)
            if not office:
                return "zip"
            return _office_type(archive, names)
    except BadFile:
        raise
    except Exception as error:  # noqa: BLE001 - damaged archives raise every kind of error
        raise BadFile("Tệp nén hoặc tệp Office bị hỏng, không mở được.") from error


def _refuse_members(members: list[zipfile.ZipInfo], office: bool) -> None:
    if not members or len(members) > MOST_MEMBERS:
        raise BadFile("Tệp nén rỗng hoặc có quá nhiều tệp bên trong.")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len({member.filename.lower() for member in members}) < len(members):
        raise BadFile("Tệp nén có hai tệp cùng tên bên trong.")
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1):
        raise BadFile("Tệp nén khi mở ra quá lớn (có thể là tệp phá hoại).")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if member.flag_bits & 1:
            raise BadFile("Tệp nén có mật khẩu. Hãy bỏ mật khẩu rồi tải lại.")
        if name.is_absolute() or ".." in name.parts or ":" in member.filename:
            raise BadFile("Tệp nén có đường dẫn không hợp lệ bên trong.")
        if name.name.lower() == "vbaproject.bin" or (office and "activex" in member.filename.lower()):
            raise BadFile("Tệp Office có macro. Hãy lưu lại thành .docx hoặc .xlsx rồi tải lên.")
        if not office and name.suffix.lower() in PROGRAMS:
            raise BadFile(
                f"Trong tệp nén có “{name.name[:60]}”: không đăng tệp chương trình, trang web, macro hay nén lồng nhau."
            )


def _office_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    for part in _xml(archive, "[Content_Types].xml").iter():
        declared = part.get("ContentType", "").lower()
        if "macroenabled" in declared or "vbaproject" in declared:
            raise BadFile("Tệp Office có macro. Hãy lưu lại thành .docx hoặc .xlsx rồi tải lên.")
    for name in names:
        if name.lower().endswith(".rels"):
            _refuse_relations(_xml(archive, name))
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise BadFile("Chỉ nhận tệp Office là Word (.docx) hoặc Excel (.xlsx). Tệp khác hãy xuất sang PDF.")


def _refuse_relations(relations: Element) -> None:
    """Word opens a template or an object from the net together with the file, macros and all."""
    for relation in relations.iter():
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "").strip()
        if kind in OPENED_WITH_IT and FROM_THE_NET.match(target):
            raise BadFile("Tệp Office tự mở mẫu hoặc đối tượng từ địa chỉ khác. Hãy sao chép nội dung sang tệp mới.")


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    """A small part, parsed: its words may be in UTF-16 or written as &#97;."""
    if archive.getinfo(name).file_size > MOST_PART:
        raise BadFile("Tệp Office có cấu trúc quá lớn, không kiểm tra được. Hãy xuất sang PDF.")
    data = archive.read(name)
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise BadFile("Tệp Office có khai báo lạ (DOCTYPE). Hãy lưu lại tệp từ Word hoặc Excel.")
    return fromstring(data)  # noqa: S314 - small and without DOCTYPE, so without entities


def _old_office_type(file) -> str:
    """Word or Excel of 1997–2003: names in the directory of the compound file are UTF-16."""

    def holds(name: str) -> bool:
        return _contains(file, re.compile(re.escape(name.encode("utf-16-le"))))

    if holds("_VBA_PROJECT") or holds("Macros") or holds("VBA\0"):
        raise BadFile("Tệp Office có macro. Hãy lưu lại thành .docx hoặc .xlsx rồi tải lên.")
    if holds("WordDocument"):
        return "doc"
    if holds("Workbook") or holds("Book\0"):
        return "xls"
    raise BadFile("Tệp Office cũ này không phải là Word hoặc Excel. Hãy xuất sang PDF.")


def _contains(file, pattern: re.Pattern[bytes]) -> bool:
    """Search the whole file without holding it in memory."""
    try:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            return bool(pattern.search(view))
    except (AttributeError, OSError, ValueError):  # small uploads live in memory
        file.seek(0)
        return bool(pattern.search(file.read()))
