"""The PDF and DOCX files of the demo documents."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from portal.demo.files import DocumentText, docx, pdf
from portal.demo.paper import blocks

SENTENCE = "Người dân được hỗ trợ nộp hồ sơ trực tuyến; cán bộ xã sắp xếp lịch hẹn đúng đợt."
HTML = f"""<h2>Chương I<br>QUY ĐỊNH CHUNG</h2><h3>Điều 1. Phạm vi</h3><p>{SENTENCE}</p>
<ol><li>Hộ nghèo</li><li>Hộ cận nghèo<ul><li>ở xã vùng cao</li></ul></li></ol>
<table><caption>Mức hỗ trợ</caption><thead><tr><th>Nội dung</th><th>Mức</th></tr></thead>
<tbody><tr><td>Chữ ký số &amp; thiết bị</td><td>50.000</td></tr></tbody></table>"""
DECISION = DocumentText(
    body_name="Ủy ban nhân dân tỉnh",
    parent_body_name="",
    number="1234/QĐ-UBND",
    place="Lai Châu",
    issued=date(2022, 1, 9),
    kind_name="Quyết định",
    abstract="Hỗ trợ người dân sử dụng dịch vụ công trực tuyến",
    html=HTML,
    signer_line="TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    signer_title="Phó Chủ tịch",
    signer_name="Nguyễn Văn Bình",
    recipients=("Như Điều 3;", "Lưu: VT."),
)
PARTY_GUIDE = replace(
    DECISION,
    body_name="Ban Tuyên giáo",
    parent_body_name="Tỉnh ủy Thái Nguyên",
    number="28-HD/BTGTU",
    place="Thái Nguyên",
    issued=date(2022, 11, 10),
    kind_name="Hướng dẫn",
    signer_line="TRƯỞNG BAN",
    party=True,
)
LETTER = replace(DECISION, kind_name="Công văn", number="15/UBND-TH", html="")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_text(document: DocumentText) -> str:
    pages = PdfReader(BytesIO(pdf(document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def docx_part(document: DocumentText, name: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(BytesIO(docx(document))) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314


def docx_text(document: DocumentText) -> str:
    paragraphs = docx_part(document).iter(f"{WORD}p")
    return "\n".join("".join(run.text or "" for run in paragraph.iter(f"{WORD}t")) for paragraph in paragraphs)


@pytest.mark.parametrize("text", [pdf_text, docx_text])
def test_a_file_holds_what_a_reader_looks_for(text):
    found = text(DECISION)
    for words in ("Số: 1234/QĐ-UBND", DECISION.abstract, SENTENCE, "Chữ ký số & thiết bị", "Mức hỗ trợ"):
        assert words in found
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "QUYẾT ĐỊNH", "Nơi nhận:"):
        assert words in found
    for words in ("Lai Châu, ngày 09 tháng 01 năm 2022", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Bình"):
        assert words in found


@pytest.mark.parametrize("text", [pdf_text, docx_text])
def test_a_party_document_has_the_party_heading(text):
    found = text(PARTY_GUIDE)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in found
    assert "TỈNH ỦY THÁI NGUYÊN" in found
    assert "Số 28-HD/BTGTU" in found
    assert "ngày 10 tháng 11 năm 2022" in found
    assert "CỘNG HÒA" not in found


@pytest.mark.parametrize("text", [pdf_text, docx_text])
def test_a_letter_has_its_abstract_under_the_number_and_no_title(text):
    found = text(LETTER)
    assert f"V/v {LETTER.abstract}" in found
    assert "CÔNG VĂN" not in found


@pytest.mark.parametrize("write", [pdf, docx])
def test_the_same_document_gives_the_same_bytes(write):
    assert write(DECISION) == write(DECISION)
    assert write(DECISION) != write(PARTY_GUIDE)


@pytest.mark.parametrize("write", [pdf, docx])
def test_a_document_with_nothing_but_a_date_is_written(write):
    assert write(DocumentText("", "", "", "", date(1946, 11, 9), "", "", "", "", "", "")) != write(DECISION)


def test_a_slash_inside_a_capacity_is_kept():
    document = replace(PARTY_GUIDE, signer_line="T/M BAN THƯỜNG VỤ / Phó Bí thư")
    assert document.capacity == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    assert replace(document, signer_line="").capacity == ("PHÓ CHỦ TỊCH",)


def test_a_long_body_runs_over_numbered_pages():
    pages = PdfReader(BytesIO(pdf(replace(DECISION, html=HTML * 12)))).pages
    assert len(pages) > 3
    assert pages[2].extract_text().split()[0] == "3"
    assert pages[0].extract_text().split()[0] != "1"


def test_the_pdf_names_title_author_and_embeds_its_font():
    reader = PdfReader(BytesIO(pdf(DECISION)))
    assert reader.metadata.title == "Quyết định 1234/QĐ-UBND Hỗ trợ người dân sử dụng dịch vụ công trực tuyến"
    assert reader.metadata.author == "Ủy ban nhân dân tỉnh"
    fonts = [entry.get_object() for entry in reader.pages[0]["/Resources"]["/Font"].values()]
    files = ["/FontFile2" in entry["/FontDescriptor"] for entry in fonts if "BeVietnamPro" in entry["/BaseFont"]]
    assert files and all(files)


def test_every_part_of_the_docx_is_xml_and_named():
    with ZipFile(BytesIO(docx(DECISION))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        for name in names:
            ElementTree.fromstring(archive.read(name))  # noqa: S314
    core = {entry.tag.split("}")[1]: entry.text for entry in docx_part(DECISION, "docProps/core.xml")}
    assert core["title"].startswith("Quyết định 1234/QĐ-UBND")
    assert core["created"] == "2022-01-09T00:00:00Z"


def test_headings_of_the_docx_are_headings():
    styles = {}
    for paragraph in docx_part(DECISION).iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        text = "".join(run.text or "" for run in paragraph.iter(f"{WORD}t"))
        styles[text] = style.get(f"{WORD}val") if style is not None else ""
    assert styles["Điều 1. Phạm vi"] == "Heading3"
    assert styles["Chương IQUY ĐỊNH CHUNG"] == "Heading2"


def test_lists_keep_their_numbers_and_depth():
    items = [(block.mark, block.depth, block.text) for block in blocks(HTML) if block.kind == "li"]
    assert items == [("1.", 0, "Hộ nghèo"), ("2.", 0, "Hộ cận nghèo"), ("–", 1, "ở xã vùng cao")]


def test_strong_and_em_and_spaces_survive():
    (block,) = blocks("<p>Mức <strong>50 %</strong> và <em>tối đa</em>  một\n triệu</p>")
    assert block.text == "Mức 50 % và tối đa một triệu"
    assert [(run.text.strip(), run.bold, run.italic) for run in block.runs][1:4:2] == [
        ("50 %", True, False),
        ("tối đa", False, True),
    ]


def test_a_caption_stands_above_its_table():
    assert [block.kind for block in blocks(HTML)][-2:] == ["caption", "table"]


@pytest.mark.parametrize(
    "html", ["", "   ", "<p></p>", "<table></table>", "<table><tr></tr></table>", "<ul><li></li></ul>"]
)
def test_a_body_without_text_has_no_blocks(html):
    assert blocks(html) == []


@pytest.mark.parametrize(
    "html", ["chữ trần", "</p></ul>chữ", "<td>chữ", "<li>chữ", "<tr><td>chữ</td></tr>", "<p>chữ<ul><li>b"]
)
@pytest.mark.parametrize("text", [pdf_text, docx_text])
def test_broken_markup_loses_no_text(text, html):
    assert "chữ" in text(replace(DECISION, html=html))
