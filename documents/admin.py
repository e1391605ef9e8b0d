"""The registry for staff: documents with files and relations, fields, signers, reference tables."""

from django.contrib import admin
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.utils.html import format_html

from documents import downloads, effect
from documents.filters import words_or_number
from documents.forms import DocumentFileForm, DocumentForm, take_files
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
from portal.base import generation
from portal.base.admin_log import LoggedAdmin
from portal.base.dates import day
from portal.base.numbers import file_size
from portal.base.text import fold
from portal.desk.columns import ViewsColumn
from portal.identity import rights
from portal.identity.admin_sites import SiteSettingAdmin, WritersToo, has_several_sites, own_rows, site_name
from portal.publishing import html
from portal.publishing.admin import ContentInline, PublishableAdmin
from portal.publishing.admin_areas import indented
from portal.publishing.admin_lists import BinFilter, MineFilter, StateFilter

SHOWN = {"text": "text_shown"}  # what people without the right to edit see instead


class FileInline(ContentInline, admin.StackedInline):
    model = DocumentFile
    form = DocumentFileForm
    fields = [("upload", "shown"), ("title", "name", "order"), "receipt"]
    readonly_fields = ["shown"]
    verbose_name_plural = "Tệp đính kèm"
    view_on_site = False  # drafts have no public address; "đang có" opens the file

    def get_queryset(self, request):
        return (
            super().get_queryset(request).select_related("stored", "document").defer("stored__text", "document__text")
        )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.file_problems = getattr(request, "file_problems", {})
        return formset

    @admin.display(description="đang có")
    def shown(self, row):
        if not row.pk:
            return "–"
        url = reverse("admin:documents_document_file", args=[row.document_id, row.pk])
        pages = f", {row.stored.pages} trang" if row.stored.pages else ""
        about = f"{row.stored.label}, {file_size(row.stored.size)}{pages}"
        return format_html('<a href="{}">{}</a> ({})', url, row.name, about)


class RelationInline(ContentInline, admin.TabularInline):
    model = Relation
    fk_name = "source"
    fields = ["kind", "target", "order"]
    autocomplete_fields = ["target"]
    verbose_name_plural = "Quan hệ: văn bản này (A) với văn bản khác (B)"


class RelationBackInline(admin.TabularInline):
    """What others say of this document; it is changed on their pages."""

    model = Relation
    fk_name = "target"
    fields = readonly_fields = ["heading", "other"]
    extra = 0
    can_delete = False
    verbose_name_plural = "Quan hệ do văn bản khác ghi (tự hiện)"

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(source__deleted_at=None)
        return rows.select_related("kind", "source").defer("source__text")

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="quan hệ")
    def heading(self, row):
        return row.kind.inverse_heading

    @admin.display(description="văn bản")
    def other(self, row):
        url = reverse("admin:documents_document_change", args=[row.source_id])
        return format_html('<a href="{}">{}</a>', url, row.source)


class EffectFilter(admin.SimpleListFilter):
    title = "hiệu lực"
    parameter_name = "hieu-luc"

    def lookups(self, request, model_admin):
        return list(EffectState.objects.values_list("code", "label"))

    def queryset(self, request, queryset):
        return queryset.filter(effect.has_code(self.value())) if self.value() else queryset


