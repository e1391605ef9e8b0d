"""The menu in the admin: its list is the tree of one Site, whose entries are moved where they stand."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from portal.base import changes
from portal.identity import rights, sites
from portal.identity.admin_sites import SiteSettingAdmin, default_site_id
from portal.identity.models import SiteProfile
from portal.pages import menu_moves, menu_tree
from portal.pages.admin_forms import MenuItemForm
from portal.pages.admin_targets import ChoosesTarget
from portal.pages.models import LEVELS, MenuItem

UNDO = "menu_undo"  # in the session: the person's last move
PROBLEMS = "van-de"


@admin.register(MenuItem)
class MenuItemAdmin(ChoosesTarget, SiteSettingAdmin):
    form = MenuItemForm
    change_form_template = "admin/pages/menu_item.html"
    delete_confirmation_template = "admin/pages/menu_delete.html"
    search_fields = ("label",)
    actions = None
    fieldsets = [
        (None, {"fields": ["label", "label_en", "parent", "enabled", "seen"]}),
        ("Dẫn tới", {"fields": ["target_choice", "address"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("chuyen/", view(self.move_view), name="pages_menuitem_move"),
            path("hoan-tac/", view(self.undo_view), name="pages_menuitem_undo"),
            *super().get_urls(),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.default_site_id = _site_id(request)
        return form

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        site_id = _site_id(request)
        nodes = menu_tree.read(sites.by_id(site_id)) if site_id else []
        size = sum(1 + node.size for node in nodes)
        problems = menu_tree.count_problems(nodes)
        only_problems = PROBLEMS in request.GET
        undo = request.session.get(UNDO, {})
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": "Menu",
            "opts": self.opts,
            "nodes": menu_tree.with_problems(nodes) if only_problems else nodes,
            "size": size,
            "problems": problems,
            "only_problems": only_problems,
            "site_id": site_id,
            "sites": _own_sites(request),
            "levels": LEVELS,
            "may_add": self.has_add_permission(request),
            "may_move": self.has_change_permission(request) and not only_problems,
            "may_delete": self.has_delete_permission(request),
            "undo": undo if undo.get("site_id") == site_id else None,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/pages/menu.html", context)

    def move_view(self, request: HttpRequest) -> HttpResponse:
        """From a button ("12:up") or from dragging (entry, way, entry it is dropped at)."""
        site_id = self._writable_site(request)
        item, _, way = request.POST.get("move", "").partition(":")
        item, way = item or request.POST.get("item", ""), way or request.POST.get("way", "")
        anchor = request.POST.get("anchor", "")
        try:
            moved = menu_moves.move(
                site_id, _number(item), way, _number(anchor), request.user, request.META.get("REMOTE_ADDR")
            )
        except menu_moves.Refused as refused:
            messages.error(request, str(refused))
        else:
            request.session[UNDO] = {"site_id": site_id, "moved": asdict(moved)}
            messages.success(request, moved.sentence)
        return _to_tree(site_id, _number(item))

    def undo_view(self, request: HttpRequest) -> HttpResponse:
        site_id = self._writable_site(request)
        last = request.session.pop(UNDO, None)
        if not last or last["site_id"] != site_id:
            messages.error(request, "Không còn gì để hoàn tác.")
            return _to_tree(site_id)
        moved = menu_moves.Moved(**last["moved"])
        try:
            done = menu_moves.undo(site_id, moved, request.user, request.META.get("REMOTE_ADDR"))
        except menu_moves.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"Đã hoàn tác. {done.sentence}")
        return _to_tree(site_id, moved.item_id)

    def _writable_site(self, request: HttpRequest) -> int:
        site_id = _number(request.POST.get("site", ""))
        own = rights.site_ids(request.user)
        allowed = request.method == "POST" and self.has_change_permission(request)
        if not (allowed and site_id and (own is None or site_id in own)):
            raise PermissionDenied
        return site_id

    def save_model(self, request, obj, form, change) -> None:
        if not change or "parent" in form.changed_data:
            obj.order = menu_moves.last_order(obj.site_id, obj.parent_id)
        super().save_model(request, obj, form, change)

    def response_post_save_add(self, request, obj):
        return _to_tree(obj.site_id, obj.pk)

    def response_post_save_change(self, request, obj):
        return _to_tree(obj.site_id, obj.pk)

    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        below = _below(row) if row else []
        return super().delete_view(request, object_id, {"row": row, "below": below, **(extra_context or {})})

    def delete_model(self, request, obj) -> None:
        address = request.META.get("REMOTE_ADDR")
        for row in _below(obj):
            changes.record(request.user, "xóa", row, note=f"cùng mục “{obj}”", address=address)
        super().delete_model(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        messages.success(request, f"Đã xóa “{obj_display}” khỏi menu.")
        return _to_tree(_site_id(request))


def _site_id(request: HttpRequest) -> int | None:
    """The Site whose menu is looked at: the one asked for when it is the person's, else their usual one."""
    asked, own = _number(request.GET.get("site", "")), rights.site_ids(request.user)
    if asked and (own is None or asked in own) and SiteProfile.objects.filter(site_id=asked).exists():
        return asked
    return default_site_id(request)


def _own_sites(request: HttpRequest) -> list[SiteProfile]:
    own = rights.site_ids(request.user)
    rows = SiteProfile.objects.order_by("site_id")
    return list(rows if own is None else rows.filter(site_id__in=own))


def _below(row: MenuItem) -> list[MenuItem]:
    nodes = menu_tree.tree(MenuItem.objects.filter(site_id=row.site_id))
    found = next(part for node in nodes for part in node.walk() if part.row.pk == row.pk)
    return [part.row for part in found.walk() if part is not found]


def _to_tree(site_id: int | None, item_id: int | None = None) -> HttpResponseRedirect:
    query = f"?{urlencode({'site': site_id})}" if site_id else ""
    place = f"#muc-{item_id}" if item_id else ""
    return HttpResponseRedirect(f"{reverse('admin:pages_menuitem_changelist')}{query}{place}")


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None
