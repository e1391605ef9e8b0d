"""News as JSON, made of the same page data as the pages."""

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404

from articles import pages
from articles.models import Article
from portal.pages.api import answer, listing

SIZE = 50


def index(request: HttpRequest) -> JsonResponse:
    rows = Article.objects.listed().on(request.site.id, request.language).for_list().with_comment_total().newest()
    return listing(request, rows, SIZE, lambda shown: pages.counted_cards(shown, request.site.profile))


def detail(request: HttpRequest, pk: int) -> JsonResponse:
    rows = Article.objects.public().on(request.site.id, request.language).for_detail().select_related("rating")
    return answer(request, pages.detail(get_object_or_404(rows, pk=pk), request.site.profile))
