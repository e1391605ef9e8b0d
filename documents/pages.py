"""Page data of the documents: rows become what templates and the JSON interface get."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from documents import effect
from documents.models import Document, DocumentFile, EffectState
from documents.page_data import (
    Attribute,
    DocumentPage,
    DocumentRow,
    Effect,
    File,
    FullFile,
    OtherDocument,
    RelationGroup,
)
from portal.base import dates
from portal.base.numbers import file_size, grouped
from portal.identity.sites import CurrentSite
from portal.publishing import html
from portal.visits.counters import Totals, totals

REPLACES = "het-hieu-luc"


def list_url(**conditions: object) -> str:
    """Address of the list with conditions: list_url(loai="chi-thi")."""
    query = urlencode({name.replace("_", "-"): value for name, value in conditions.items()})
    return f"{reverse('documents:index')}?{query}" if query else reverse("documents:index")


def effect_states(site: CurrentSite) -> dict[str, Effect]:
    """Words and colours of all effect states by code; shared by all requests of this generation."""
    return site.part(("effect_states",), _read_effect_states)


def _read_effect_states() -> dict[str, Effect]:
    return {row.code: {"code": row.code, "label": row.label, "tone": row.tone} for row in EffectState.objects.all()}


def printed_effect(row: Document, states: dict[str, Effect]) -> Effect:
    code = effect.code_on(row)
    return states.get(code, {"code": code, "label": "", "tone": "gray"})


def rows(found: Iterable[Document], site: CurrentSite, language: str = "vi") -> list[DocumentRow]:
    """Rows of for_list(); one more query for all counters."""
    found = list(found)
    counted = totals(Document.kind, [row.pk for row in found])
    states = effect_states(site)
    return [document_row(row, counted.get(row.pk), states, site.profile.thousands, language) for row in found]


def document_row(
    row: Document, counted: Totals | None, states: dict[str, Effect], thousands: str, language: str = "vi"
) -> DocumentRow:
    views = grouped(counted.views if counted else 0, thousands)
    downloads = grouped(counted.downloads if counted else 0, thousands)
    return {
        "id": row.pk,
        "number": row.number,
        "number_line": row.number_line,
        "title": row.title,
        "url": row.get_absolute_url(),
        "kind": _name(row.document_kind, language),
        "body": _name(row.body, language),
        "issued": dates.day(row.issued_on) if row.issued_on else "",
        "effect": printed_effect(row, states),
        "views": views,
        "downloads": downloads,
        "counters": gettext("Lượt xem: %(views)s | lượt tải: %(downloads)s") % {"views": views, "downloads": downloads},
        "files": [file_row(file) for file in row.files.all()],
    }


def _name(row, language: str) -> str:
    return (language == "en" and row.name_en) or row.name


def file_row(file: DocumentFile) -> File:
    return {
        "url": file.get_absolute_url(),
        "name": file.name,
        "type": file.stored.label,
        "size": file_size(file.stored.size),
    }


def file_detail(file: DocumentFile) -> FullFile:
    row = file_row(file)
    return {
        **row,
        "read_url": f"{row['url']}?xem=1" if file.stored.type == "pdf" else "",
        "title": file.title,
        "pages": file.stored.pages or 0,
        "sha256": file.stored.sha256,
    }


def detail(row: Document, site: CurrentSite, language: str = "vi") -> DocumentPage:
    """One document with all that its page says; `row` comes from for_detail()."""
    states = effect_states(site)
    counted = totals(Document.kind, [row.pk]).get(row.pk)
    related = relations(row, states)
    return {
        **document_row(row, counted, states, site.profile.thousands, language),
        "attributes": attributes(row, states, language),
        "text": html.printed(row.text),
        "files": [file_detail(file) for file in row.files.all()],
        "relations": related,
        "replaced_by": [
            _other(relation.source) for relation in row.relations_back.all() if relation.kind.code == REPLACES
        ],
        "note": row.effect_reason,
        "archived": row.is_archived,
    }


def attributes(row: Document, states: dict[str, Effect], language: str) -> list[Attribute]:
    """The table of attributes in the order of a document's own head; empty lines left out."""
    fields = list(row.fields.all())
    signer = row.signer.name if row.signer else ""
    title = row.signer_title or (row.signer.title if row.signer else "")
    lines = [
        (gettext("Số, ký hiệu"), row.number, ""),
        (gettext("Loại văn bản"), _name(row.document_kind, language), list_url(loai=row.document_kind.code)),
        (gettext("Cơ quan ban hành"), _name(row.body, language), list_url(co_quan=row.body.code)),
        (gettext("Cấp ban hành"), _name(row.level, language) if row.level else "", ""),
        *((gettext("Lĩnh vực"), _name(field, language), list_url(linh_vuc=field.path)) for field in fields),
        (gettext("Người ký"), signer, list_url(nguoi_ky=row.signer_id)),
        (gettext("Chức vụ"), title, ""),
        (gettext("Thể thức ký"), row.signer_line, ""),
        (gettext("Ngày ban hành"), dates.day(row.issued_on) if row.issued_on else "", ""),
        (gettext("Ngày có hiệu lực"), dates.day(row.effective_on) if row.effective_on else "", ""),
        (gettext("Ngày hết hiệu lực"), dates.day(row.expires_on) if row.expires_on else "", ""),
        (gettext("Tình trạng hiệu lực"), printed_effect(row, states)["label"], ""),
        (gettext("Nhiệm kỳ"), row.term.label if row.term else "", ""),
        (gettext("Ngày đăng"), dates.day(row.published_at) if row.published_at else "", ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in lines if value]


def relations(row: Document, states: dict[str, Effect]) -> list[RelationGroup]:
    """Groups in the order of the kinds: what this document does to others, then what others do to it."""
    groups: dict[tuple[str, bool], dict] = {}

    def add(kind, heading: str, inverse: bool, other: Document) -> None:
        group = groups.setdefault((kind.code, inverse and not kind.symmetric), {"label": heading, "items": []})
        entry = {**_other(other), "effect": printed_effect(other, states)}
        if entry not in group["items"]:
            group["items"].append(entry)

    for relation in row.relations.all():
        add(relation.kind, relation.kind.heading, False, relation.target)
    for relation in row.relations_back.all():
        add(relation.kind, relation.kind.inverse_heading, True, relation.source)
    return list(groups.values())


def _other(row: Document) -> OtherDocument:
    return {"number": row.number, "title": row.title, "url": row.get_absolute_url()}
