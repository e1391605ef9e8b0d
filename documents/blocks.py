"""Boxes filled with documents."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from documents import pages
from documents.models import Document, Field
from portal.layout.blocks import BlockContext, block

MOST = 30


@block("documents.newest", "Văn bản mới", "blocks/documents.html")
def newest(context: BlockContext, options: Mapping) -> dict | None:
    """Văn bản mới đăng với lượt xem, lượt tải. Có thể chỉ lấy một số loại, cấp hoặc lĩnh vực."""
    rows = _chosen(Document.objects.listed().on(context.site.id, context.language), context, options)
    found = pages.rows(rows.for_list().newest()[: _count(options)], context.site, context.language)
    return {"documents": found, "more_url": pages.list_url()} if found else None


@block("documents.fields", "Lĩnh vực văn bản", "blocks/categories.html")
def fields(context: BlockContext, options: Mapping) -> dict | None:
    """Cây lĩnh vực; chỉ những lĩnh vực có văn bản."""
    listed = Document.objects.listed().on(context.site.id, context.language).order_by()
    used = Field.objects.filter(site_id=context.site.id, documents__in=listed).distinct()
    shown = {path for field in used for path in field.ancestor_paths()}
    nodes: dict[str, dict] = {}
    top: list[dict] = []
    # Ordered by path, a parent comes before its children.
    for field in Field.objects.filter(site_id=context.site.id, path__in=shown).order_by("path"):
        label = (context.language == "en" and field.name_en) or field.name
        node = {"label": label, "url": pages.list_url(linh_vuc=field.path), "children": []}
        above = field.path.rpartition("/")[0]
        (nodes[above]["children"] if above else top).append(node)
        nodes[field.path] = node
    return {"items": top} if top else None


def _count(options: Mapping, default: int = 5) -> int:
    value = options.get("count", default)
    return min(max(value, 1), MOST) if isinstance(value, int) else default


def _chosen(rows: QuerySet, context: BlockContext, options: Mapping) -> QuerySet:
    """Only the kinds, levels and fields that the block was set to; lists of codes, fields as paths."""
    kinds, levels = _words(options, "kinds"), _words(options, "levels")
    if kinds:
        rows = rows.filter(document_kind__code__in=kinds)
    if levels:
        rows = rows.filter(level__code__in=levels)
    asked = Field.objects.filter(site_id=context.site.id, path__in=_words(options, "fields"))
    branches = Q(pk__in=[])
    for field in asked:
        branches |= Q(pk__in=Document.objects.in_field(field).values("pk"))
    return rows.filter(branches) if _words(options, "fields") else rows


def _words(options: Mapping, name: str) -> list[str]:
    value = options.get(name, [])
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
