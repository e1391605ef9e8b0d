"""Static pages, menus, link groups and banners."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

from portal.identity.admin_sites import SiteSettingAdmin, own_rows
from portal.pages import admin_notices  # noqa: F401 - registers its pages
from portal.pages.admin_forms import BannerForm, MenuItemForm, PageForm
from portal.pages.admin_targets import ChoosesTarget
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page
from portal.publishing import media
from portal.publishing.admin import PublishableAdmin
from portal.publishing.admin_areas import INDENT
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


class TreeList(ChangeList):
    """The menu as a tree: every entry below its parent, with its depth."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = in_tree_order(list(self.result_list))


def in_tree_order(rows: list[MenuItem]) -> list[MenuItem]:
    below: dict[int | None, list[MenuItem]] = {}
    known = {row.pk for row in rows}
    for row in sorted(rows, key=lambda row: (row.site_id, row.order, row.pk)):
        # A filtered list may lack the parent; its entry then stands at the top.
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)

    def walk(parent_id: int | None, depth: int) -> list[MenuItem]:
        found = []
        for row in below.get(parent_id, []):
            row.depth = depth
            found += [row, *walk(row.pk, depth + 1)]
        return found

    return walk(None, 0)


@admin.register(MenuItem)
class MenuItemAdmin(ChoosesTarget, SiteSettingAdmin):
    form = MenuItemForm
    list_display = ("tree_label", "leads_to", "order", "enabled")
    list_select_related = ("site", "target_type")
    list_per_page = 500
    search_fields = ("label",)
    fields = ["site", "parent", "label", "label_en", "target_choice", "address", "order", "enabled"]

    def get_changelist(self, request, **kwargs):
        return TreeList

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("target")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "parent":
            rows = in_tree_order(list(own_rows(MenuItem.objects.all(), request)))
            depths = {row.pk: row.depth for row in rows}
            field.label_from_instance = lambda row: f"{INDENT * depths.get(row.pk, 0)}{row.label}"
        return field

    @admin.display(description="mục menu")
    def tree_label(self, row):
        return f"{INDENT * getattr(row, 'depth', 0)}{row.label}"

    @admin.display(description="dẫn tới")
    def leads_to(self, row):
        if row.target_type_id:
            return f"{row.target_type.name}: {row.target}" if row.target else "nội dung không còn"
        return row.address or "chỉ là tên nhóm"


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
