"""Static pages, link groups and banners."""

from django.contrib import admin

from portal.identity.admin_sites import SiteSettingAdmin
from portal.pages import admin_menu, admin_notices  # noqa: F401 - they register their pages
from portal.pages.admin_forms import BannerForm, PageForm
from portal.pages.models import Banner, Link, LinkGroup, Page
from portal.publishing import media
from portal.publishing.admin import PublishableAdmin
from portal.publishing.admin_pictures import FilesFirst, thumb


@admin.register(Page)
class PageAdmin(PublishableAdmin):
    form = PageForm
    list_display = ("title_cell", "state_cell", "order", "updated_cell", "published_cell")
    ordering = ("site", "language", "order", "pk")
    autocomplete_fields = ["translation_of"]
    fieldsets = [
        ("Trang giới thiệu", {"fields": ["title", "summary", "body"], "classes": ["writing"]}),
        ("Nơi đăng", {"fields": ["site", "language", "order"]}),
        ("Thời gian", {"fields": ["published_at", "listed_until"]}),
        ("Khác", {"fields": ["slug", "translation_of", "withdrawn_reason"], "classes": ["collapse"]}),
    ]


class LinkInline(admin.TabularInline):
    model = Link
    extra = 1
    fields = ["label", "url", "order"]


@admin.register(LinkGroup)
class LinkGroupAdmin(SiteSettingAdmin):
    list_display = ("title", "code", "order")
    list_editable = ("order",)
    list_display_links = ("title",)
    search_fields = ("title",)
    ordering = ("site", "order", "pk")
    fields = ["site", "title", "code", "order"]
    inlines = [LinkInline]


@admin.register(Banner)
class BannerAdmin(FilesFirst, SiteSettingAdmin):
    form = BannerForm
    list_display = ("picture_cell", "alt", "code", "url", "order", "enabled")
    list_display_links = ("alt",)
    list_editable = ("order", "enabled")
    list_select_related = ("site", "picture")
    ordering = ("site", "code", "order", "pk")
    autocomplete_fields = ["picture"]
    fields = ["site", "code", "picture_upload", "picture", "alt", "url", "order", "enabled"]

    @admin.display(description="ảnh")
    def picture_cell(self, row):
        return thumb(row.picture)

    def after_change(self, row) -> None:
        super().after_change(row)
        if row.pk:
            media.use(row, {row.picture_id})

    def before_delete(self, row) -> None:
        media.use(row, set())
