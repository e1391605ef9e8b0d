"""The page "Giao diện" of a Site: theme, colours, pictures, dates, footer lines; preview and versions of it."""

from copy import copy

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator

from portal.base.dates import minute
from portal.base.people import full_name
from portal.identity import colours
from portal.identity.admin_look_form import ABOUT, LookForm
from portal.identity.admin_look_saving import Stale, fingerprint, restore, save, sides
from portal.identity.models import THEMES, SiteProfile
from portal.layout import preview, shipped
from portal.layout.choices import panel
from portal.layout.models import Block
from portal.publishing import versions
from portal.publishing.admin_pictures import take_pictures, thumb
from portal.publishing.compare import differences

PER_PAGE = 50
KEPT = (
    "Đã đổi giao diện từ {} sang {}. Các khối và mẫu đã sửa của giao diện {} vẫn được giữ nguyên: "
    "đổi lại lúc nào cũng được."
)


class LookViews:
    """Mixin of SiteProfileAdmin; opened by its permission to change, on the person's Sites."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        start, name = "<path:object_id>/giao-dien/", "identity_siteprofile_look"
        own = [
            path(start, wrap(self.look_view), name=name),
            path(f"{start}xem-thu/", wrap(self.look_preview), name=f"{name}_preview"),
            path(f"{start}phien-ban/", wrap(self.look_versions), name=f"{name}_versions"),
            path(f"{start}phien-ban/<int:number>/khoi-phuc/", wrap(self.look_restore), name=f"{name}_restore"),
        ]
        return own + super().get_urls()

    def _profile(self, request: HttpRequest, object_id: str) -> SiteProfile:
        if not self.has_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404("Không có cổng này.")
        return row

    def _posted(self, request: HttpRequest, row: SiteProfile) -> LookForm:
        """The sent form; pictures in it are stored first, outside any transaction."""
        take_pictures(request, row.site_id)
        form = LookForm(request.POST, request.FILES, instance=copy(row))
        form.picture_problems = request.picture_problems
        return form

    @method_decorator(preview.holds_frame)
    def look_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self._profile(request, object_id)
        if request.method != "POST":
            return self._look_page(request, row, LookForm(instance=copy(row), initial={"seen": fingerprint(row)}))
        if "_theme_colours" in request.POST:
            request.POST = request.POST.copy()
            request.POST["main_colour"] = request.POST["accent_colour"] = ""
            form = self._posted(request, row)
            self.message_user(request, "Đã xóa màu riêng trong biểu mẫu. Hãy bấm Lưu để áp dụng.", messages.INFO)
            return self._look_page(request, row, form)
        form = self._posted(request, row)
        if not form.is_valid():
            return self._look_page(request, row, form)
        try:
            found = save(
                form.instance, request.user, seen=form.cleaned_data["seen"], address=request.META.get("REMOTE_ADDR")
            )
        except Stale as stale:
            return self._stale_page(request, stale.row, form)
        self._tell_saved(request, row, form.instance, bool(found))
        return HttpResponseRedirect(self._look_url("", row))

    def _tell_saved(self, request: HttpRequest, before: SiteProfile, after: SiteProfile, changed: bool) -> None:
        if not changed:
            self.message_user(request, "Không có gì thay đổi.", messages.INFO)
            return
        self.message_user(request, "Đã lưu giao diện. Cổng hiện giao diện mới ngay.", messages.SUCCESS)
        if before.theme != after.theme:
            old, new = (THEMES[theme].split(" (")[0] for theme in (before.theme, after.theme))
            self.message_user(request, KEPT.format(old, new, old), messages.SUCCESS)

    def _stale_page(self, request: HttpRequest, stored: SiteProfile, form: LookForm) -> HttpResponse:
        """What was typed stands in the form, what the other person saved stands above it; a second save decides."""
        last = versions.of(stored).first()
        who = full_name(last.author) if last and last.author else "Người khác"
        when = f" lúc {minute(last.at)}" if last else ""
        typed = differences(stored, versions.snapshot(stored), versions.snapshot(form.instance))
        request.POST = request.POST.copy()
        request.POST["seen"] = fingerprint(stored)
        theirs = {
            "sentence": f"{who} đã lưu giao diện{when}, trong khi bạn đang sửa. Chưa lưu gì của bạn.",
            "rows": [(difference.label, *sides(difference)) for difference in typed],
        }
        again = LookForm(request.POST, request.FILES, instance=copy(stored))
        return self._look_page(request, stored, again, theirs=theirs)

    def _look_page(self, request: HttpRequest, row: SiteProfile, form: LookForm, **context) -> HttpResponse:
        form.errors  # noqa: B018 - reads the sent form
        sent = getattr(form, "cleaned_data", {})
        logo, banner = sent.get("logo", row.logo), sent.get("banner", row.banner)
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            "admin/identity/look.html",
            {
                **self._context(row, request),
                "title": "Giao diện, màu, ảnh",
                "form": form,
                "themes": [
                    {
                        "code": code,
                        "name": name,
                        "about": ABOUT[code],
                        "drawing": f"admin/identity/theme_{code}.html",
                        "main": colours.THEME_MAIN[code],
                        "accent": colours.THEME_ACCENT,
                    }
                    for code, name in THEMES.items()
                ],
                "chosen_theme": form["theme"].value(),
                "pictures": {"logo": thumb(logo, 96, 64), "banner": thumb(banner, 320, 64)},
                "preview": panel(
                    request, row.site_id, self._look_url("_preview", row), chosen=request.POST.get("preview_path", "")
                ),
                "media": self.media + form.media,
                **context,
            },
        )

    def look_preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._profile(request, object_id)
        form = self._posted(request, row)
        if not form.is_valid():
            return _no_preview(request, form)
        profile = form.instance
        unsaved = preview.Preview(theme=profile.theme, profile=profile, placement=_first_blocks(profile))
        return preview.answer(request, request.POST.get("preview_path") or "/", unsaved, site_id=row.site_id)

    def look_versions(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self._profile(request, object_id)
        page = Paginator(versions.of(row), PER_PAGE).get_page(request.GET.get("p"))
        now = versions.snapshot(row)
        rows = [
            {
                "version": version,
                "same": version.data == now,
                "restore_url": self._look_url("_restore", row, version.number),
            }
            for version in page
        ]
        context = {**self._context(row, request), "title": "Phiên bản của giao diện", "page": page, "rows": rows}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/identity/look_versions.html", context)

    def look_restore(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self._profile(request, object_id)
        version = get_object_or_404(versions.of(row), number=number)
        try:
            found, lost = restore(row, version, request.user, address=request.META.get("REMOTE_ADDR"))
        except ValidationError as error:
            for reason in error.messages:
                self.message_user(request, f"Không khôi phục được: {reason}", messages.ERROR)
            return HttpResponseRedirect(self._look_url("_versions", row))
        words = (
            f"Đã khôi phục giao diện của phiên bản {number}." if found else "Phiên bản này giống giao diện hiện nay."
        )
        self.message_user(request, words, messages.SUCCESS)
        for sentence in lost:
            self.message_user(request, f"Không khôi phục được – {sentence}.", messages.WARNING)
        return HttpResponseRedirect(self._look_url("", row))

    def _look_url(self, page: str, row: SiteProfile, *more) -> str:
        return reverse(f"admin:identity_siteprofile_look{page}", args=[row.pk, *more])

    def _context(self, row: SiteProfile, request: HttpRequest) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "row": row,
            "subtitle": str(row),
            "change_url": reverse("admin:identity_siteprofile_change", args=[row.pk]),
            "look_url": self._look_url("", row),
            "versions_url": self._look_url("_versions", row),
        }


def _first_blocks(profile: SiteProfile) -> dict[str, list[Block]] | None:
    """In a theme new to the Site: the blocks that saving would place there."""
    if Block.objects.filter(site_id=profile.site_id, theme=profile.theme).exists():
        return None
    placed: dict[str, list[Block]] = {}
    for number, block in enumerate(shipped.rows(profile.site_id, profile.theme), start=1):
        block.pk = -number  # each is told from the others while it is drawn
        placed.setdefault(block.slot, []).append(block)
    return placed


@csp_replace({"frame-ancestors": [SELF]})
def _no_preview(request: HttpRequest, form: LookForm) -> HttpResponse:
    reasons = " ".join(error for errors in form.errors.values() for error in errors)
    context = {"title": "Chưa xem thử được", "reason": reasons}
    response = TemplateResponse(request, "admin/layout/no_preview.html", context)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
