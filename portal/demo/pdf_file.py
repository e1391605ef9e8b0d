"""The PDF of a demo document: a page set as offices print it, with an embedded font and a real text layer."""

from functools import partial
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from portal.demo.paper import COUNTRY, MOTTO, PARTY, Block, DocumentText, Run, blocks

FONTS = Path(__file__).resolve().parent / "fonts"
PLAIN, BOLD, ITALIC = "BeVietnamPro", "BeVietnamPro-SemiBold", "BeVietnamPro-Italic"
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 18 * mm, 22 * mm, 20 * mm
WIDTH = A4[0] - LEFT - RIGHT

for name, file in ((PLAIN, "Regular"), (BOLD, "SemiBold"), (ITALIC, "Italic")):
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"BeVietnamPro-{file}.ttf")))
pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=ITALIC, boldItalic=BOLD)

BODY = ParagraphStyle(
    "body", fontName=PLAIN, fontSize=11, leading=16.5, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=5
)
ITEM = ParagraphStyle(
    "item",
    BODY,
    firstLineIndent=0,
    leftIndent=15 * mm,
    bulletIndent=10 * mm,
    bulletFontName=PLAIN,
    bulletFontSize=11,
    spaceAfter=4,
)
CHAPTER = ParagraphStyle(
    "chapter", BODY, fontName=BOLD, alignment=TA_CENTER, firstLineIndent=0, spaceBefore=9, spaceAfter=6, keepWithNext=1
)
ARTICLE = ParagraphStyle("article", BODY, fontName=BOLD, spaceBefore=5, keepWithNext=1)
CENTRE = ParagraphStyle("centre", BODY, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=0)
HEAD = ParagraphStyle("head", CENTRE, fontSize=9.6, leading=14)
HEAD_BOLD = ParagraphStyle("head-bold", HEAD, fontName=BOLD)
DATE = ParagraphStyle("date", HEAD, fontName=ITALIC, fontSize=10)
TITLE = ParagraphStyle("title", CENTRE, fontName=BOLD, fontSize=13, leading=19)
ABSTRACT = ParagraphStyle(
    "abstract", CENTRE, fontName=BOLD, fontSize=11.5, leading=17, leftIndent=12 * mm, rightIndent=12 * mm
)
SMALL = ParagraphStyle("small", BODY, fontSize=9, leading=13, alignment=0, firstLineIndent=0, spaceAfter=0)
SIGNER = ParagraphStyle("signer", CENTRE, fontName=BOLD)
CELL = ParagraphStyle("cell", SMALL, fontSize=9.6, leading=14)


def pdf(document: DocumentText) -> bytes:
    """The bytes of the file; the same document always gives the same bytes."""
    out = BytesIO()
    frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    template = BaseDocTemplate(
        out,
        pagesize=A4,
        title=document.title,
        author=document.body_name,
        subject=document.abstract,
        creator=document.body_name,
        lang="vi",
        invariant=1,
    )
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=page_number))
    story = [*heading(document), *body(document.html), *closing(document)]
    template.build(story)
    return out.getvalue()


def page_number(canvas, template) -> None:
    """At the top, in the middle, from the second page on."""
    if template.page > 1:
        canvas.setFont(PLAIN, 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(template.page))


def rule(share: float) -> Flowable:
    return HRFlowable(width=f"{share:.0%}", thickness=0.7, color=black, spaceBefore=2, spaceAfter=3)


def heading(document: DocumentText) -> list[Flowable]:
    return [*letterhead(document), Spacer(1, 14), *title(document)]


def letterhead(document: DocumentText) -> list[Flowable]:
    plain, bold = partial(line, style=HEAD), partial(line, style=HEAD_BOLD)
    left = [*plain(document.parent_body_name.upper()), *bold(document.body_name.upper())]
    left += plain("*") if document.party else [rule(0.38)]
    left += plain(document.number_line)
    if document.is_letter:
        left += plain(f"V/v {document.abstract}")
    if document.party:
        right = [*bold(PARTY), rule(0.72), Spacer(1, 8)]
    else:
        right = [
            *bold(COUNTRY),
            *line(MOTTO, style=ParagraphStyle("motto", HEAD_BOLD, fontSize=10.4)),
            rule(0.66),
            Spacer(1, 2),
        ]
    right += line(document.dateline, style=DATE)
    looks = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return [Table([[left, right]], colWidths=[WIDTH * 0.43, WIDTH * 0.57], style=looks)]


def line(text: str, style: ParagraphStyle) -> list[Flowable]:
    return [Paragraph(escape(text), style)] if text else []


def title(document: DocumentText) -> list[Flowable]:
    if document.is_letter:
        return []
    above = line(document.kind_name.upper(), TITLE) + line(document.abstract, ABSTRACT)
    mark = line("-----", CENTRE) if document.party else [rule(0.28)]
    return [*above, *mark, Spacer(1, 10)] if above else []


def body(html: str) -> list[Flowable]:
    return [flow for block in blocks(html) for flow in flowables(block)]


def flowables(block: Block) -> list[Flowable]:
    text = markup(block.runs)
    if block.kind == "table":
        return grid(block)
    if block.kind == "li":
        style = ParagraphStyle(
            f"item{block.depth}",
            ITEM,
            leftIndent=ITEM.leftIndent + block.depth * 7 * mm,
            bulletIndent=ITEM.bulletIndent + block.depth * 7 * mm,
        )
        return [Paragraph(text, style, bulletText=block.mark)]
    styles = {"h2": CHAPTER, "h3": ARTICLE, "caption": CHAPTER}
    return [Paragraph(text, styles.get(block.kind, BODY))]


def markup(runs: list[Run]) -> str:
    """Runs in reportlab's own small markup."""
    parts = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br/>")
        if run.italic:
            text = f"<i>{text}</i>"
        parts.append(f"<b>{text}</b>" if run.bold else text)
    return "".join(parts).strip()


def grid(block: Block) -> list[Flowable]:
    columns = max(len(row) for row in block.rows)
    rows = [
        [Paragraph(markup(cell.runs), CELL) for cell in row] + [""] * (columns - len(row)) for row in block.rows if row
    ]
    heads = sum(1 for row in block.rows if row and all(cell.head for cell in row))
    looks = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    return [
        Table(rows, colWidths=widths(block, columns), repeatRows=min(heads, len(rows) - 1), style=looks),
        Spacer(1, 8),
    ]


def widths(block: Block, columns: int) -> list[float]:
    """Column widths after the longest text of each, so that a column of numbers stays narrow."""
    longest = [
        max((len("".join(run.text for run in row[k].runs)) for row in block.rows if k < len(row)), default=0)
        for k in range(columns)
    ]
    shares = [6 + min(length, 40) for length in longest]
    return [WIDTH * share / sum(shares) for share in shares]


def closing(document: DocumentText) -> list[Flowable]:
    """Recipients on the left, signature on the right, kept on one page."""
    left: list[Flowable] = []
    if document.recipients:
        left = [Paragraph("<i><b>Nơi nhận:</b></i>", ParagraphStyle("to", SMALL, fontSize=10))]
        left += [Paragraph(f"- {escape(one)}", SMALL) for one in document.recipients]
    right = [flow for text in document.capacity for flow in line(text, SIGNER)]
    right += [Spacer(1, 52), *line(document.signer_name, SIGNER)] if document.signer_name else []
    if not left and not right:
        return []
    looks = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return [KeepTogether([Spacer(1, 12), Table([[left, right]], colWidths=[WIDTH * 0.48, WIDTH * 0.52], style=looks)])]
