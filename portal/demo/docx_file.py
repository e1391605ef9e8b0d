"""The DOCX of a demo document, written part by part: one small WordprocessingML package with fixed times."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.demo.paper import COUNTRY, MOTTO, PARTY, Block, DocumentText, Run, blocks

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STAMP = (2000, 1, 1, 0, 0, 0)
TEXT_WIDTH = 9184  # twentieths of a point: A4 less 30 and 18 mm

CONTENT_TYPES = f"""{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="{TYPE}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
RELATIONS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""
PARTS = f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{OFFICE}/header" Target="header1.xml"/></Relationships>"""
# the number of the page, which the first page does not show
HEADER = f"""{HEAD}<w:hdr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""
SECTION = f'<w:sectPr {R}><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1021" w:bottom="1134" w:left="1701" w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'


def style(name: str, label: str, paragraph: str = "", letters: str = "", based: str = "Normal") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/><w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'


STYLES = (
    f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + style(
        "Body",
        "Body Text",
        '<w:spacing w:before="60" w:after="60" w:line="320" w:lineRule="atLeast"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>',
    )
    + style(
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="180" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/>',
        "<w:b/>",
    )
    + style(
        "Heading3",
        "heading 3",
        '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="567"/><w:jc w:val="both"/><w:outlineLvl w:val="2"/>',
        "<w:b/>",
    )
    + style("Title", "Title", '<w:spacing w:before="60"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', "<w:b/>")
    + style("Centre", "Centre", '<w:jc w:val="center"/>')
    + style("Small", "Small", "", '<w:sz w:val="22"/><w:szCs w:val="22"/>')
    + "</w:styles>"
)


def docx(document: DocumentText) -> bytes:
    """The bytes of the file; the same document always gives the same bytes."""
    content = [
        letterhead(document),
        *title(document),
        *(xml(block) for block in blocks(document.html)),
        closing(document),
    ]
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{''.join(content)}{SECTION}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/header1.xml": HEADER,
        "word/_rels/document.xml.rels": PARTS,
        "docProps/core.xml": properties(document),
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, STAMP)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return out.getvalue()


def properties(document: DocumentText) -> str:
    made = f"{document.issued:%Y-%m-%d}T00:00:00Z".rjust(20, "0")
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made}</dcterms:{name}>' for name in ("created", "modified")
    )
    return f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(document.title)}</dc:title><dc:creator>{escape(document.body_name)}</dc:creator><dc:language>vi</dc:language>{times}</cp:coreProperties>'


def letters(runs: list[Run], size: int = 0) -> str:
    parts = []
    for run in runs:
        looks = (
            ("<w:b/>" if run.bold else "")
            + ("<w:i/>" if run.italic else "")
            + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
        )
        text = escape(run.text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        parts.append(f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')
    return "".join(parts)


def paragraph(runs: list[Run], name: str, extra: str = "", size: int = 0) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{extra}</w:pPr>{letters(runs, size)}</w:p>'


def line(
    text: str, bold: bool = False, italic: bool = False, ruled: bool = False, name: str = "Centre", size: int = 26
) -> str:
    """One centred line, or nothing; a ruled one has a line below it."""
    extra = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' if ruled else ""
    indent = '<w:ind w:left="1000" w:right="1000"/>' if ruled else ""
    return paragraph([Run(text, bold, italic)], name, extra + indent, size) if text else ""


def columns(cells: list[str], widths: list[int]) -> str:
    """Cells side by side without borders; a cell has to end with a paragraph."""
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl><w:p/>'


def letterhead(document: DocumentText) -> str:
    left = line(document.parent_body_name.upper()) + line(
        document.body_name.upper(), bold=True, ruled=not document.party
    )
    left += line("*") if document.party else ""
    left += line(document.number_line)
    if document.is_letter:
        left += line(f"V/v {document.abstract}", size=24)
    if document.party:
        right = line(PARTY, bold=True, ruled=True)
    else:
        right = line(COUNTRY, bold=True, size=24) + line(MOTTO, bold=True, ruled=True)
    right += line(document.dateline, italic=True)
    return columns([left, right], [3984, 5200])


def title(document: DocumentText) -> list[str]:
    if document.is_letter:
        return []
    parts = [
        line(document.kind_name.upper(), bold=True, name="Title", size=28),
        line(document.abstract, bold=True, size=28),
    ]
    return [*parts, line("-----", size=28) if document.party else "<w:p/>"] if any(parts) else []


def xml(block: Block) -> str:
    if block.kind == "table":
        return table(block)
    if block.kind == "li":
        indent = 567 + 397 * (block.depth + 1)
        return paragraph([Run(f"{block.mark} "), *block.runs], "Body", f'<w:ind w:left="{indent}" w:hanging="397"/>')
    return paragraph(block.runs, {"h2": "Heading2", "h3": "Heading3", "caption": "Heading2"}.get(block.kind, "Body"))


def table(block: Block) -> str:
    count = max(len(row) for row in block.rows)
    width = TEXT_WIDTH // count
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = []
    for row in block.rows:
        cells = [letters(cell.runs, 24) for cell in row] + [""] * (count - len(row))
        rows.append(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{cell}</w:p></w:tc>' for cell in cells
            )
            + "</w:tr>"
        )
    grid = f'<w:gridCol w:w="{width}"/>' * count
    return f'<w:tbl><w:tblPr><w:tblW w:w="{width * count}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'


def closing(document: DocumentText) -> str:
    """Recipients on the left, signature on the right."""
    left = ""
    if document.recipients:
        left = paragraph([Run("Nơi nhận:", bold=True, italic=True)], "Small", size=24)
        left += "".join(paragraph([Run(f"- {one}")], "Small") for one in document.recipients)
    right = "".join(line(text, bold=True, size=28) for text in document.capacity)
    if document.signer_name:
        right += "<w:p/>" * 4 + line(document.signer_name, bold=True, size=28)
    return columns([left, right], [4400, 4784]) if left or right else ""
