"""The newsroom: articles, albums, categories, topics, tags, comments."""

from django.contrib import admin, messages
from django.db import models, transaction
from django.forms import Textarea
from django.utils.html import format_html

from articles.forms import AlbumForm, AlbumPhotoForm, ArticleForm, RelatedForm
from articles.models import Album, AlbumPhoto, Article, Category, Comment, RelatedArticle, Tag, Topic
from portal.base import changes, generation
from portal.base.admin_log import ChangeHistory
from portal.base.dates import minute
from portal.desk.columns import ViewsColumn
from portal.identity import rights
from portal.identity.admin_sites import SiteSettingAdmin, WritersToo, own_rows
from portal.publishing.admin import ContentInline, PublishableAdmin
from portal.publishing.admin_areas import indented
from portal.publishing.admin_lists import BinFilter, MineFilter, StateFilter
from portal.publishing.admin_pictures import thumb

TIME = ("Thời gian", {"fields": ["published_at", "listed_until"]})


class CategoryFilter(admin.SimpleListFilter):
    """A category and all below it."""

    title = "chuyên mục"
    parameter_name = "chuyen-muc"

    def lookups(self, request, model_admin):
        rows = own_rows(Category.objects.in_reading_order(), request)
        return [(str(row.pk), indented(row)) for row in rows]

    def queryset(self, request, queryset):
        found = Category.objects.filter(pk=self.value()).first() if (self.value() or "").isdigit() else None
        return queryset.in_category(found) if found else queryset


class RelatedInline(ContentInline, admin.TabularInline):
    model = RelatedArticle
    form = RelatedForm
    fk_name = "article"
    autocomplete_fields = ["related"]
    fields = ["related", "order"]
    verbose_name_plural = "Tin liên quan (chọn tay, theo thứ tự)"


@admin.register(Article)
class ArticleAdmin(ViewsColumn, PublishableAdmin):
    form = ArticleForm
    area_field = "category"
    list_display = (
        "photo_cell", "title_cell", "state_cell", "category", "updated_cell", "published_cell", "views_cell",
    )  # fmt: skip
    list_filter = (
        StateFilter, CategoryFilter, MineFilter, ("published_at", admin.DateFieldListFilter), "featured", BinFilter,
    )  # fmt: skip
    list_select_related = ("site", "category", "photo", "created_by", "updated_by")
    autocomplete_fields = ["photo", "topic", "translation_of"]
    readonly_fields = ("photo_now",)
    inlines = [RelatedInline]
    fieldsets = [
        ("Bài viết", {"fields": ["title", "sapo", "body"], "classes": ["writing"]}),
        ("Nơi đăng", {"fields": ["site", "category", "featured", "topic"]}),
        (
            "Ảnh đại diện",
            {"fields": ["photo_now", "photo_upload", "photo", "photo_alt", "photo_caption", "photo_credit"]},
        ),
        TIME,
        ("Tác giả và nguồn", {"fields": ["author_text", "author_labelled", "author_account", "source"]}),
        ("Từ khóa", {"fields": ["tag_words"]}),
        ("Khác", {"fields": ["slug", "translation_of", "withdrawn_reason"], "classes": ["collapse"]}),
    ]

    def writer(self, row: Article) -> str:
        return row.author_text or super().writer(row)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "author_account":
            ids = rights.site_ids(request.user)
            people = db_field.remote_field.model.objects.filter(is_staff=True).order_by("username")
            kwargs["queryset"] = people if ids is None else people.filter(assignments__site_id__in=ids).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="ảnh đang dùng")
    def photo_now(self, row):
        return thumb(row.photo, 320, 200) or "Chưa có ảnh."

    @admin.display(description="ảnh")
    def photo_cell(self, row):
        return thumb(row.photo)


class AlbumPhotoInline(ContentInline, admin.StackedInline):
    model = AlbumPhoto
    form = AlbumPhotoForm
    autocomplete_fields = ["picture"]
    fields = [("picture_upload", "picture"), ("alt", "caption"), ("credit", "order")]
    verbose_name_plural = "Ảnh của bộ"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")


