"""Public pages of the news."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from articles import pages
from articles.categories import shown_children, trail
from articles.models import Album, Article, Category, Tag, Topic
from portal.layout.pager import PAGE, pager, paginate
from portal.layout.render import Page, page
from portal.publishing.public_rows import moved, public_row

CARDS, ALBUMS = 20, 18
HOME = (("Trang chủ", "/"),)


def detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = public_row(Article.objects.for_detail().select_related("rating", "site"), pk=pk)
    elsewhere = moved(request, row, slug)
    if elsewhere:
        return elsewhere
    article = pages.detail(row, request.site.profile)
    return page(
        request,
        "articles/detail.html",
        Page(
            kind="article",
            title=row.title,
            description=row.sapo,
            breadcrumb=(*HOME, *trail(request.site, row.category)),
            picture=article["pictures"][0]["url"] if article["pictures"] else "",
            row=row,
            thing=f"{Article.kind}:{row.pk}",
        ),
        {"article": article},
    )


def category(request: HttpRequest, path: str) -> HttpResponse:
    row = get_object_or_404(Category.objects.on(request.site.id, request.language), path=path)
    rows = Article.objects.listed().in_category(row).for_list().newest()
    shown = paginate(request, rows, CARDS)
    feed_url = f"/rss/{row.path}/"
    return page(
        request,
        "articles/category.html",
        Page(
            kind="category",
            title=_with_number(row.name, shown.number),
            description=row.description,
            path=_list_path(request, shown.number),
            breadcrumb=(*HOME, *trail(request.site, row)[:-1], (row.name, "")),
            feed=(row.name, feed_url),
            row=row,
        ),
        {
            "category": pages.category_data(row, shown_children(request.site, row)),
            "cards": pages.cards(shown.object_list, request.site.profile),
            "pager": pager(request, shown),
            "feed": {"title": row.name, "url": feed_url},
        },
    )


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Topic, site_id=request.site.id, slug=slug)
    return _collection(request, "topic", row, row.summary, gettext("Theo dòng sự kiện"))


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Tag, site_id=request.site.id, slug=slug)
    return _collection(request, "tag", row, "", gettext("Từ khóa"))


def _collection(request: HttpRequest, kind: str, row: Topic | Tag, description: str, above: str) -> HttpResponse:
    """Articles of a topic or tag; without a listed one there is no such page."""
    rows = row.articles.listed().on(request.site.id, request.language).for_list().newest()
    shown = paginate(request, rows, CARDS)
    if not shown.paginator.count:
        raise Http404
    return page(
        request,
        f"articles/{kind}.html",
        Page(
            kind=kind,
            title=_with_number(row.name, shown.number),
            description=description,
            path=_list_path(request, shown.number),
            robots="noindex" if kind == "tag" else "",  # tag pages are a known entry for link spam (J4)
            breadcrumb=(*HOME, (above, ""), (row.name, "")),
            row=row,
        ),
        {
            "category": {"label": row.name, "description": description, "children": ()},
            "cards": pages.cards(shown.object_list, request.site.profile),
            "pager": pager(request, shown),
        },
    )


def albums(request: HttpRequest) -> HttpResponse:
    rows = Album.objects.listed().on(request.site.id, request.language).for_list().newest()
    shown = paginate(request, rows, ALBUMS)
    title = gettext("Hình ảnh hoạt động")
    return page(
        request,
        "articles/albums.html",
        Page(
            kind="albums",
            title=_with_number(title, shown.number),
            path=_list_path(request, shown.number),
            breadcrumb=(*HOME, (title, "")),
        ),
        {"albums": pages.album_cards(shown.object_list), "pager": pager(request, shown)},
    )


def album(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = public_row(Album.objects.select_related("site"), pk=pk)
    elsewhere = moved(request, row, slug)
    if elsewhere:
        return elsewhere
    data = pages.album_detail(row, request.site.profile)
    first = data["photos"][0]["pictures"][0] if data["photos"] else None
    return page(
        request,
        "articles/album.html",
        Page(
            kind="album",
            title=row.title,
            description=row.description,
            breadcrumb=(*HOME, (gettext("Hình ảnh hoạt động"), "/hinh-anh/"), (row.title, "")),
            picture=first["url"] if first else "",
            row=row,
            thing=f"{Album.kind}:{row.pk}",
        ),
        {"album": data},
    )


def _with_number(title: str, number: int) -> str:
    return title if number == 1 else f"{title} – {gettext('trang')} {number}"


def _list_path(request: HttpRequest, number: int) -> str:
    return request.path if number == 1 else f"{request.path}?{PAGE}={number}"
