"""Pages beside the form of content: versions, history, and steps without saving."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from portal.base.admin_log import ChangeHistory
from portal.base.models import Change
from portal.publishing import services, versions
from portal.publishing.compare import differences
from portal.publishing.models import Publishable
from portal.publishing.states import STEPS, State

PER_PAGE = 100


def last_return(row: Publishable) -> Change | None:
    """Why the row was given back, as long as it waits for its writer."""
    if row.state != State.RETURNED:
        return None
    content_type = ContentType.objects.get_for_model(row)
    lines = Change.objects.filter(content_type=content_type, object_id=str(row.pk), action=STEPS["return"].past)
    return lines.order_by("-id").first()


class ContentViews(ChangeHistory):
    """Mixin of PublishableAdmin."""

    def get_urls(self):
        def named(name: str) -> str:
            return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

        wrap = self.admin_site.admin_view
        own = [
            path("<path:object_id>/buoc/", wrap(self.step_view), name=named("step")),
            path("<path:object_id>/thung-rac/", wrap(self.bin_view), name=named("bin")),
            path("<path:object_id>/lay-lai/", wrap(self.restore_view), name=named("restore")),
            path("<path:object_id>/phien-ban/", wrap(self.versions_view), name=named("versions")),
            path("<path:object_id>/phien-ban/<int:number>/", wrap(self.version_view), name=named("version")),
            path(
                "<path:object_id>/phien-ban/<int:number>/khoi-phuc/",
                wrap(self.restore_version_view),
                name=named("restore_version"),
            ),
        ]
        return own + super().get_urls()

    def _row(self, request: HttpRequest, object_id: str) -> Publishable:
        """The row if it exists and the person works on its Site."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404("Không có mục này.")
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row

    def step_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take a step on the stored text, for people who may not edit it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._row(request, object_id)
        step = STEPS.get(request.POST.get("_step", ""))
        if step is None:
            raise Http404("Không có bước này.")
        self.take_step(request, row, step)
        return HttpResponseRedirect(self.url("change", row))

    def bin_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._row(request, object_id)
        if not self.may_bin(request.user, row):
            raise PermissionDenied
        services.bin_row(row, request.user, address=request.META.get("REMOTE_ADDR"))
        self.message_user(request, f"Đã bỏ “{row}” vào thùng rác. Có thể lấy lại bất cứ lúc nào.", messages.SUCCESS)
        return HttpResponseRedirect(self.url("change", row))

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._row(request, object_id)
        if not self.may_restore(request.user, row):
            raise PermissionDenied
        try:
            services.restore_row(row, request.user, address=request.META.get("REMOTE_ADDR"))
        except services.Refused as refusal:
            return self._refused(request, row, refusal)
        self.message_user(request, f"Đã lấy lại “{row}”, trạng thái: {row.state_label()}.", messages.SUCCESS)
        return HttpResponseRedirect(self.url("change", row))

    def versions_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self._row(request, object_id)
        page = Paginator(versions.of(row), PER_PAGE).get_page(request.GET.get("p"))
        return self._page(request, row, "versions", {"title": "Phiên bản", "page": page})

    def version_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        row = self._row(request, object_id)
        version = get_object_or_404(versions.of(row), number=number)
        context = {
            "title": f"Phiên bản {number} so với bản hiện nay",
            "version": version,
            "differences": differences(row, version.data, versions.snapshot(row)),
            "may_restore_version": self.has_change_permission(request, row),
            "restore_url": self.url("restore_version", row, number),
        }
        return self._page(request, row, "version", context)

    def restore_version_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._row(request, object_id)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        version = get_object_or_404(versions.of(row), number=number)
        try:
            lost = services.restore_version(row, version, request.user, address=request.META.get("REMOTE_ADDR"))
        except services.Refused as refusal:
            return self._refused(request, row, refusal)
        self.message_user(request, f"Đã khôi phục phiên bản {number}.", messages.SUCCESS)
        for sentence in lost:
            self.message_user(request, f"Không khôi phục được – {sentence}.", messages.WARNING)
        return HttpResponseRedirect(self.url("change", row))

    def _refused(self, request: HttpRequest, row: Publishable, refusal: services.Refused) -> HttpResponse:
        for reason in refusal.reasons:
            self.message_user(request, reason, messages.ERROR)
        return HttpResponseRedirect(self.url("change", row))

    def _page(self, request: HttpRequest, row: Publishable, name: str, context: dict) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            f"admin/publishing/{name}.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "row": row,
                "original": row,
                "subtitle": str(row),
                "change_url": self.url("change", row),
                "versions_url": self.url("versions", row),
                "history_url": self.url("history", row),
                **context,
            },
        )
