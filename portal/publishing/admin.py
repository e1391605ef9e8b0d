"""The base of every content admin: articles, albums, pages, documents.

Rights come from portal.identity.rights and portal.publishing.services only, never from Django's model permissions.
A content app writes

    class ArticleAdmin(PublishableAdmin):
        form = ArticleForm                    # a PublishableForm
        area_field = "category"               # rights may be limited to it; None of the areas: leave it out
        inlines = [RelatedInline]             # each a ContentInline, so that rights follow the content
        fieldsets = [("Bài viết", {"fields": ["title", …], "classes": ["writing"]}), …]

Fieldsets with the class "writing" make the broad column, all others the side column. "site" may stand in a fieldset;
it is shown only to people with several Sites, and only for new rows. Slow work on sent files belongs into
`prepare_files`, which runs before the transaction of the save.
"""

from ckeditor.fields import RichTextField
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from portal.base.dates import minute
from portal.base.people import full_name
from portal.identity import rights, sites
from portal.identity.admin_sites import default_site_id, has_several_sites, limit_to_own_sites, without_side_doors
from portal.publishing import html, services
from portal.publishing.admin_areas import AreaField, area_choices
from portal.publishing.admin_forms import PublishableForm
from portal.publishing.admin_library import MediaAdmin
from portal.publishing.admin_lists import BinFilter, BulkSteps, ContentList, MineFilter, StateFilter, state_chip
from portal.publishing.admin_pictures import FilesFirst
from portal.publishing.admin_rights import ContentInline, ContentRights
from portal.publishing.admin_views import ContentViews, last_return
from portal.publishing.models import Publishable
from portal.publishing.states import OPEN, STEPS, Step

__all__ = ["ContentInline", "MediaAdmin", "PublishableAdmin"]