@admin.register(Document)
class DocumentAdmin(ViewsColumn, PublishableAdmin):
    form = DocumentForm
    not_in_lists = ("text",)
    list_display = ("number_cell", "title", "origin_cell", "state_cell", "effect_cell", "counts_cell")
    list_display_links = ("number_cell", "title")
    list_filter = (
        StateFilter, MineFilter, ("document_kind", admin.RelatedOnlyFieldListFilter),
        ("body", admin.RelatedOnlyFieldListFilter), EffectFilter, ("issued_on", admin.DateFieldListFilter), BinFilter,
    )  # fmt: skip
    list_select_related = ("site", "document_kind", "body", "effect_override")
    search_fields = ("number", "title")
    search_help_text = "Số ký hiệu (cách viết nào cũng được) hoặc chữ trong trích yếu, không cần dấu."
    date_hierarchy = "issued_on"
    autocomplete_fields = ["fields", "signer", "translation_of"]
    inlines = [FileInline, RelationInline, RelationBackInline]
    fieldsets = [
        ("Văn bản", {"fields": ["number", "title", "text"], "classes": ["writing"]}),
        ("Loại và nơi ban hành", {"fields": ["site", "document_kind", "level", "body", "term", "fields"]}),
        (
            "Ngày và hiệu lực",
            {"fields": ["issued_on", "effective_on", "expires_on", "effect_override", "effect_reason"]},
        ),
        ("Người ký", {"fields": ["signer", "signer_title", "signer_line"]}),
        ("Thời gian đăng", {"fields": ["published_at", "listed_until"]}),
        ("Khác", {"fields": ["slug", "language", "translation_of", "withdrawn_reason"], "classes": ["collapse"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view(self.file_view)
        return [path("<path:object_id>/tep/<int:pk>/", view, name="documents_document_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, object_id: str, pk: int) -> HttpResponseBase:
        """A file of a document that may not be public yet, for people who work on it; never counted."""
        row = self._row(request, object_id)
        file = row.files.select_related("stored").filter(pk=pk).first()
        if file is None:
            raise Http404("Không có tệp này.")
        return downloads.send(request, file.stored, file.name)

    def prepare_files(self, request, site_id: int) -> None:
        super().prepare_files(request, site_id)
        take_files(request)

    def get_inlines(self, request, obj):
        # Nobody can refer to a document that is not there yet.
        return self.inlines if obj else [FileInline, RelationInline]

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return shown
        return [
            (title, {**options, "fields": [SHOWN.get(name, name) for name in options["fields"]]})
            for title, options in shown
        ]

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "text_shown")

    @admin.display(description="cơ quan ban hành")
    def body_shown(self, row):
        return str(row.body)

    @admin.display(description="toàn văn")
    def text_shown(self, row):
        return format_html('<div class="shown-body">{}</div>', html.printed(row.text))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "body" and has_several_sites(request) and "object_id" not in request.resolver_match.kwargs:
            # Two Sites may each have a department of the same name.
            field.queryset = field.queryset.select_related("site__profile")
            field.label_from_instance = lambda row: f"{row} ({site_name(row.site)})"
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "fields":
            kwargs["queryset"] = own_rows(Field.objects.all(), request)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Words without accents and numbers in any spelling, in what the person may see."""
        words = fold(search_term).split()
        if not words:
            return queryset, False
        found = Q(pk__in=[])
        for site_id in (
            rights.site_ids(request.user) or queryset.order_by().values_list("site_id", flat=True).distinct()
        ):
            found |= words_or_number(search_term, site_id)
        return queryset.filter(found), False

    def prepare_rows(self, rows: list) -> None:
        super().prepare_rows(rows)
        states = {state.code: state for state in EffectState.objects.all()}
        for row in rows:
            row.shown_effect = states.get(row.effect_code)

    @admin.display(description="số, ký hiệu", ordering="number_order")
    def number_cell(self, row):
        issued = day(row.issued_on) if row.issued_on else ""
        return format_html('<span class="nowrap">{}</span><br><small>{}</small>', row.number or "–", issued)

    @admin.display(description="loại, nơi ban hành", ordering="document_kind__order")
    def origin_cell(self, row):
        return format_html("{}<br><small>{}</small>", row.document_kind, row.body)

    @admin.display(description="xem | tải")
    def counts_cell(self, row):
        return format_html('<span class="nowrap">{} | {}</span>', self.views_cell(row), self.downloads_cell(row))

    @admin.display(description="hiệu lực")
    def effect_cell(self, row):
        state = getattr(row, "shown_effect", None)
        return format_html('<span class="chip chip-{}">{}</span>', state.tone, state.label) if state else ""


@admin.register(Field)
class FieldAdmin(WritersToo, SiteSettingAdmin):
    list_display = ("tree_name", "path", "order")
    search_fields = ("name", "path")
    ordering = ("site", "path")
    fields = ["site", "parent", "name", "name_en", "slug", "order"]
    autocomplete_fields = ["parent"]

    @admin.display(description="lĩnh vực", ordering="path")
    def tree_name(self, row):
        return indented(row)


@admin.register(Signer)
class SignerAdmin(WritersToo, SiteSettingAdmin):
    list_display = ("name", "title")
    search_fields = ("name", "title")
    fields = ["site", "name", "title"]


class ReferenceAdmin(LoggedAdmin, admin.ModelAdmin):
    """Tables shared by all Sites; a changed word shows on all of them at once."""

    list_per_page = 100
    search_fields = ("code",)

    def after_change(self, row) -> None:
        super().after_change(row)
        generation.raise_all()

    def get_readonly_fields(self, request, obj=None):
        # Addresses and imports name rows by code.
        return ("code",) if obj else ()


@admin.register(Kind)
class KindAdmin(ReferenceAdmin):
    list_display = ("name", "abbreviation", "group", "code", "order")
    list_filter = ("group",)
    search_fields = ("name", "abbreviation")


@admin.register(Level)
class LevelAdmin(ReferenceAdmin):
    list_display = ("name", "code", "historic", "order")
    search_fields = ("name",)


@admin.register(EffectState)
class EffectStateAdmin(ReferenceAdmin):
    list_display = ("label", "code", "tone", "order")


@admin.register(RelationKind)
class RelationKindAdmin(ReferenceAdmin):
    list_display = ("label", "inverse_label", "symmetric", "order")


@admin.register(CommitteeTerm)
class CommitteeTermAdmin(ReferenceAdmin):
    list_display = ("label", "committee", "first_day", "last_day")
    search_fields = ("label", "committee")
