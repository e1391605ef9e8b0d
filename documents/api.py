"""Documents as JSON, made of the same page data as the pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from documents import pages
from documents.filters import DocumentFilter
from documents.models import Document
from documents.views import LARGEST_ID
from portal.pages.api import answer, listing

SIZE = 50


def index(request: HttpRequest) -> HttpResponse:
    """The list with the same conditions as /van-ban/, newest issue first."""
    listed = Document.objects.listed().on(request.site.id, request.language)
    rows = DocumentFilter(request.GET, listed, request.site, request.language).qs.for_list().newest_issued()
    return listing(request, rows, SIZE, lambda shown: pages.rows(shown, request.site, request.language))


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    if pk > LARGEST_ID:
        raise Http404
    rows = Document.objects.public().on(request.site.id, request.language).for_detail()
    return answer(request, pages.detail(get_object_or_404(rows, pk=pk), request.site, request.language))
