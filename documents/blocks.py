"""Boxes filled with documents."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from documents import pages
from documents.models import Document, Field, Kind, Level
from portal.layout.blocks import BlockContext, block
from portal.layout.options import Count, ManyOf


def kind_choices(site_id: int) -> list[tuple[str, str]]:
    return list(Kind.objects.values_list("code", "name"))


def level_choices(site_id: int) -> list[tuple[str, str]]:
    return list(Level.objects.values_list("code", "name"))


def field_choices(site_id: int) -> list[tuple[str, str]]:
    rows = Field.objects.filter(site_id=site_id).order_by("path")
    return [(row.path, "– " * row.depth + row.name) for row in rows]


@block(
    "documents.newest", "Văn bản mới", "blocks/documents.html",
    options=[
        Count(),
        ManyOf("kinds", "Chỉ các loại", "Không chọn: mọi loại văn bản.", choices=kind_choices, empty="mọi loại"),
        ManyOf("levels", "Chỉ các cấp", "Không chọn: mọi cấp ban hành.", choices=level_choices, empty="mọi cấp"),
        ManyOf("fields", "Chỉ các lĩnh vực", "Kể cả lĩnh vực con.", choices=field_choices, empty="mọi lĩnh vực"),
    ],
)  # fmt: skip
def newest(context: BlockContext, options: Mapping) -> dict | None:
    """Văn bản mới đăng với lượt xem, lượt tải. Có thể chỉ lấy một số loại, cấp hoặc lĩnh vực."""
    rows = _chosen(Document.objects.listed().on(context.site.id, context.language), context, options)
    found = pages.rows(rows.for_list().newest()[: options["count"]], context.site, context.language)
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


def _chosen(rows: QuerySet, context: BlockContext, options: Mapping) -> QuerySet:
    """Only the kinds, levels and fields that the block was set to; lists of codes, fields as paths."""
    if options["kinds"]:
        rows = rows.filter(document_kind__code__in=options["kinds"])
    if options["levels"]:
        rows = rows.filter(level__code__in=options["levels"])
    if not options["fields"]:
        return rows
    branches = Q(pk__in=[])
    for field in Field.objects.filter(site_id=context.site.id, path__in=options["fields"]):
        branches |= Q(pk__in=Document.objects.in_field(field).values("pk"))
    return rows.filter(branches)
