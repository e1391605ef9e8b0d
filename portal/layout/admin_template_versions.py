"""Versions of one template: the list, any two side by side, and putting one back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from portal.layout import templates
from portal.layout.admin_template_choice import Template
from portal.layout.assets import asset_url
from portal.layout.differences import stretches
from portal.layout.templates import Refused, Stale
from portal.publishing import versions
from portal.publishing.models import Version

PER_PAGE = 50
NOW, SHIPPED = "nay", "goc"


class TemplateVersions:
    """Mixin of EditedTemplateAdmin."""

    def versions_view(self, request: HttpRequest) -> HttpResponse:
        found = self.template_of(request)
        rows = versions.of(found.row).defer("data") if found.row else Version.objects.none()
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
        first = rows.first()
        left = request.GET.get("trai") or SHIPPED
        right = request.GET.get("phai") or (str(first.number) if first else NOW)
        numbers = list(rows.values_list("number", flat=True))
        context = {
            "title": f"Phiên bản: {found.label}",
            "template": found,
            "choice": found.choice,
            "template_query": found.query,
            "versions_url": found.url("versions"),
            "restore_url": found.url("restore"),
            "page": page,
            "sides": [(NOW, "Bản đang dùng"), (SHIPPED, "Bản gốc"), *((str(n), f"Phiên bản {n}") for n in numbers)],
            "left": left,
            "right": right,
            "left_name": _called(left),
            "right_name": _called(right),
            "stretches": stretches(_text(found, left), _text(found, right)),
            "may_change": self.has_change_permission(request) and found.entry is not None,
            "scripts": [asset_url("js/admin/differences.js")],
        }
        return self.page(request, "template_versions", context)

    def restore_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = self.template_of(request, change=True)
        version = _version(found, request.POST.get("version", ""))
        revision = request.POST.get("revision", "")
        expected = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0
        address = request.META.get("REMOTE_ADDR")
        try:
            templates.restore(found.row, version, request.user, expected=expected, address=address)
        except Refused as refusal:
            for problem in refusal.problems:
                where = f"dòng {problem.line}: " if problem.line else ""
                sentence = f"Phiên bản {version.number} không dùng được nữa, {where}{problem.message}"
                self.message_user(request, sentence, messages.ERROR)
        except Stale:
            sentence = "Có người vừa lưu bản khác nên chưa khôi phục. Hãy xem lại danh sách rồi bấm lại."
            self.message_user(request, sentence, messages.ERROR)
        except ValueError:
            self.message_user(request, "Tệp gốc của mẫu này không còn nên không khôi phục được.", messages.ERROR)
        else:
            sentence = f"Đã khôi phục phiên bản {version.number}. Trên cổng đã dùng bản này."
            self.message_user(request, sentence, messages.SUCCESS)
        return HttpResponseRedirect(found.url("versions"))


def _version(found: Template, number: str) -> Version:
    is_number = number.isascii() and number.isdigit() and len(number) < 9
    version = versions.of(found.row).filter(number=int(number)).first() if found.row and is_number else None
    if version is None:
        raise Http404("Không có phiên bản này.")
    return version


def _text(found: Template, side: str) -> str:
    """What pages were drawn with; a version that went back to the shipped file keeps the copy's text beside."""
    if side == NOW:
        return found.used_source
    if side == SHIPPED:
        return found.shipped
    fields = _version(found, side).data["fields"]
    return fields["source"] if fields["active"] else found.shipped


def _called(side: str) -> str:
    return {NOW: "Bản đang dùng", SHIPPED: "Bản gốc"}.get(side, f"Phiên bản {side}")
