"""Rights of the content admin, from portal.identity.rights and portal.publishing.services; never model permissions."""

from django.contrib.admin.utils import flatten
from django.db import models
from django.http import HttpRequest

from portal.identity import rights
from portal.identity.admin_sites import default_site_id, limit_to_own_sites, own_rows, without_side_doors
from portal.publishing import services
from portal.publishing.models import Publishable


def may_edit(request: HttpRequest, row: Publishable) -> bool:
    """As the row was when the request came: what is typed into a refused form must not turn it into a read-only one."""
    known = request.__dict__.setdefault("_portal_may_edit", {})
    key = (type(row), row.pk)
    if key not in known:
        known[key] = row.deleted_at is None and services.may_edit(request.user, row)
    return known[key]


class ContentInline:
    """Mixin of inlines: whoever may edit the content may edit its parts."""

    extra = 0

    def _may(self, request: HttpRequest, obj: Publishable | None) -> bool:
        return obj is None or not obj.pk or may_edit(request, obj)

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_add_permission(self, request, obj=None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self._may(request, obj)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.picture_problems = getattr(request, "picture_problems", {})
        return formset

    def get_fields(self, request, obj=None):
        """People who may only look see no fields to send files with: those have nothing to show."""
        fields = super().get_fields(request, obj)
        if self._may(request, obj):
            return fields
        own = {field.name for field in self.opts.get_fields()}
        return [name for name in flatten(fields) if name in own or hasattr(self, name)]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        limit_to_own_sites(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        without_side_doors(getattr(field, "widget", None))
        return field


class ContentRights:
    """Mixin of PublishableAdmin."""

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        ids = rights.site_ids(request.user)
        if ids is None:
            return request.user.is_active and request.user.is_staff
        return bool(ids) and (obj is None or obj.site_id in ids)

    def has_add_permission(self, request) -> bool:
        return rights.allows(request.user, rights.WRITE) and default_site_id(request) is not None

    def has_change_permission(self, request, obj=None) -> bool:
        if obj is None:
            return self.has_view_permission(request)
        return may_edit(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        """Content is never deleted, it goes into the bin."""
        return False

    def may_bin(self, user, row: Publishable) -> bool:
        if row.deleted_at or not rights.allows(user, rights.DELETE, row.site_id, row.areas()):
            return False
        return not row.is_public or rights.allows(user, rights.PUBLISH, row.site_id, row.areas())

    def may_restore(self, user, row: Publishable) -> bool:
        return bool(row.deleted_at) and rights.allows(user, rights.DELETE, row.site_id, row.areas())

    def get_queryset(self, request) -> models.QuerySet:
        return own_rows(super().get_queryset(request), request)
