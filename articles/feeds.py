"""RSS of the news: the whole Site and each category."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from articles.models import Article, Category
from portal.pages.feeds import Item, rss

ITEMS = 20


def site_feed(request: HttpRequest) -> HttpResponse:
    rows = Article.objects.listed().on(request.site.id, request.language)
    return _feed(request, request.site.profile.name, "/", rows)


def category_feed(request: HttpRequest, path: str) -> HttpResponse:
    row = get_object_or_404(Category.objects.on(request.site.id, request.language), path=path)
    title = gettext("%(category)s – %(site)s") % {"category": row.name, "site": request.site.profile.name}
    return _feed(request, title, row.get_absolute_url(), Article.objects.listed().in_category(row))


def _feed(request: HttpRequest, title: str, path: str, rows) -> HttpResponse:
    newest = rows.select_related("category").defer("body").newest()[:ITEMS]
    items = [
        Item(row.title, row.get_absolute_url(), row.sapo, row.published_at, row.author_text, row.category.name)
        for row in newest
    ]
    return rss(request, title, path, items)
