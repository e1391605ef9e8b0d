"""What an official paper consists of: the texts of its first page and its body as plain blocks.

The layout is that of Decree 30/2020 (state bodies) or of the Party's own instruction (`party`).
Both file writers, PDF and DOCX, take everything from here.
"""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
LETTER = "công văn"  # has no title of its own: the abstract stands under the number


@dataclass(frozen=True)
class DocumentText:
    body_name: str
    parent_body_name: str
    number: str
    place: str
    issued: date
    kind_name: str
    abstract: str
    html: str
    signer_line: str
    signer_title: str
    signer_name: str
    recipients: tuple[str, ...] = ()
    party: bool = False

    @property
    def title(self) -> str:
        """For the properties of the file."""
        return " ".join(part for part in (self.kind_name, self.number, self.abstract) if part)

    @property
    def is_letter(self) -> bool:
        return self.kind_name.strip().lower() == LETTER

    @property
    def number_line(self) -> str:
        if not self.number:
            return ""
        return f"Số {self.number}" if self.party else f"Số: {self.number}"

    @property
    def dateline(self) -> str:
        """Place and date; days under 10 and the months January and February get a leading zero."""
        d = self.issued
        month = f"{d.month:02d}" if d.month < 3 else str(d.month)
        when = f"ngày {d.day:02d} tháng {month} năm {d.year}"
        return f"{self.place}, {when}" if self.place else when

    @property
    def capacity(self) -> tuple[str, ...]:
        """The lines above the signature, for instance KT. CHỦ TỊCH and PHÓ CHỦ TỊCH."""
        line = self.signer_line or self.signer_title
        # a slash without spaces belongs to the words: T/M BAN THƯỜNG VỤ
        return tuple(part.strip().upper() for part in line.split(" / ") if part.strip())


@dataclass
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass
class Block:
    """kind: h2, h3, p, li, caption or table. A list item has its mark and depth; a table has rows of cells."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    depth: int = 0
    rows: list[list["Cell"]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()


@dataclass
class Cell:
    runs: list[Run] = field(default_factory=list)
    head: bool = False


class BlockParser(HTMLParser):
    """Turns the cleaned markup of a document into blocks. Text outside any known tag becomes a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.open: Block | Cell | None = None
        self.lists: list[int | None] = []  # the last number of each open list; None in a list of dots
        self.bold = self.italic = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in ("h2", "h3", "p", "caption", "blockquote"):
            self.start(tag)
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
            self.open = None
        elif tag == "li":
            self.start_item()
        elif tag == "table":
            self.blocks.append(Block("table"))
        elif tag == "tr" and self.table():
            self.table().rows.append([])
        elif tag in ("td", "th") and self.table() and self.table().rows:
            self.open = Cell(head=tag == "th")
            self.table().rows[-1].append(self.open)
        elif tag in ("strong", "b"):
            self.bold += 1
        elif tag in ("em", "i"):
            self.italic += 1
        elif tag == "br":
            self.add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "b"):
            self.bold = max(0, self.bold - 1)
        elif tag in ("em", "i"):
            self.italic = max(0, self.italic - 1)
        elif tag in ("ul", "ol"):
            self.lists = self.lists[:-1]
            self.open = None
        elif tag in ("h2", "h3", "p", "li", "td", "th", "caption", "table", "blockquote"):
            if not (tag == "p" and isinstance(self.open, Cell)):
                self.open = None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            if data and self.open and self.open.runs:
                self.add(" ")
            return
        self.add((" " if data[0].isspace() else "") + text + (" " if data[-1].isspace() else ""))

    def start(self, tag: str) -> None:
        inside = isinstance(self.open, Cell) or (isinstance(self.open, Block) and self.open.kind == "li")
        if inside and tag == "p":
            if self.open.runs:
                self.add("\n")
            return
        block = Block("p" if tag == "blockquote" else tag)
        at = len(self.blocks)
        if tag == "caption" and self.table():
            at -= 1  # printed above its table
        self.blocks.insert(at, block)
        self.open = block

    def start_item(self) -> None:
        mark = "–"
        if self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            mark = f"{self.lists[-1]}."
        self.open = Block("li", mark=mark, depth=max(0, len(self.lists) - 1))
        self.blocks.append(self.open)

    def table(self) -> Block | None:
        return self.blocks[-1] if self.blocks and self.blocks[-1].kind == "table" else None

    def add(self, text: str) -> None:
        if self.open is None:
            if not text.strip():
                return
            self.start("p")
        runs = self.open.runs
        if not runs or runs[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            runs.append(Run(text, self.bold > 0 or (isinstance(self.open, Cell) and self.open.head), self.italic > 0))


def blocks(html: str) -> list[Block]:
    """The body of a document; blocks without text are left out."""
    parser = BlockParser()
    parser.feed(html)
    parser.close()
    return [block for block in parser.blocks if block.text or any(block.rows)]
