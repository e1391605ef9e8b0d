"""Admin pages of rows that belong to a Site: each person sees and makes rows of their own Sites only."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.sites.models import Site
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from portal.base import generation
from portal.base.admin_log import LoggedAdmin
from portal.identity import rights


def default_site_id(request: HttpRequest) -> int | None:
    """The Site of new rows: of the address, or the person's first one."""
    ids = rights.site_ids(request.user)
    current = request.site.id if request.site else None
    if ids is None or current in ids:
        return current
    return min(ids, default=None)


def has_several_sites(request: HttpRequest) -> bool:
    ids = rights.site_ids(request.user)
    return len(ids) > 1 if ids is not None else Site.objects.count() > 1


def own_rows(rows: QuerySet, request: HttpRequest) -> QuerySet:
    ids = rights.site_ids(request.user)
    return rows if ids is None else rows.filter(site_id__in=ids)


def site_name(site: Site) -> str:
    """As its people call it; the domain says little to them. Reads the profile."""
    profile = getattr(site, "profile", None)
    return profile.name if profile else site.domain


class SiteField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Site) -> str:
        return site_name(obj)


def limit_to_own_sites(db_field, request: HttpRequest, kwargs: dict) -> None:
    """Only rows of the person's Sites may be chosen; Sites are offered by their names."""
    ids = rights.site_ids(request.user)
    model = db_field.remote_field.model
    if model is Site:
        kwargs["form_class"] = SiteField
        kwargs.setdefault("queryset", Site.objects.select_related("profile").order_by("pk"))
        if ids is not None:
            kwargs["queryset"] = kwargs["queryset"].filter(pk__in=ids)
        return
    if ids is None or "queryset" in kwargs:
        return
    if any(field.name == "site" for field in model._meta.concrete_fields):
        kwargs["queryset"] = model._default_manager.filter(site_id__in=ids)


def without_side_doors(widget) -> None:
    """No pencil, plus and eye beside a choice: they open a second form and confuse more than they help."""
    for name in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
        if hasattr(widget, name):
            setattr(widget, name, False)


class SiteForm(forms.ModelForm):
    """Knows its Site even when the field is not shown; the admin sets `default_site_id`."""

    default_site_id: int | None = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.site_id:
            self.instance.site_id = self.default_site_id
            self.initial.setdefault("site", self.default_site_id)

    def _get_validation_exclusions(self) -> set[str]:
        # Unique constraints within a Site hold although the form does not show the Site.
        return super()._get_validation_exclusions() - {"site", "deleted_at"}


class OwnSites:
    """Mixin of ModelAdmin: rows, choices and new rows of the person's Sites; the Site of a row never changes."""

    form = SiteForm

    def get_queryset(self, request) -> QuerySet:
        return own_rows(super().get_queryset(request), request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        limit_to_own_sites(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        without_side_doors(getattr(field, "widget", None))
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.default_site_id = default_site_id(request)
        return form

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        if obj is None and has_several_sites(request):
            return shown
        result = []
        for title, options in shown:
            names = [name for name in flatten_fieldsets([(title, options)]) if name != "site"]
            if names:
                result.append((title, {**options, "fields": names}))
        return result

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return (*shown, "site") if "site" not in shown and has_several_sites(request) else shown


class SiteSettingAdmin(LoggedAdmin, OwnSites, admin.ModelAdmin):
    """What stands around the content: menus, links, banners, blocks, categories.

    Opened by Django's model permissions, on the person's Sites; every save is logged and shown anew at once.
    """

    list_per_page = 100
    show_full_result_count = False
    view_on_site = False

    def after_change(self, row: Model) -> None:
        super().after_change(row)
        generation.raise_for(row.site_id)


class WritersToo:
    """Mixin: whoever may write anywhere on the Site may make and change these; deleting needs the right to delete."""

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser or bool(rights.grants(request.user))

    def has_add_permission(self, request) -> bool:
        return _anywhere(request, rights.WRITE, None)

    def has_change_permission(self, request, obj=None) -> bool:
        return _anywhere(request, rights.WRITE, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return _anywhere(request, rights.DELETE, obj)


def _anywhere(request: HttpRequest, right: str, row: Model | None) -> bool:
    """The right on the whole Site of the row or on any part of it."""
    if request.user.is_superuser:
        return True
    found = [grant for grant in rights.grants(request.user) if right in grant.rights]
    return any(row is None or grant.site_id == row.site_id for grant in found)
