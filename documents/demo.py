"""Demo documents: fields, signers, documents with generated files, relations, starting counters."""

import re
from dataclasses import replace

from django.core.files.base import ContentFile

from documents import pages, storage
from documents.models import (
    CommitteeTerm,
    Document,
    DocumentFile,
    EffectState,
    Field,
    Kind,
    Level,
    Relation,
    RelationKind,
    Signer,
)
from documents.models.files import file_name
from portal.base.text import one_line
from portal.demo.files import DocumentText, docx, pdf
from portal.demo.registry import DemoContext, register, register_target
from portal.identity.models import Agency
from portal.publishing import html, services
from portal.publishing.states import State
from portal.visits.counters import set_start

WRITERS = {"pdf": pdf, "docx": docx}
PLACES = {"lai_chau": "Lai Châu", "thai_nguyen": "Thái Nguyên"}
LOCAL_LEVELS = ("cap-tinh", "cap-xa", "cap-huyen", "dang-tinh", "dang-xa")
HEADING = re.compile(r"<h[23]>(.*?)</h[23]>")
SHORTENED = "<p>Bản rút gọn dùng cho cổng mẫu, không có giá trị pháp lý; toàn văn xem ở nơi công bố chính thức.</p>"


@register_target("documents")
def documents_target(context: DemoContext, value: str) -> str:
    """ "documents:" is the whole list, "documents:kind=chi-thi" one kind."""
    name, _, code = value.partition("=")
    return pages.list_url(loai=code) if name == "kind" else pages.list_url()


class Tables:
    """Rows that documents point to, by the codes of the demo data."""

    def __init__(self, context: DemoContext, data: dict) -> None:
        self.kinds, self.levels = by_code(Kind), by_code(Level)
        self.effects, self.terms, self.relations = by_code(EffectState), by_code(CommitteeTerm), by_code(RelationKind)
        self.bodies = {row.code: row for row in Agency.objects.filter(site=context.site).select_related("parent")}
        self.fields: dict[str, Field] = {}
        for order, entry in enumerate(data["field"], start=1):
            self.fields[entry["code"]] = Field.objects.create(
                site=context.site, parent=self.fields.get(entry["parent"]), slug=entry["code"], name=entry["name"],
                name_en=entry.get("name_en", ""), order=10 * order,
            )  # fmt: skip
        self.signers = {
            entry["key"]: Signer.objects.create(site=context.site, name=entry["name"], title=entry["title"])
            for entry in data["signer"]
        }


def by_code(model) -> dict:
    return {row.code: row for row in model.objects.all()}


@register("văn bản", order=40)
def load(context: DemoContext) -> None:
    data = context.data("documents")
    tables = Tables(context, data)
    rows = {entry["key"]: _document(context, entry, tables) for entry in data["document"]}
    for entry in data["document"]:
        Relation.objects.bulk_create(
            Relation(
                source=rows[entry["key"]], target=rows[relation["to"]], kind=tables.relations[relation["kind"]],
                order=10 * place,
            )
            for place, relation in enumerate(entry.get("relation", ()), start=1)
        )  # fmt: skip
        _end_replaced(rows, entry)
    for row in rows.values():
        services.saved(row, context.author, action="đăng")
    starts = {rows[entry["key"]].pk: (entry["views"], entry["downloads"]) for entry in data["document"]}
    set_start(context.site.pk, Document.kind, starts)


def _document(context: DemoContext, entry: dict, tables: Tables) -> Document:
    row = Document.objects.create(
        site=context.site,
        title=entry["abstract"],
        number=entry["number"],
        document_kind=tables.kinds[entry["kind"]],
        level=tables.levels[entry["level"]],
        body=tables.bodies[entry["body"]],
        signer=tables.signers.get(entry.get("signer", "")),
        signer_line=entry.get("signer_line", ""),
        issued_on=entry.get("issued"),
        effective_on=entry.get("effective"),
        expires_on=entry.get("expires"),
        effect_override=tables.effects.get(entry.get("effect", "")),
        effect_reason=entry.get("effect_reason", ""),
        term=tables.terms.get(entry.get("term", "")),
        text=entry.get("text", ""),
        state=State.PUBLISHED,
        published_at=context.moment(entry["published"]),
        created_by=context.author,
    )
    row.fields.set(tables.fields[code] for code in entry["fields"])
    paper = _paper(context, row)
    for place, wanted in enumerate(entry["files"], start=1):
        _file(row, paper, wanted, 10 * place)
    return row


def _end_replaced(rows: dict[str, Document], entry: dict) -> None:
    """A document that another one repeals ends on the day that one takes effect, unless the data says otherwise."""
    source = rows[entry["key"]]
    for relation in entry.get("relation", ()):
        target = rows[relation["to"]]
        if relation["kind"] == pages.REPLACES and not target.expires_on and not target.effect_override_id:
            target.expires_on = source.effective_on or source.issued_on
            target.save(update_fields=["expires_on"])


def _paper(context: DemoContext, row: Document) -> DocumentText:
    parent = row.body.parent
    return DocumentText(
        body_name=row.body.name,
        parent_body_name=parent.name if parent else "",
        number=row.number,
        place=PLACES[context.key] if row.level.code in LOCAL_LEVELS else "Hà Nội",
        issued=row.issued_on,
        kind_name=row.document_kind.name,
        abstract=row.title,
        html=row.text or SHORTENED,
        signer_line=row.signer_line,
        signer_title=row.signer_title or (row.signer.title if row.signer else ""),
        signer_name=row.signer.name if row.signer else "",
        party=row.level.code.startswith("dang"),
    )


def _file(row: Document, paper: DocumentText, wanted: str, order: int) -> None:
    """ "pdf", or "pdf:Phụ lục I" for a second paper of that title."""
    extension, _, title = wanted.partition(":")
    if title:
        paper = replace(paper, kind_name="Phụ lục", abstract=title, html=_appendix(row))
    name = file_name(f"{row.number} {title}".strip() or row.title, extension)
    text = one_line(f"{row.document_kind.name} {row.number} {paper.abstract} {html.plain(paper.html)}")
    stored = storage.store(ContentFile(WRITERS[extension](paper), name=name), text=text)
    DocumentFile.objects.create(document=row, stored=stored, name=name, title=title, order=order)


def _appendix(row: Document) -> str:
    """A table of the parts of the main text."""
    parts = [html.plain(part) for part in HEADING.findall(row.text)] or [row.title]
    lines = "".join(f"<tr><td>{place}</td><td>{part}</td></tr>" for place, part in enumerate(parts, start=1))
    table = f"<table><thead><tr><th>STT</th><th>Nội dung</th></tr></thead><tbody>{lines}</tbody></table>"
    return f"<p>Kèm theo {row.document_kind.name.lower()} số {row.number}.</p>{table}"
