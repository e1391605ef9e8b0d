"""The admin of this room: the layout as a whole, and the templates."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from portal.base.admin_log import ChangeHistory
from portal.identity.admin_sites import own_rows
from portal.layout import admin_templates
from portal.layout.admin_layout import LayoutPage
from portal.layout.admin_template_choice import Choice
from portal.layout.models import Layout

__all__ = ["LayoutAdmin", "admin_templates"]


@admin.register(Layout)
class LayoutAdmin(LayoutPage, ChangeHistory, admin.ModelAdmin):
    """One page for all: nobody adds or deletes rows, they come with the first save."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        pages = {
            "khoi": ("block", self.block_view),
            "xem-thu": ("preview", self.preview_view),
            "phien-ban": ("versions", self.versions_view),
            "khoi-phuc": ("restore", self.restore_view),
            "ve-ban-goc": ("shipped", self.shipped_view),
        }
        own = [path(f"{word}/", wrap(view), name=f"layout_layout_{name}") for word, (name, view) in pages.items()]
        return own + super().get_urls()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest):
        return own_rows(super().get_queryset(request), request)

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None) -> HttpResponse:
        """The usual address of a row (change log) leads to the page."""
        self.choice(request)
        row = get_object_or_404(self.get_queryset(request).select_related("site"), pk=object_id)
        return HttpResponseRedirect(self.url(Choice(row.site, row.theme)))

    def page(self, request: HttpRequest, name: str, context: dict) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/layout/{name}.html", context)
