"""The page "Bố cục": blocks dragged between the slots as they lie on the page, saved as a whole."""

import json

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from portal.identity.models import THEMES
from portal.layout import merging, placement, preview, wording
from portal.layout.admin_block import BlockForm, facts, offered_pages
from portal.layout.admin_layout_page import bands, catalogue, page_kinds
from portal.layout.admin_template_choice import Choice, chosen, own_sites
from portal.layout.blocks import kinds
from portal.layout.choices import panel
from portal.layout.models import SLOTS, Layout
from portal.layout.options import Offered
from portal.layout.working import Refused, as_rows
from portal.publishing import versions

PER_PAGE = 20
CHOICE = "choice-"


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else 0


def _json(request: HttpRequest, name: str) -> object:
    """None for what is no JSON, or holds numbers or letters that no page can print."""
    try:
        found = json.loads(request.POST.get(name, ""))
        json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return found


@csp_replace({"frame-ancestors": [SELF]})
def _no_preview(request: HttpRequest, reason: str) -> HttpResponse:
    context = {"title": "Chưa xem thử được", "reason": reason}
    return HttpResponse(
        render_to_string("admin/layout/no_preview.html", context, request), headers={"X-Frame-Options": "SAMEORIGIN"}
    )


class LayoutPage:
    """Mixin of LayoutAdmin."""

    def choice(self, request: HttpRequest, change: bool = False) -> Choice:
        """The Site and theme of the address, when the person may see (or change) its layout."""
        if not (self.has_change_permission if change else self.has_view_permission)(request):
            raise PermissionDenied
        return chosen(request)

    def url(self, choice: Choice, page: str = "changelist", **more: str) -> str:
        return f"{reverse(f'admin:layout_layout_{page}')}?{urlencode({**choice.query, **more})}"

    @method_decorator(preview.holds_frame)
    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if request.method == "POST":
            return self.save_view(request)
        choice = self.choice(request)
        blocks = placement.read(choice.site.pk, choice.theme)
        return self.arrange_page(request, choice, blocks, placement.revision(choice.site.pk, choice.theme))

    def save_view(self, request: HttpRequest) -> HttpResponse:
        choice = self.choice(request, change=True)
        site_id, theme, sent = choice.site.pk, choice.theme, _json(request, "blocks")
        base = _number(request, "base_revision")
        decided = {key[len(CHOICE) :]: value for key, value in request.POST.items() if key.startswith(CHOICE)}
        try:
            outcome = placement.save(
                site_id, theme, base, sent, request.user, request.POST.get("note", "").strip(),
                address=request.META.get("REMOTE_ADDR"), choices=decided, against=_number(request, "against"),
            )  # fmt: skip
        except Refused as refusal:
            for reason in refusal.reasons:
                self.message_user(request, f"Chưa lưu. {reason}", messages.ERROR)
            return self.arrange_page(request, choice, sent, base)
        if isinstance(outcome, placement.Conflict):
            return self.arrange_page(request, choice, sent, base, outcome)
        self._tell(request, choice, outcome)
        page = request.POST.get("trang", "")
        return HttpResponseRedirect(self.url(choice, **{"trang": page, "da-luu": str(base)}))

    def _tell(self, request: HttpRequest, choice: Choice, outcome: placement.Saved) -> None:
        if not outcome.summary:
            self.message_user(request, "Bố cục không có gì thay đổi.", messages.INFO)
            return
        self.message_user(request, f"Đã lưu bố cục. {outcome.summary}.", messages.SUCCESS)
        if outcome.merged_with:
            people = ", ".join(outcome.merged_with)
            self.message_user(request, f"Đã gộp với thay đổi của {people}.", messages.INFO)
        if choice.site.profile.theme != choice.theme:
            sentence = "Cổng đang mặc giao diện khác; bố cục này hiện ra khi cổng đổi sang giao diện này."
            self.message_user(request, sentence, messages.WARNING)

    def arrange_page(
        self,
        request: HttpRequest,
        choice: Choice,
        blocks: object,
        revision: int,
        conflict: placement.Conflict | None = None,
    ) -> HttpResponse:
        """The page with a stored layout, or with the one that could not be saved yet."""
        site_id, theme = choice.site.pk, choice.theme
        offered = Offered(site_id)
        try:
            told = {str(block["id"]): facts(block, offered) for block in blocks}
        except (KeyError, TypeError, ValueError, AttributeError):
            blocks = placement.read(site_id, theme)  # nothing readable came
            told = {str(block["id"]): facts(block, offered) for block in blocks}
        may_change = self.has_change_permission(request)
        page = request.POST.get("trang", request.GET.get("trang", "home"))
        sites = own_sites(request)
        data = {
            "blocks": blocks,
            "facts": told,
            "revision": revision,
            "unsaved": request.method == "POST",
            "slots": SLOTS,
            "home_only": list(placement.HOME_SLOTS),
            "kinds": {kind.code: kind.label for kind in kinds().values()},
            "draft": f"bo-cuc:{request.user.pk}:{site_id}:{theme}:",
            "block_url": self.url(choice, "block"),
        }
        context = {
            "title": "Bố cục",
            "choice": choice,
            "sites": [(other, other.pk == site_id, Choice(other, theme).site_name) for other in sites],
            "themes": [(code, label, code == theme) for code, label in THEMES.items()],
            "is_worn": choice.site.profile.theme == theme,
            "page_kinds": page_kinds(page),
            "bands": bands(theme, blocks, told),
            "catalogue": catalogue(),
            "slots": SLOTS.items(),
            "data": data,
            "revision": revision,
            "note": request.POST.get("note", ""),
            "may_change": may_change,
            "conflict": conflict,
            "clashes": self._clashes(request, site_id, blocks, conflict),
            "preview": panel(
                request, site_id, self.url(choice, "preview"), chosen=request.POST.get("preview_path", "")
            ),
            "versions_url": self.url(choice, "versions"),
            "shipped_url": self.url(choice, "shipped"),
        }
        return self.page(request, "arrange", context)

    def _clashes(self, request: HttpRequest, site_id: int, mine: list[dict], conflict) -> list[dict]:
        """Each clash in words, with what was chosen before."""
        found = []
        for clash in conflict.clashes if conflict else ():
            block, field = clash.block, clash.field
            if field == merging.REMOVED:
                sides = ["Bỏ khối" if side is None else "Giữ khối, với thay đổi" for side in (clash.mine, clash.theirs)]
            elif field == merging.PLACE:
                sides = [wording.place(mine, clash.mine), wording.place(conflict.theirs, clash.theirs)]
            else:
                sides = [wording.told(site_id, block, field, side) for side in (clash.mine, clash.theirs)]
            found.append(
                {
                    "key": f"{CHOICE}{clash.key}",
                    "name": wording.name(block),
                    "field": wording.field_label(block, field),
                    "sides": list(zip((merging.MINE, merging.THEIRS), sides, strict=True)),
                    "chosen": request.POST.get(f"{CHOICE}{clash.key}", ""),
                }
            )
        return found

    def block_view(self, request: HttpRequest) -> HttpResponse:
        """The form of one block as a piece of HTML; with `apply` the block as it was set, or the form with errors."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        choice = self.choice(request, change=True)
        site_id = choice.site.pk
        try:
            [block] = placement.working(
                site_id, choice.theme, _number(request, "base_revision"), [_json(request, "block")]
            )
        except Refused as refusal:
            return HttpResponse(render_to_string("admin/layout/arrange_form.html", {"reasons": refusal.reasons}))
        if block["code"] not in kinds():
            raise Http404("Loại khối này không còn.")
        form = BlockForm(site_id, block, request.POST if "apply" in request.POST else None)
        if form.is_bound and form.is_valid():
            done = form.outcome()
            return JsonResponse({"block": done, "facts": facts(done, Offered(site_id))})
        only = offered_pages(form.kind)
        context = {
            "form": form,
            "block": block,
            "only_page": only[0][1] if len(only) == 1 else "",
            "slot_pages": "Trang chủ" if block["slot"] in placement.HOME_SLOTS else "",
            "problems": placement.problems(block, Offered(site_id)),
        }
        return HttpResponse(render_to_string("admin/layout/arrange_form.html", context, request))

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        choice = self.choice(request, change=True)
        site_id, theme = choice.site.pk, choice.theme
        blocks = _json(request, "blocks")
        try:
            blocks = placement.working(site_id, theme, _number(request, "base_revision"), blocks)
        except Refused as refusal:
            return _no_preview(request, " ".join(refusal.reasons))
        shown = preview.Preview(theme=theme, placement=as_rows(site_id, theme, blocks))
        return preview.answer(request, request.POST.get("preview_path", "/"), shown, site_id=site_id)

    # --- versions -----------------------------------------------------------------
    def versions_view(self, request: HttpRequest) -> HttpResponse:
        choice = self.choice(request)
        site_id = choice.site.pk
        layout = Layout.objects.filter(site_id=site_id, theme=choice.theme).first()
        rows = versions.of(layout) if layout else versions.of(Layout()).none()
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
        shown = list(rows[page.start_index() - 1 if page else 0 : page.end_index() + 1]) if page else []
        older = [placement.of_version(version) for version in shown]
        lines = [
            (version, wording.changes(site_id, older[number + 1], older[number]) if number + 1 < len(shown) else None)
            for number, version in enumerate(shown[:PER_PAGE])
        ]
        context = {
            "title": "Phiên bản của bố cục",
            "choice": choice,
            "layout_url": self.url(choice),
            "page": page,
            "lines": lines,
            "newest": rows[0].number if lines else 0,
            "restore_url": self.url(choice, "restore"),
            "versions_url": self.url(choice, "versions"),
            "may_change": self.has_change_permission(request),
        }
        return self.page(request, "arrange_versions", context)

    def restore_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        choice = self.choice(request, change=True)
        layout = Layout.objects.filter(site_id=choice.site.pk, theme=choice.theme).first()
        version = versions.of(layout).filter(number=_number(request, "version")).first() if layout else None
        if version is None:
            raise Http404("Không có phiên bản này.")
        outcome = placement.restore(layout, version, request.user, address=request.META.get("REMOTE_ADDR"))
        self._tell(request, choice, outcome)
        return HttpResponseRedirect(self.url(choice))

    def shipped_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        choice = self.choice(request, change=True)
        address = request.META.get("REMOTE_ADDR")
        outcome = placement.back_to_shipped(choice.site.pk, choice.theme, request.user, address=address)
        self._tell(request, choice, outcome)
        return HttpResponseRedirect(self.url(choice))
