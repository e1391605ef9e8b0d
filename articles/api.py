"""News as JSON, made of the same page data as the pages."""

from django.http import HttpRequest, JsonResponse

from articles import pages
from articles.models import Article
from portal.pages.api import answer, listing
from portal.publishing.public_rows import public_row

SIZE = 50


def index(request: HttpRequest) -> JsonResponse:
    rows = Article.objects.listed().on(request.site.id, request.language).for_list().with_comment_total().newest()
    return listing(request, rows, SIZE, lambda shown: pages.counted_cards(shown, request.site.profile))


def detail(request: HttpRequest, pk: int) -> JsonResponse:
    rows = Article.objects.on(request.site.id, request.language).for_detail().select_related("rating")
    return answer(request, pages.detail(public_row(rows, pk=pk), request.site.profile))