@admin.register(Album)
class AlbumAdmin(ViewsColumn, PublishableAdmin):
    form = AlbumForm
    list_display = ("title_cell", "state_cell", "photo_total", "updated_cell", "published_cell", "views_cell")
    inlines = [AlbumPhotoInline]
    autocomplete_fields = ["translation_of"]
    fieldsets = [
        ("Bộ ảnh", {"fields": ["title", "description"], "classes": ["writing"]}),
        ("Nơi đăng", {"fields": ["site", "language"]}),
        TIME,
        ("Khác", {"fields": ["slug", "translation_of", "withdrawn_reason"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_photos=models.Count("photos"))

    @admin.display(description="số ảnh", ordering="number_of_photos")
    def photo_total(self, row):
        return row.number_of_photos


@admin.register(Category)
class CategoryAdmin(SiteSettingAdmin):
    list_display = ("tree_name", "path", "order", "language")
    list_filter = ("language",)
    search_fields = ("name", "path")
    ordering = ("site", "language", "path")
    list_per_page = 200
    fields = ["site", "language", "parent", "name", "name_en", "slug", "order", "description"]
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}}

    @admin.display(description="chuyên mục", ordering="path")
    def tree_name(self, row):
        return indented(row)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = own_rows(Category.objects.in_reading_order(), request)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "parent":
            field.label_from_instance = indented
        return field


@admin.register(Topic)
class TopicAdmin(WritersToo, SiteSettingAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)
    fields = ["site", "name", "slug", "summary"]


@admin.register(Tag)
class TagAdmin(WritersToo, SiteSettingAdmin):
    list_display = ("name", "article_total")
    search_fields = ("name", "key")
    fields = ["site", "name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_articles=models.Count("articles"))

    @admin.display(description="số bài", ordering="number_of_articles")
    def article_total(self, row):
        return row.number_of_articles


@admin.register(Comment)
class CommentAdmin(ChangeHistory, admin.ModelAdmin):
    """Readers' opinions are approved or rejected, never rewritten."""

    list_display = ("text_cell", "name", "article", "at_cell", "state_cell")
    list_filter = ("state", ("at", admin.DateFieldListFilter))
    list_select_related = ("article",)
    search_fields = ("text", "name")
    ordering = ("-at", "-pk")
    date_hierarchy = "at"
    show_full_result_count = False
    actions = ("approve", "reject")
    readonly_fields = ("article", "parent", "name", "email", "text", "at", "state")

    def get_queryset(self, request):
        ids = rights.site_ids(request.user)
        rows = super().get_queryset(request)
        return rows if ids is None else rows.filter(article__site_id__in=ids)

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return rights.allows(request.user, rights.APPROVE, obj.article.site_id if obj else None, self._areas(obj))

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return obj is None and self.has_view_permission(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def _areas(self, obj) -> list:
        return obj.article.areas() if obj else []

    @admin.display(description="ý kiến")
    def text_cell(self, row):
        return row.text if len(row.text) < 160 else f"{row.text[:160]}…"

    @admin.display(description="gửi lúc", ordering="at")
    def at_cell(self, row):
        return format_html('<span class="nowrap">{}</span>', minute(row.at))

    @admin.display(description="trạng thái", ordering="state")
    def state_cell(self, row):
        return format_html('<span class="chip chip-{}">{}</span>', row.state, row.get_state_display())

    @admin.action(description="Duyệt để hiện trên cổng")
    def approve(self, request, queryset):
        self._decide(request, queryset, Comment.State.APPROVED, "duyệt ý kiến")

    @admin.action(description="Không đăng")
    def reject(self, request, queryset):
        self._decide(request, queryset, Comment.State.REJECTED, "từ chối ý kiến")

    def _decide(self, request, queryset, state: str, action: str) -> None:
        done = 0
        for row in queryset.select_related("article__category"):
            if not self.has_view_permission(request, row):
                self.message_user(request, f"“{row}”: bạn không có quyền ở chuyên mục này.", messages.ERROR)
                continue
            with transaction.atomic():
                Comment.objects.filter(pk=row.pk).update(state=state)
                changes.record(
                    request.user, action, row, note=str(row.article), address=request.META.get("REMOTE_ADDR")
                )
                generation.raise_for(row.article.site_id)
            done += 1
        self.message_user(request, f"Đã xử lý {done} ý kiến.", messages.SUCCESS)
