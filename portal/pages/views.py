"""Pages of the portal itself: home, static pages, search, site maps, errors, health."""

import logging

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.translation import gettext

from portal.base import dates
from portal.identity import outages
from portal.layout.pager import pager, paginate
from portal.layout.render import Page
from portal.layout.render import page as draw
from portal.pages import sitemaps
from portal.pages.models import Page as StaticPage
from portal.pages.searching import MOST_LETTERS, search_form, search_hits
from portal.publishing import html
from portal.publishing.public_rows import Withdrawn, public_row
from portal.search.index import find

log = logging.getLogger(__name__)
HITS = 15
HOME = (("Trang chủ", "/"),)


def home(request: HttpRequest) -> HttpResponse:
    profile = request.site.profile
    return draw(request, "pages/home.html", Page(kind="home", title=profile.name, feed=(profile.name, "/rss/")), {})


def page(request: HttpRequest, slug: str) -> HttpResponse:
    row = public_row(StaticPage.objects.on(request.site.id, request.language), slug=slug)
    siblings = StaticPage.objects.listed().on(request.site.id, request.language).only("title", "slug", "order")
    content = {
        "title": row.title,
        "summary": row.summary,
        "body": html.printed(row.body),
        "updated": dates.day(row.updated_at),
        "archived": row.is_archived,
        "siblings": [
            {"label": sibling.title, "url": sibling.get_absolute_url(), "here": sibling.pk == row.pk}
            for sibling in siblings
        ],
    }
    about = Page(
        kind="page",
        title=row.title,
        description=row.summary,
        breadcrumb=(*HOME, (gettext("Giới thiệu"), ""), (row.title, "")),
        row=row,
        thing=f"{StaticPage.kind}:{row.pk}",
    )
    return draw(request, "pages/page.html", about, {"content": content})


def search(request: HttpRequest) -> HttpResponse:
    """Results are never indexed and the typed words never enter title or canonical address (J4)."""
    query = request.GET.get("q", "")[:MOST_LETTERS]
    kind = request.GET.get("loai", "")
    rows = find(query, request.site.id, request.language, kind)
    shown = paginate(request, rows, HITS)
    total = shown.paginator.count
    sentence = ""
    if query.strip():
        sentence = gettext("Tìm thấy %d kết quả.") % total if total else gettext("Không tìm thấy nội dung nào phù hợp.")
    about = Page(
        kind="search",
        title=gettext("Tìm kiếm"),
        robots="noindex",
        path=request.path,
        breadcrumb=(*HOME, (gettext("Tìm kiếm"), "")),
    )
    kept = {name: value for name, value in (("q", query), ("loai", kind)) if value}
    data = {
        "form": search_form(query, kind),
        "query": query,
        "result": {"count": total, "sentence": sentence},
        "hits": search_hits(shown.object_list, query),
        "pager": pager(request, shown, kept),
    }
    return draw(request, "pages/search.html", about, data)


def sitemap(request: HttpRequest) -> HttpResponse:
    tree = [
        {"label": gettext(branch.label), "url": "", "children": branch.build(request.site, request.language)}
        for branch in sitemaps.branches()
    ]
    title = gettext("Sơ đồ cổng")
    about = Page(kind="sitemap", title=title, breadcrumb=(*HOME, (title, "")))
    return draw(request, "pages/sitemap.html", about, {"tree": [branch for branch in tree if branch["children"]]})


def error_page(request: HttpRequest, code: int, title: str, sentence: str) -> HttpResponse:
    """An error in the Site's theme; plain words when even that fails or no Site is known."""
    if getattr(request, "site", None) is not None:
        request.language = getattr(request, "language", "vi")
        about = Page(kind="error", title=title, robots="noindex")
        try:
            return draw(
                request,
                "pages/error.html",
                about,
                {"error": {"code": code, "title": title, "sentence": sentence}},
                code,
            )
        except Exception:  # noqa: BLE001 - the error page itself must never fail
            log.exception("The error page failed.")
    title, sentence = escape(title), escape(sentence)
    plain = (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{code} – {title}</title><h1>{title}</h1><p>{sentence}</p><p><a href="/">Về trang chủ</a></p></html>'
    )
    return HttpResponse(plain, status=code)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return error_page(
        request, 400, gettext("Yêu cầu không hợp lệ"), gettext("Cổng không hiểu yêu cầu này. Hãy kiểm tra lại địa chỉ.")
    )


def permission_denied(request: HttpRequest, exception=None) -> HttpResponse:
    return error_page(request, 403, gettext("Không được phép"), gettext("Bạn không có quyền xem trang này."))


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    if isinstance(exception, Withdrawn):
        return error_page(request, 410, gettext("Nội dung đã được gỡ"), exception.reason)
    sentence = gettext("Trang bạn tìm không có hoặc đã được chuyển đi. Hãy thử tìm kiếm hoặc xem sơ đồ cổng.")
    return error_page(request, 404, gettext("Không tìm thấy trang"), sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = gettext("Cổng đang gặp sự cố. Lỗi đã được ghi lại, mời bạn quay lại sau ít phút.")
    return error_page(request, 500, gettext("Có lỗi xảy ra"), sentence)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Shown by portal.pages.middleware when the database goes away during a request."""
    site = getattr(request, "site", None)
    back = outages.return_time(site.host) if site else None
    sentence = gettext("Cổng tạm ngừng để bảo trì, mời bạn quay lại sau ít phút.")
    if back:
        sentence = gettext("Cổng tạm ngừng để bảo trì, dự kiến hoạt động trở lại lúc %s.") % dates.moment(back)
    response = error_page(request, 503, gettext("Tạm ngừng phục vụ"), sentence)
    response["Retry-After"] = outages.retry_after(back, usual=120)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = gettext(
        "Biểu mẫu đã quá hạn. Hãy quay lại, tải lại trang rồi gửi lại; nội dung đã nhập vẫn còn ở trang trước."
    )
    return error_page(request, 403, gettext("Biểu mẫu hết hạn"), sentence)


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and its database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 - any failure means not ready
        log.exception("The database does not answer.")
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
