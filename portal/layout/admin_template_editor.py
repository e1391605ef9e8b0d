"""The editor of one template: saving, checking, comparing and previewing what is typed, and going back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from portal.base.dates import minute
from portal.base.people import full_name
from portal.layout import catalogue, choices, preview, shipped_files, templates
from portal.layout.admin_template_choice import Template
from portal.layout.admin_template_list import STATES, pages_of, states
from portal.layout.assets import asset_url
from portal.layout.differences import Stretch, stretches
from portal.layout.models import EditedTemplate
from portal.layout.templates import Refused, Stale, is_outdated
from portal.layout.validation import Problem, inspect

LONGEST_NOTE = 300


@dataclass(frozen=True)
class Typed:
    """What the form sent. `revision` is the copy's revision it was made from."""

    source: str
    note: str
    revision: int


@dataclass(frozen=True)
class Compared:
    """Two texts side by side, with what each side is called."""

    title: str
    left: str
    right: str
    stretches: list[Stretch]


def typed(request: HttpRequest) -> Typed:
    revision = request.POST.get("revision", "")
    return Typed(
        source=request.POST.get("source", "").replace("\r\n", "\n"),
        note=request.POST.get("note", "")[:LONGEST_NOTE].strip(),
        revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0,
    )


class TemplateEditor:
    """Mixin of EditedTemplateAdmin."""

    @method_decorator(never_cache)
    @method_decorator(preview.holds_frame)
    def edit_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            found = self.template_of(request)
            return self._editor(request, found, Typed(found.used_source, "", found.revision))
        found = self.template_of(request, change=True)
        sent = typed(request)
        if "_check" in request.POST:
            return self._checked(request, found, sent)
        if "_compare" in request.POST:
            return self._editor(request, found, sent, compared=_with_shipped(found, sent))
        return self._saved(request, found, sent)

    def _saved(self, request: HttpRequest, found: Template, sent: Typed) -> HttpResponse:
        try:
            templates.save(
                found.choice.site.pk, found.choice.theme, found.name, sent.source, request.user,
                expected=sent.revision, note=sent.note, address=request.META.get("REMOTE_ADDR"),
            )  # fmt: skip
        except Refused as refusal:
            return self._editor(request, found, sent, problems=refusal.problems)
        except Stale as stale:
            return self._overtaken(request, found, sent, stale.row)
        except ValueError:
            self.message_user(request, "Tệp gốc của mẫu này không còn nên không lưu được bản sửa.", messages.ERROR)
            return self._editor(request, found, sent)
        self.message_user(request, f"Đã lưu “{found.label}”. Trên cổng đã dùng bản này.", messages.SUCCESS)
        for hint in inspect(found.choice.site.pk, found.choice.theme, found.name, sent.source):
            self.message_user(request, _sentence(hint), messages.WARNING)
        return HttpResponseRedirect(found.url())

    def _checked(self, request: HttpRequest, found: Template, sent: Typed) -> HttpResponse:
        problems = inspect(found.choice.site.pk, found.choice.theme, found.name, sent.source)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"problems": [_told(problem) for problem in problems]})
        return self._editor(request, found, sent, problems=problems, is_checked=True)

    def _overtaken(self, request: HttpRequest, found: Template, sent: Typed, row: EditedTemplate) -> HttpResponse:
        """A colleague saved first: both texts are shown, and saving again goes over theirs knowingly."""
        row = EditedTemplate.objects.select_related("updated_by").filter(pk=row.pk).first() or row
        now = Template(found.choice, found.name, found.entry, found.shipped, row)
        author = full_name(row.updated_by) if row.updated_by else "người khác"
        context = {
            "overtaken_by": author,
            "overtaken_at": minute(row.updated_at),
            "compared": Compared(
                "Hai bản khác nhau", f"Bản của {author}, đang dùng", "Bản của bạn, chưa lưu",
                stretches(now.used_source, sent.source),
            ),
        }  # fmt: skip
        return self._editor(request, now, Typed(sent.source, sent.note, row.revision), status=409, **context)

    @method_decorator(never_cache)
    def preview_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = self.template_of(request, change=True)
        unsaved = preview.Preview(theme=found.choice.theme, sources={found.name: typed(request).source})
        path = request.POST.get("preview_path", "/")
        return preview.answer(request, path, unsaved, site_id=found.choice.site.pk)

    def back_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found, sent = self.template_of(request, change=True), typed(request)
        if found.row is None or not found.row.active:
            self.message_user(request, "Mẫu này đang dùng bản gốc.", messages.WARNING)
            return HttpResponseRedirect(found.url())
        try:
            templates.back_to_shipped(
                found.row, request.user, expected=sent.revision, address=request.META.get("REMOTE_ADDR")
            )
        except Stale as stale:
            return self._overtaken(request, found, sent, stale.row)
        self.message_user(request, "Đã về bản gốc. Bản sửa vẫn còn trong các phiên bản.", messages.SUCCESS)
        return HttpResponseRedirect(found.url())

    def acknowledge_view(self, request: HttpRequest) -> HttpResponse:
        """Nothing typed gets lost: the page comes back with it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found, sent = self.template_of(request, change=True), typed(request)
        if found.row is not None and is_outdated(found.row):
            templates.acknowledge(found.row, request.user, address=request.META.get("REMOTE_ADDR"))
            found.row.shipped = found.shipped
            self.message_user(request, "Đã ghi nhận: giữ bản sửa trên bản gốc mới.", messages.SUCCESS)
        return self._editor(request, found, sent)

    def _editor(
        self,
        request: HttpRequest,
        found: Template,
        sent: Typed,
        problems: list[Problem] = (),
        status: int = 200,
        **more,
    ) -> HttpResponse:
        may_change = self.has_change_permission(request) and found.entry is not None
        context = {
            "title": found.label,
            "template": found,
            "choice": found.choice,
            "sent": sent,
            "problems": problems,
            "told": [_told(problem) for problem in problems],
            "pages": pages_of(found),
            "chips": [STATES[state] for state in states(found)],
            "may_change": may_change,
            "is_saved": sent.source == found.used_source and not problems,
            "upgrade": _upgrade(found),
            "versions_url": found.url("versions"),
            "back_url": found.url("back"),
            "acknowledge_url": found.url("acknowledge"),
            "tags": catalogue.tags(),
            "filters": catalogue.filters(),
            "draft_key": f"mau:{request.user.pk}:{found.choice.site.pk}:{found.choice.theme}:{found.name}",
            "scripts": [asset_url(path) for path in SCRIPTS],
            **more,
        }
        if may_change:
            kinds = found.entry.kinds
            context["preview"] = choices.panel(request, found.choice.site.pk, found.url("preview"), kinds=kinds)
        return self.page(request, "template_editor", context, status=status)


SCRIPTS = (
    "vendor/codemirror/codemirror.js", "js/admin/template-editor.js", "js/admin/template-names.js",
    "js/admin/templates.js", "js/admin/differences.js", "js/admin/preview.js",
)  # fmt: skip


def _told(problem: Problem) -> dict:
    return {"line": problem.line, "message": problem.message, "blocking": problem.blocking}


def _sentence(problem: Problem) -> str:
    return f"Dòng {problem.line}: {problem.message}" if problem.line else problem.message


def _with_shipped(found: Template, sent: Typed) -> Compared:
    parts = stretches(found.shipped, sent.source)
    return Compared("So với bản gốc", "Bản gốc", "Bản trong khung soạn", parts)


def _upgrade(found: Template) -> list[Compared]:
    """The two differences to look at when an upgrade changed the shipped file under a copy in use."""
    row = found.row
    if row is None or not is_outdated(row):
        return []
    shipped = shipped_files.source(found.choice.theme, found.name)
    return [
        Compared(
            "Bản nâng cấp đã đổi gì ở bản gốc",
            "Bản gốc lúc bạn sửa",
            "Bản gốc bây giờ",
            stretches(row.shipped, shipped),
        ),
        Compared("Bản sửa so với bản gốc mới", "Bản gốc bây giờ", "Bản sửa đang dùng", stretches(shipped, row.source)),
    ]
