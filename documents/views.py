"""Public pages of the documents."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from documents import filter_form, pages
from documents.downloads import send
from documents.filters import SORT, SORTS, DocumentFilter, sorted_rows
from documents.models import Document, DocumentFile
from documents.ranking import by_views
from portal.identity.sites import absolute
from portal.layout.pager import pager, paginate
from portal.layout.render import HIT_HEADER, Page, page
from portal.publishing.public_rows import LARGEST_ID, public_row

SIZE = 20
HOME = (("Trang chủ", "/"),)


def index(request: HttpRequest) -> HttpResponse:
    """The list; filtered ones are never indexed and typed words never enter title or canonical address."""
    listed = Document.objects.listed().on(request.site.id, request.language)
    conditions = DocumentFilter(request.GET, listed, request.site, request.language)
    sort = request.GET.get(SORT, "")
    sort = sort if sort in SORTS else ""
    shown = paginate(request, sorted_rows(conditions.qs.for_list(), sort, by_views), SIZE)
    asked = conditions.conditions()
    kept = {**asked, **({SORT: sort} if sort else {})}
    title = gettext("Văn bản")
    about = Page(
        kind="documents",
        title=title if shown.number == 1 else f"{title} – {gettext('trang')} {shown.number}",
        robots="noindex" if kept or conditions.given() else "",
        path=request.path if kept or shown.number == 1 else f"{request.path}?trang={shown.number}",
        breadcrumb=(*HOME, (title, "")),
        feed=(title, "/van-ban/rss/"),
    )
    data = {
        "form": filter_form.draw(conditions, request.path, sort),
        "result": {"count": shown.paginator.count, "sentence": _sentence(shown.paginator.count, bool(asked))},
        "sorts": [
            {"label": gettext(label), "url": _sort_url(asked, code), "current": code == (sort or "moi")}
            for code, label in SORTS.items()
        ],
        "documents": pages.rows(shown.object_list, request.site, request.language),
        "pager": pager(request, shown, kept),
        "filtered": bool(conditions.given()),
        "reset_url": request.path,
    }
    return page(request, "documents/index.html", about, data)


def _sort_url(asked: dict[str, str], code: str) -> str:
    return pages.list_url(**asked, **({} if code == "moi" else {SORT: code}))


def _sentence(count: int, filtered: bool) -> str:
    if filtered:
        return gettext("Tìm thấy %d văn bản.") % count if count else gettext("Không có văn bản nào phù hợp.")
    return gettext("Có %d văn bản.") % count


def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = public_row(Document.objects.for_detail(), pk=pk)
    if row.site_id != request.site.id:
        return HttpResponsePermanentRedirect(absolute(row.site.domain, row.get_absolute_url(), request))
    if row.slug != slug:
        return HttpResponsePermanentRedirect(row.get_absolute_url())
    about = Page(
        kind="document",
        title=f"{row.number_line}: {row.title}" if row.number else row.title,
        description=row.title,
        breadcrumb=(*HOME, (gettext("Văn bản"), pages.list_url()), (row.number_line or row.title, "")),
        row=row,
        thing=f"{Document.kind}:{row.pk}",
    )
    return page(
        request, "documents/detail.html", about, {"document": pages.detail(row, request.site, request.language)}
    )


def download(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A file of a public document; "?xem=1" shows a PDF in the browser and is no download."""
    files = DocumentFile.objects.filter(document__in=Document.objects.public())
    if pk > LARGEST_ID:
        raise Http404
    file = get_object_or_404(
        files.select_related("document__site", "stored").defer("document__text", "stored__text"), pk=pk
    )
    site, right = file.document.site, file.get_absolute_url()
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    if site.pk != request.site.id:
        return HttpResponsePermanentRedirect(absolute(site.domain, right + query, request))
    if name != file.name:
        return HttpResponsePermanentRedirect(right + query)
    reading = request.GET.get("xem") == "1" and file.stored.type == "pdf"
    response = send(request, file.stored, file.name, inline=reading)
    if not reading and response.status_code in (200, 206) and response.from_start:
        response[HIT_HEADER] = f"file:{file.pk}"
    return response
