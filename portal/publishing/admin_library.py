"""The library of pictures."""

import shutil

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Count
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join

from portal.base.admin_log import LoggedAdmin
from portal.base.dates import minute
from portal.base.numbers import file_size
from portal.base.text import one_line
from portal.identity import rights
from portal.identity.admin_sites import OwnSites, SiteForm, WritersToo, has_several_sites
from portal.publishing import media
from portal.publishing.admin_pictures import NO_ALT, FilesFirst, PictureForm, thumb, upload_field
from portal.publishing.models import Media


class MediaForm(PictureForm, SiteForm):
    """A new picture is stored before the form is read (FilesFirst); the form then describes that row."""

    own_site_ids: set[int] | None = None
    file = forms.IntegerField(required=False, widget=forms.HiddenInput)
    file_upload = upload_field("Tệp ảnh")

    class Meta:
        model = Media
        fields = ("site", "alt", "caption", "credit")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        key = self.data.get("file", "") if self.is_bound else ""
        if not self.instance.pk and str(key).isdigit():
            rows = Media.objects.filter(pk=key)
            rows = rows if self.own_site_ids is None else rows.filter(site_id__in=self.own_site_ids)
            self.instance = rows.first() or self.instance

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.instance.pk and not self.errors:
            self.add_error("file_upload", "Hãy chọn một tệp ảnh.")
        if not one_line(cleaned.get("alt") or "") and "alt" not in self.errors:
            self.add_error("alt", NO_ALT)
        return cleaned


@admin.register(Media)
class MediaAdmin(WritersToo, FilesFirst, LoggedAdmin, OwnSites, admin.ModelAdmin):
    form = MediaForm
    list_display = ("thumb_cell", "name_cell", "caption", "credit", "size_cell", "use_total", "uploaded_cell")
    list_display_links = ("name_cell",)
    list_select_related = ("site", "uploaded_by")
    search_fields = ("alt", "caption", "file_name", "credit")
    date_hierarchy = "uploaded_at"
    list_per_page = 40
    show_full_result_count = False
    view_on_site = False
    readonly_fields = ("preview", "uses_shown", "size_cell", "uploaded_cell")

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            site = ["site"] if has_several_sites(request) else []
            return [(None, {"fields": [*site, "file_upload", "file", "alt", "caption", "credit"]})]
        about = ["preview", "alt", "caption", "credit"]
        return [(None, {"fields": about}), ("Tệp", {"fields": ["size_cell", "uploaded_cell", "uses_shown"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.own_site_ids = rights.site_ids(request.user)
        return form

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number_of_uses=Count("uses"))

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not obj.uses.exists())

    def get_actions(self, request):
        return {}

    def delete_model(self, request, obj) -> None:
        folder = media.folder(obj)
        super().delete_model(request, obj)
        transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))

    @admin.display(description="")
    def thumb_cell(self, row):
        return thumb(row)

    @admin.display(description="mô tả ảnh", ordering="alt")
    def name_cell(self, row):
        return str(row)

    @admin.display(description="kích thước", ordering="size")
    def size_cell(self, row):
        return f"{row.width} × {row.height} px, {file_size(row.size)}, {row.format.upper()} ({row.file_name})"

    @admin.display(description="nơi dùng", ordering="number_of_uses")
    def use_total(self, row):
        return row.number_of_uses or "chưa dùng"

    @admin.display(description="tải lên", ordering="uploaded_at")
    def uploaded_cell(self, row):
        who = row.uploaded_by.get_username() if row.uploaded_by else ""
        return format_html('<span class="nowrap">{}</span> {}', minute(row.uploaded_at), who)

    @admin.display(description="ảnh")
    def preview(self, row):
        return thumb(row, 480, round(480 * row.height / row.width)) if row.pk else ""

    @admin.display(description="nơi dùng")
    def uses_shown(self, row):
        found = [use.content for use in row.uses.select_related("content_type")[:50]]
        links = [(_admin_address(content), str(content)) for content in found if content is not None]
        return format_html_join("", '<a href="{}">{}</a><br>', links) or "Chưa dùng ở đâu."


def _admin_address(row) -> str:
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
