"""The form "Chỉnh số liệu": which counter, by how much, and why."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, ResolverMatch, path, resolve, reverse
from django.utils import timezone

from portal.base.models import Change
from portal.base.text import one_line
from portal.identity import rights
from portal.identity.admin_sites import SiteField, default_site_id, own_rows
from portal.publishing.models import Publishable
from portal.visits import audience, contents, corrections
from portal.visits.corrections import VISITS, Counter
from portal.visits.models import DayCount, StartCount
from portal.visits.things import DOWNLOADS

ADD, NEW = "cong", "dat"
SHOWN = 10  # of the last corrections


def _kinds() -> list[tuple[str, str]]:
    content = [(kind, f"Lượt xem của {model._meta.verbose_name}") for kind, model in contents.content_models().items()]
    return [
        (VISITS, "Lượt truy cập của cả cổng"),
        *content,
        *((kind, "Lượt tải của một tệp") for kind in sorted(DOWNLOADS)),
    ]


class CorrectionForm(forms.Form):
    error_css_class = "errors"

    site = SiteField(None, label="Cổng", empty_label=None)
    kind = forms.ChoiceField(label="Số liệu", choices=_kinds)
    thing = forms.CharField(
        label="Địa chỉ hoặc mã", required=False, max_length=500,
        help_text="Dán địa chỉ trên cổng, ví dụ /bai-viet/khai-mac-le-hoi-1234/, hoặc gõ mã 1234. "
        "Để trống khi chỉnh lượt truy cập của cả cổng.",
    )  # fmt: skip
    day = forms.DateField(
        label="Ngày", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Để trống: số ban đầu, có trước khi cổng tự đếm.",
    )  # fmt: skip
    way = forms.ChoiceField(
        label="Cách chỉnh", choices=[(ADD, "Cộng thêm (số âm: bớt đi)"), (NEW, "Đặt thành số mới")], initial=ADD,
        widget=forms.RadioSelect,
    )  # fmt: skip
    number = forms.IntegerField(
        label="Số", min_value=-corrections.MOST_START, max_value=corrections.MOST_START, help_text="Ví dụ: -120."
    )
    reason = forms.CharField(
        label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi vào nhật ký thay đổi cùng số cũ và số mới.",
    )  # fmt: skip

    def __init__(self, *args, sites, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites

    def clean_reason(self) -> str:
        reason = one_line(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError("Hãy ghi lý do.")
        return reason

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Ngày này chưa tới.")
        return day

    def clean(self) -> None:
        values = self.cleaned_data
        site, kind, thing = values.get("site"), values.get("kind"), values.get("thing", "").strip()
        if site is None or kind is None:
            return
        number = values.get("number")
        if values.get("way") == NEW and number is not None and number < 0:
            self.add_error("number", "Số mới không được âm.")
        if kind == VISITS:
            if thing:
                self.add_error(
                    "thing", "Lượt truy cập là của cả cổng: hãy để trống ô này, hoặc chọn loại số liệu khác."
                )
            values["object_id"] = 0
            return
        values["object_id"] = pk = _found(site.pk, kind, thing)
        if pk is None:
            label = dict(_kinds())[kind].removeprefix("Lượt xem của ").removeprefix("Lượt tải của ")
            self.add_error("thing", f"Không tìm thấy {label} này trên cổng đã chọn. Hãy kiểm tra địa chỉ và loại.")

    def counter(self) -> Counter:
        values = self.cleaned_data
        return Counter(values["site"].pk, values["kind"], values["object_id"], values["day"])


def _found(site_id: int, kind: str, text: str) -> int | None:
    """The id behind a pasted address or a typed number; None when the Site has no such thing of this kind."""
    model = contents.content_models().get(kind)
    if text.isascii() and text.isdigit() and len(text) < 19:
        return _known(site_id, kind, model, int(text))
    try:
        path = urlsplit(text).path
        place = resolve(path)
    except (Resolver404, ValueError):
        return None
    if model is None:
        return _known(site_id, kind, None, place.kwargs.get("pk", 0)) if place.url_name == "download" else None
    if "pk" in place.kwargs:
        rows = model.objects.filter(site_id=site_id, pk=place.kwargs["pk"])
    else:
        rows = model.objects.filter(site_id=site_id, slug=place.kwargs.get("slug", ""))
    # The same id may be an article's and a document's, the same name one in Vietnamese and one in English.
    return next((row.pk for row in rows if _is_of(row, place, path)), None)


def _known(site_id: int, kind: str, model: type[Publishable] | None, pk: int) -> int | None:
    if model is not None:
        return pk if model.objects.filter(site_id=site_id, pk=pk).exists() else None
    # A file may be gone; its counters are still there.
    counted = (rows.objects.filter(site_id=site_id, kind=kind, object_id=pk) for rows in (DayCount, StartCount))
    return pk if any(rows.exists() for rows in counted) else None


def _is_of(row: Publishable, place: ResolverMatch, path: str) -> bool:
    own = row.get_absolute_url()
    return own == path or ("pk" in place.kwargs and resolve(own).view_name == place.view_name)


class CorrectionPage:
    """Mixin of DayCountAdmin."""

    def get_urls(self):
        own = path("chinh-so-lieu/", self.admin_site.admin_view(self.correct_view), name="visits_daycount_correct")
        return [own, *super().get_urls()]

    def correct_view(self, request: HttpRequest) -> HttpResponse:
        sites = audience.choices(rights.site_ids(request.user))
        if not request.user.has_perm(audience.CORRECT) or not sites:
            raise PermissionDenied
        if request.method == "POST":
            form = CorrectionForm(request.POST, sites=sites)
            if form.is_valid() and self._corrected(request, form):
                return HttpResponseRedirect(reverse("admin:visits_daycount_correct"))
        else:
            form = CorrectionForm(initial=_initial(request), sites=sites)
        context = {
            **self.admin_site.each_context(request),
            "title": "Chỉnh số liệu",
            "opts": self.opts,
            "form": form,
            "several_sites": len(sites) > 1,
            "log": own_rows(Change.objects.filter(action=corrections.ACTION), request)[:SHOWN],
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/visits/correct.html", context)

    def _corrected(self, request: HttpRequest, form: CorrectionForm) -> bool:
        values = form.cleaned_data
        try:
            done = corrections.correct(
                form.counter(), values["number"], as_new=values["way"] == NEW, reason=values["reason"],
                actor=request.user, address=request.META.get("REMOTE_ADDR"),
            )  # fmt: skip
        except corrections.Refused as refusal:
            form.add_error("number", str(refusal))
            return False
        messages.success(request, f"Đã chỉnh {done.sentence}.")
        return True


def _initial(request: HttpRequest) -> dict:
    return {
        "site": request.GET.get("cong") or default_site_id(request),
        "kind": request.GET.get("loai", VISITS),
        "thing": request.GET.get("ma", ""),
        "day": timezone.localdate(),
    }
