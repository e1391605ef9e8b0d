"""What the start page warns of: gaps of the masthead, failed work, and a look that no longer fits."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.identity import rights
from portal.identity.context import missing_lines
from portal.jobs.models import TimedRun
from portal.layout import placement, templates
from portal.layout.models import EditedTemplate
from portal.pages import menus
from portal.visits import losses

MOST = 5  # of each kind


def warnings(request: HttpRequest) -> list[dict]:
    """[{"text", "url"}], each only for those who may do something about it."""
    return [
        *_masthead(request),
        *_jobs(request),
        *_journal(request),
        *_templates(request),
        *_layout(request),
        *_menu(request),
    ]


def _masthead(request: HttpRequest) -> Iterator[dict]:
    if request.site is None:
        return
    profile = request.site.profile
    lines = missing_lines(profile)
    if lines:
        url = reverse("admin:identity_siteprofile_change", args=[profile.pk])
        yield {"text": f"Chân trang còn thiếu: {', '.join(lines)}.", "url": url}


def _jobs(request: HttpRequest) -> Iterator[dict]:
    if not request.user.has_perm("jobs.view_timedrun"):
        return
    for run in TimedRun.objects.exclude(error="").order_by("name")[:MOST]:
        last = run.error.strip().splitlines()[-1][:200]
        yield {"text": f"Việc theo giờ “{run.name}” báo lỗi: {last}", "url": ""}
    failed = DBTaskResult.objects.failed().count()
    if failed:
        url = reverse("admin:django_tasks_database_dbtaskresult_changelist")
        yield {"text": f"{failed} việc nền không làm được.", "url": url}


def _journal(request: HttpRequest) -> Iterator[dict]:
    if not request.user.has_perm("jobs.view_timedrun"):
        return
    found = losses.recent(settings.JOURNAL_DIR, timezone.now())
    if found:
        number, last = found[0], timezone.localtime(found[1])
        text = f"Nhật ký truy cập không ghi được, {number} lượt không được đếm (lần cuối {last:%H:%M %d/%m/%Y})."
        yield {"text": f"{text} Hãy xem đĩa của máy chủ còn chỗ trống không.", "url": ""}


def _templates(request: HttpRequest) -> Iterator[dict]:
    if not request.user.has_perm("layout.change_editedtemplate"):
        return
    rows = EditedTemplate.objects.filter(active=True).select_related("site").order_by("site", "theme", "name")
    ids = rights.site_ids(request.user)
    if ids is not None:
        rows = rows.filter(site_id__in=ids)
    told = [(row, sentence) for row in rows if (sentence := _about(row))]
    for row, sentence in told[:MOST]:
        query = urlencode({"cong": row.site_id, "giao-dien": row.theme, "ten": row.name})
        url = f"{reverse('admin:layout_editedtemplate_change_template')}?{query}"
        yield {"text": f"Mẫu {row.name}: {sentence}", "url": url}


def _about(row: EditedTemplate) -> str:
    if row.failed_at:
        return f"bản sửa lỗi ở {row.failed_path}, cổng đang dùng bản gốc ở đó. {row.failure}"
    return "bản gốc đã thay đổi sau khi nâng cấp, bản sửa cần xem lại." if templates.is_outdated(row) else ""


def _layout(request: HttpRequest) -> Iterator[dict]:
    if request.site is not None and request.user.has_perm("layout.change_layout"):
        url = reverse("admin:layout_layout_changelist")
        for sentence in _kept(request, "layout", placement.broken):
            yield {"text": sentence, "url": url}


def _menu(request: HttpRequest) -> Iterator[dict]:
    if request.site is not None and request.user.has_perm("pages.change_menuitem"):
        url = reverse("admin:pages_menuitem_changelist")
        for sentence in _kept(request, "menu", menus.dead):
            yield {"text": sentence, "url": url}


def _kept(request: HttpRequest, name: str, find: Callable[[set[int]], list[str]]) -> list[str]:
    """What is wrong on this Site; looked for again only when anything public has changed."""
    if rights.site_for(request.user, rights.WRITE, request.site.id) != request.site.id:
        return []
    return request.site.part(("warnings", name), lambda: find({request.site.id})[:MOST])
