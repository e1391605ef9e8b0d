"""The admin of templates: the list, and the addresses of the pages beside it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from portal.base.admin_log import ChangeHistory
from portal.identity.admin_sites import own_rows
from portal.identity.models import THEMES
from portal.layout.admin_template_choice import Choice, Template, chosen, own_sites, template
from portal.layout.admin_template_editor import TemplateEditor
from portal.layout.admin_template_list import FILTERS, groups, lines
from portal.layout.admin_template_versions import TemplateVersions
from portal.layout.assets import asset_url
from portal.layout.models import EditedTemplate

LONGEST_SEARCH = 100
STYLES = ("css/admin-preview.css", "css/admin-templates.css")


@admin.register(EditedTemplate)
class EditedTemplateAdmin(TemplateEditor, TemplateVersions, ChangeHistory, admin.ModelAdmin):
    """Rows appear with the first edit of a template and stay with their versions: nobody adds or deletes them."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        pages = {
            "sua": ("change_template", self.edit_view),
            "xem-thu": ("preview", self.preview_view),
            "ve-ban-goc": ("back", self.back_view),
            "giu-ban-sua": ("acknowledge", self.acknowledge_view),
            "phien-ban": ("versions", self.versions_view),
            "khoi-phuc": ("restore", self.restore_view),
        }
        own = [
            path(f"{word}/", wrap(view), name=f"layout_editedtemplate_{name}") for word, (name, view) in pages.items()
        ]
        return own + super().get_urls()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest):
        return own_rows(super().get_queryset(request), request)

    def template_of(self, request: HttpRequest, change: bool = False) -> Template:
        """The template of the address, when the person may read it (or change it)."""
        allowed = self.has_change_permission if change else self.has_view_permission
        if not allowed(request):
            raise PermissionDenied
        return template(request)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        sites = own_sites(request)
        choice = chosen(request, sites)
        words = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
        filter_code = request.GET.get("loc", "")
        found = lines(choice, words, filter_code)
        context = {
            "title": "Mẫu giao diện",
            "choice": choice,
            "sites": [(Choice(site, choice.theme), site == choice.site) for site in sites] if len(sites) > 1 else [],
            "themes": [(Choice(choice.site, theme), theme == choice.theme) for theme in THEMES],
            "is_worn": choice.site.profile.theme == choice.theme,
            "filters": [(code, label, code == filter_code) for code, (label, _) in FILTERS.items()],
            "filter_code": filter_code,
            "words": words,
            "groups": groups(found),
            "count": len(found),
        }
        return self.page(request, "templates", context)

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None) -> HttpResponse:
        """The usual address of a row (start page, change log) leads to the editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = get_object_or_404(self.get_queryset(request).select_related("site"), pk=object_id)
        found = Template(Choice(row.site, row.theme), row.name, None, "", row)
        return HttpResponseRedirect(found.url())

    def page(self, request: HttpRequest, name: str, context: dict, status: int = 200) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "styles": [asset_url(path) for path in STYLES],
            **context,
        }
        return TemplateResponse(request, f"admin/layout/{name}.html", context, status=status)
