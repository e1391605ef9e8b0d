"""Documents as JSON, made of the same page data as the pages."""

from django.http import HttpRequest, HttpResponse

from documents import pages
from documents.filters import DocumentFilter
from documents.models import Document
from portal.pages.api import answer, listing
from portal.publishing.public_rows import public_row

SIZE = 50


def index(request: HttpRequest) -> HttpResponse:
    """The list with the same conditions as /van-ban/, newest issue first."""
    listed = Document.objects.listed().on(request.site.id, request.language)
    rows = DocumentFilter(request.GET, listed, request.site, request.language).qs.for_list().newest_issued()
    return listing(request, rows, SIZE, lambda shown: pages.rows(shown, request.site, request.language))


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = public_row(Document.objects.on(request.site.id, request.language).for_detail(), pk=pk)
    return answer(request, pages.detail(row, request.site, request.language))