class PublishableAdmin(ContentRights, BulkSteps, ContentViews, FilesFirst, admin.ModelAdmin):
    form = PublishableForm
    area_field = ""
    change_form_template = "admin/publishing/change_form.html"
    list_display = ("title_cell", "state_cell", "updated_cell", "published_cell")
    list_display_links = ("title_cell",)
    list_filter = (StateFilter, MineFilter, BinFilter)
    list_select_related = ("site", "created_by", "updated_by")
    list_per_page = 50
    search_fields = ("title",)
    ordering = ("-pk",)
    date_hierarchy = "published_at"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    not_in_lists: tuple[str, ...] = ("body",)  # heavy columns that no list shows

    class Media:
        js = ("js/admin/editor.js", "js/admin/content.js")

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            # The lock check compares with what is stored now, and nobody may save in between.
            type(row).objects.select_for_update().filter(pk=row.pk).values_list("pk").get()
            row.refresh_from_db()
        return row

    def get_changelist(self, request, **kwargs):
        return ContentList

    def prepare_rows(self, rows: list[Publishable]) -> None:
        """Give the rows of one list page what their columns show, with a fixed number of queries."""

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_list_filter(self, request):
        return ("site", *self.list_filter) if has_several_sites(request) else self.list_filter

    def writer(self, row: Publishable) -> str:
        """The name below the title in lists."""
        return full_name(row.created_by) if row.created_by else ""

    @admin.display(description="tiêu đề", ordering="title")
    def title_cell(self, row):
        below = [self.writer(row), row.site.domain if getattr(row, "shows_site", False) else ""]
        return format_html('{}<small class="writer">{}</small>', row.title, " · ".join(filter(None, below)))

    @admin.display(description="trạng thái", ordering="state")
    def state_cell(self, row):
        return state_chip(row)

    @admin.display(description="sửa lúc", ordering="updated_at")
    def updated_cell(self, row):
        who = row.updated_by.get_username() if row.updated_by else ""
        return format_html('<span class="nowrap">{}</span><br><small>{}</small>', minute(row.updated_at), who)

    @admin.display(description="đăng lúc", ordering="published_at")
    def published_cell(self, row):
        return format_html('<span class="nowrap">{}</span>', minute(row.published_at) if row.published_at else "–")

    # --- the form ---------------------------------------------------------------
    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        with_site = obj is None and has_several_sites(request)
        editable = obj is None or self.has_change_permission(request, obj)
        own = {field.name for field in self.opts.get_fields()}

        def kept(name: str) -> str | None:
            if name == "site" and not with_site and editable:
                return None
            if editable:
                return name
            # Companions of the form (a file to send, words to type) have nothing to show.
            if name == "body":
                return "body_shown"
            return name if name in own or hasattr(self, name) or hasattr(self.model, name) else None

        result = []
        for title, options in shown:
            names = [kept(name) for name in flatten_fieldsets([(title, options)])]
            names = [name for name in names if name]
            if names:
                result.append((title, {**options, "fields": names}))
        return result

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), "body_shown")

    @admin.display(description="nội dung")
    def body_shown(self, row):
        return format_html('<div class="shown-body">{}</div>', html.printed(row.body))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.actor = request.user
        form.default_site_id = default_site_id(request)
        form.area_field = self.area_field
        if obj is not None:
            _keep_to_site(form, obj.site_id)
        if self.area_field in form.base_fields:
            form.base_fields[self.area_field].queryset = self._areas(request, obj)
        return form

    def _areas(self, request, obj) -> models.QuerySet:
        model = self.opts.get_field(self.area_field).related_model
        ids = {obj.site_id} if obj else rights.site_ids(request.user)
        return area_choices(request.user, model, ids, getattr(obj, f"{self.area_field}_id", None))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        limit_to_own_sites(db_field, request, kwargs)
        if db_field.name == self.area_field:
            kwargs["form_class"] = AreaField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        without_side_doors(getattr(field, "widget", None))
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        view = super().changeform_view
        if any(isinstance(field, RichTextField) for field in self.opts.get_fields()):
            view = csp_replace(settings.EDITOR_POLICY)(view)
        return view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["bar"] = self._bar(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _bar(self, request, row: Publishable | None) -> dict:
        """What the state bar shows: the state and everything the person may press."""
        if row is None:
            row = self.model(site_id=default_site_id(request))
            steps = [step for step in STEPS.values() if step.code in ("submit", "publish")]
            steps = [step for step in steps if rights.allows(request.user, step.right)]
            return {"chip": state_chip(row), "row": None, "may_edit": True, "steps": steps, "save_label": "Lưu nháp"}
        return {
            "chip": state_chip(row),
            "row": row,
            "may_edit": self.has_change_permission(request, row),
            "steps": services.steps_for(request.user, row),
            "save_label": "Lưu nháp" if row.state in OPEN else "Lưu",
            "may_bin": self.may_bin(request.user, row),
            "may_restore": self.may_restore(request.user, row),
            "returned": last_return(row),
            "public_url": sites.absolute(row.site.domain, row.get_absolute_url(), request) if row.is_public else "",
            "urls": {name: self.url(name, row) for name in ("step", "bin", "restore", "versions", "history")},
        }

    # --- saving -----------------------------------------------------------------
    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.created_by = request.user
        obj.updated_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        services.saved(
            form.instance,
            request.user,
            action="sửa" if change else "tạo",
            note=form.cleaned_data.get("save_note", ""),
            address=request.META.get("REMOTE_ADDR"),
        )

    def response_add(self, request, obj, post_url_continue=None):
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._after_save(request, obj)

    def response_change(self, request, obj):
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return self._after_save(request, obj)

    def _after_save(self, request, row: Publishable) -> HttpResponse:
        step = STEPS.get(request.POST.get("_step", ""))
        if step:
            self.take_step(request, row, step)
        else:
            self.message_user(request, "Đã lưu.", messages.SUCCESS)
            for sentence in row.problems():
                self.message_user(request, f"Cần sửa trước khi đăng: {sentence}", messages.WARNING)
        return HttpResponseRedirect(self.url("change", row))

    def take_step(self, request, row: Publishable, step: Step) -> None:
        note = request.POST.get(f"note_{step.code}", "").strip()
        try:
            services.take(step, row, request.user, note=note, address=request.META.get("REMOTE_ADDR"))
        except services.Refused as refusal:
            self.message_user(request, f"Chưa thể “{step.label}”. Nội dung bạn gõ đã được giữ.", messages.WARNING)
            for reason in refusal.reasons:
                self.message_user(request, reason, messages.ERROR)
            return
        row.refresh_from_db()
        self.message_user(request, done_sentence(step, row), messages.SUCCESS)

    def url(self, name: str, row: Publishable, *args) -> str:
        code = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(code, args=[row.pk, *args])


def _keep_to_site(form: type[PublishableForm], site_id: int) -> None:
    """A row never leaves its Site, so nothing of another Site is offered."""
    for field in form.base_fields.values():
        rows = getattr(field, "queryset", None)
        if rows is not None and any(own.name == "site" for own in rows.model._meta.concrete_fields):
            field.queryset = rows.filter(site_id=site_id)


DONE = {
    "submit": "Đã gửi duyệt.",
    "return": "Đã trả lại cho người viết.",
    "approve": "Đã duyệt.",
    "publish": "Đã đăng lên cổng.",
    "withdraw": "Đã gỡ xuống.",
    "archive": "Đã đưa vào lưu trữ.",
    "reopen": "Đã mở lại để sửa.",
}


def done_sentence(step: Step, row: Publishable) -> str:
    if row.scheduled:
        return f"Đã hẹn giờ: tự đăng lúc {minute(row.published_at)}."
    return DONE[step.code]
