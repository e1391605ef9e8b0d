"""Admin pages whose saves go into the change log, and the page that shows a row's lines."""

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from portal.base import changes
from portal.base.models import Change

PER_PAGE = 100


class ChangeHistory:
    """Mixin: "Lịch sử" shows our change log instead of Django's, which nobody writes here."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404("Không có mục này.")
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        content_type = ContentType.objects.get_for_model(self.model)
        lines = Change.objects.filter(content_type=content_type, object_id=str(row.pk))
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": "Lịch sử",
            "subtitle": str(row),
            "opts": self.opts,
            "row": row,
            "change_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk]),
            "page": Paginator(lines, PER_PAGE).get_page(request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/publishing/history.html", context)

    def log_addition(self, request, obj, message):
        """Written by logged()."""

    def log_change(self, request, obj, message):
        """Written by logged()."""

    def log_deletions(self, request, queryset):
        """Written by logged()."""


class LoggedAdmin(ChangeHistory):
    """Mixin: one line of the change log for each saved or deleted row; `after_change` is for what follows."""

    def after_change(self, row: Model) -> None:
        """Inside the transaction of the save."""

    def before_delete(self, row: Model) -> None:
        """Inside the transaction of the deletion."""

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        self._record(request, form.instance, "sửa" if change else "tạo")
        self.after_change(form.instance)

    def delete_model(self, request, obj) -> None:
        self.before_delete(obj)
        self._record(request, obj, "xóa")
        super().delete_model(request, obj)
        self.after_change(obj)

    def delete_queryset(self, request, queryset) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def _record(self, request, row: Model, action: str) -> None:
        changes.record(request.user, action, row, address=request.META.get("REMOTE_ADDR"))
