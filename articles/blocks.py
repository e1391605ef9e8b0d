"""Boxes filled with news."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext

from articles import pages
from articles.categories import shown_tree
from articles.models import Album, AlbumPhoto, Article, Category, RelatedArticle
from portal.layout.blocks import BlockContext, block
from portal.layout.options import Count, Days, Flag, ManyOf, OneOf
from portal.visits.counters import most_viewed

SECTIONS = 6


def category_choices(site_id: int) -> list[tuple[str, str]]:
    """Paths of the tree in reading order; a category of another language says so."""
    languages = dict(settings.LANGUAGES)
    found: dict[str, str] = {}
    for row in Category.objects.filter(site_id=site_id).order_by("-language", "path"):  # Vietnamese first
        label = "– " * row.depth + row.name
        found.setdefault(row.path, label if row.language == "vi" else f"{label} ({languages[row.language]})")
    return list(found.items())


def listed(context: BlockContext) -> QuerySet[Article]:
    return Article.objects.listed().on(context.site.id, context.language).for_list()


def as_cards(context: BlockContext, rows, **more) -> dict | None:
    cards = pages.cards(rows, context.site.profile)
    return {"cards": cards, **more} if cards else None


def _category(context: BlockContext, options: Mapping) -> Category | None:
    rows = Category.objects.on(context.site.id, context.language)
    return rows.filter(path=options["category"]).first()


def _shown_article(context: BlockContext) -> Article | None:
    return context.row if isinstance(context.row, Article) else None


@block("articles.newest", "Tin mới nhất", "blocks/rows.html", options=[Count()])
def newest(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài mới đăng nhất của cả cổng, mọi chuyên mục."""
    return as_cards(context, listed(context).newest()[: options["count"]])


@block("articles.most_viewed", "Tin xem nhiều", "blocks/rows.html", options=[Count(), Days()])
def most_viewed_block(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài được xem nhiều nhất trong số ngày đã chọn (mặc định 30 ngày)."""
    since = timezone.localdate() - timedelta(days=options["days"])
    ranked = most_viewed(context.site.id, Article.kind, since, 3 * options["count"])
    rows = listed(context).in_bulk(ranked)
    return as_cards(context, [rows[pk] for pk in ranked if pk in rows][: options["count"]])


@block("articles.related", "Tin liên quan", "blocks/rows.html", shared=False, options=[Count()], pages=("article",))
def related(context: BlockContext, options: Mapping) -> dict | None:
    """Tin liên quan của bài đang xem: do biên tập viên chọn; thiếu thì thêm bài cùng dòng sự kiện, từ khóa, chuyên mục."""
    row = _shown_article(context)
    if row is None:
        return None
    wanted = options["count"]
    picks = RelatedArticle.objects.filter(article=row)
    shared = Q(tags__in=[tag.pk for tag in row.tags.all()])
    if row.topic_id:
        shared |= Q(topic_id=row.topic_id)
    others = Article.objects.listed().on(context.site.id, context.language).exclude(pk=row.pk)
    unpicked = others.exclude(pk__in=picks.values("related"))
    alike = unpicked.filter(pk__in=Article.objects.filter(shared).values("pk")).newest().values("pk")[:wanted]
    older = unpicked.filter(category=row.category_id).older_than(row).values("pk")[:wanted]
    # One query for all three: the columns say why a row is there.
    found = listed(context).exclude(pk=row.pk).filter(
        Q(pk__in=picks.values("related")) | Q(pk__in=alike) | Q(pk__in=older)
    ).annotate(
        place=Subquery(picks.filter(related=OuterRef("pk")).values("order")[:1]),
        is_alike=Exists(Article.objects.filter(shared, pk=OuterRef("pk"))),
    )  # fmt: skip
    return as_cards(context, _best(list(found.newest()), wanted))


def _best(rows: list[Article], wanted: int) -> list[Article]:
    """The picked ones in their order, then those alike; without one alike, the older ones of the category."""
    picked = sorted((row for row in rows if row.place is not None), key=lambda row: row.place)
    rest = [row for row in rows if row.place is None]
    return (picked + ([row for row in rest if row.is_alike] or rest))[:wanted]


@block("articles.newer", "Những tin mới hơn", "blocks/rows.html", shared=False, options=[Count()], pages=("article",))
def newer(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài cùng chuyên mục đăng sau bài đang xem."""
    row = _shown_article(context)
    if row is None:
        return None
    nearest = listed(context).filter(category=row.category_id).newer_than(row)[: options["count"]]
    return as_cards(context, reversed(nearest))


@block("articles.older", "Những tin cũ hơn", "blocks/rows.html", shared=False, options=[Count()], pages=("article",))
def older(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài cùng chuyên mục đăng trước bài đang xem."""
    row = _shown_article(context)
    if row is None:
        return None
    return as_cards(context, listed(context).filter(category=row.category_id).older_than(row)[: options["count"]])


@block("articles.others", "Các tin khác", "blocks/rows.html", shared=False, options=[Count()], pages=("article",))
def others(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài mới nhất của chuyên mục đang xem, trừ bài đang xem."""
    row = _shown_article(context)
    if row is None:
        return None
    rows = listed(context).filter(category=row.category_id).exclude(pk=row.pk).newest()
    return as_cards(context, rows[: options["count"]])


@block("articles.lead", "Tin đầu trang", "blocks/lead.html", options=[Count()])
def lead(context: BlockContext, options: Mapping) -> dict | None:
    """Tin lớn đầu trang chủ và các tin kế tiếp; tin tiêu điểm có ảnh đứng trước."""
    recent = list(listed(context).exclude(photo=None).newest()[: options["count"] + 1])
    featured = listed(context).filter(featured=True).exclude(photo=None).newest().first()
    if featured and featured.published_at > timezone.now() - timedelta(days=14):
        recent = [featured, *(row for row in recent if row.pk != featured.pk)]
    cards = pages.cards(recent[: options["count"] + 1], context.site.profile)
    return {"lead": cards[:1], "cards": cards[1:]} if cards else None


@block("articles.headline", "Tin tiêu điểm", "blocks/headline.html", options=[Count(1)])
def headline(context: BlockContext, options: Mapping) -> dict | None:
    """Các bài được đánh dấu “tin tiêu điểm”, có ảnh và đoạn giới thiệu rút gọn."""
    return as_cards(context, listed(context).filter(featured=True).newest()[: options["count"]])


@block(
    "articles.section", "Tin theo chuyên mục", "blocks/section.html",
    options=[OneOf("category", "Chuyên mục", choices=category_choices), Count(4)],
)  # fmt: skip
def section(context: BlockContext, options: Mapping) -> dict | None:
    """Một chuyên mục: bài mới nhất có ảnh, các bài sau là dòng tiêu đề."""
    row = _category(context, options)
    found = pages.cards(_newest_of_each(context, [row], options["count"]), context.site.profile) if row else []
    return {"lead": found[:1], "cards": found[1:], "more_url": row.get_absolute_url()} if found else None


def _newest_of_each(context: BlockContext, categories: Iterable[Category], size: int) -> list[Article]:
    """The newest `size` articles of every branch, newest first, in one query."""
    wanted = Q(pk__in=[])
    for row in categories:
        newest_ones = Article.objects.listed().on(context.site.id, context.language).in_category(row).newest()
        wanted |= Q(pk__in=newest_ones.values("pk")[:size])
    return list(listed(context).filter(wanted).newest())


@block(
    "articles.sections", "Các chuyên mục", "blocks/sections.html",
    options=[
        ManyOf(
            "categories", "Các chuyên mục", f"Không chọn: {SECTIONS} chuyên mục đầu của cổng.",
            choices=category_choices, ordered=True, empty=f"{SECTIONS} chuyên mục đầu",
        ),
        Count(4),
    ],
)  # fmt: skip
def sections(context: BlockContext, options: Mapping) -> dict | None:
    """Nhiều chuyên mục xếp hai cột; chuyên mục chưa có bài thì không hiện."""
    paths = options["categories"]
    known = Category.objects.on(context.site.id, context.language)
    rows = {row.path: row for row in known.filter(path__in=paths)}
    if not rows:  # none chosen, or a theme's shipped choice that this Site does not have
        rows = {row.path: row for row in known.filter(parent=None).order_by("order", "name")[:SECTIONS]}
        paths = list(rows)
    size = options["count"]
    articles = _newest_of_each(context, rows.values(), size)
    found = []
    for row in (rows[path] for path in paths if path in rows):
        own = [article for article in articles if f"{article.category.path}/".startswith(f"{row.path}/")]
        cards = pages.cards(own[:size], context.site.profile)
        if cards:
            found.append({"title": row.name, "url": row.get_absolute_url(), "lead": cards[:1], "cards": cards[1:]})
    return {"sections": found} if found else None


@block(
    "articles.photos", "Hình ảnh hoạt động", "blocks/photos.html",
    options=[Count(), Flag("each_album", "Mỗi bộ ảnh một ảnh", "Tắt: các ảnh của bộ mới nhất.")],
)  # fmt: skip
def photos(context: BlockContext, options: Mapping) -> dict | None:
    """Ảnh của bộ ảnh mới nhất, hoặc ảnh đầu của nhiều bộ (tùy chọn "mỗi bộ một ảnh")."""
    albums = Album.objects.listed().on(context.site.id, context.language).newest()
    rows = AlbumPhoto.objects.select_related("picture", "album")
    if options["each_album"]:
        first = AlbumPhoto.objects.filter(album=OuterRef("pk")).values("pk")[:1]
        chosen = albums.annotate(first_photo=Subquery(first)).exclude(first_photo=None)
        covers = chosen.values("first_photo")[: options["count"]]
        shown = rows.filter(pk__in=covers).order_by("-album__published_at", "-album_id")
    else:
        shown = rows.filter(album__in=albums.values("pk")[:1])[: options["count"]]
    entries = [_strip_photo(photo, number) for number, photo in enumerate(shown, start=1)]
    return {"photos": entries, "more_url": "/hinh-anh/", "more_label": gettext("Tất cả")} if entries else None


def _strip_photo(photo: AlbumPhoto, number: int) -> dict:
    data = pages.album_photo(photo, number)
    return {**data, "url": f"{photo.album.get_absolute_url()}"}


@block(
    "articles.categories", "Chuyên mục", "blocks/categories.html",
    options=[OneOf("root", "Chỉ nhánh", choices=category_choices, empty="Mọi chuyên mục")],
)  # fmt: skip
def categories(context: BlockContext, options: Mapping) -> dict | None:
    """Cây chuyên mục tin bài (chỉ chuyên mục có bài)."""
    items = shown_tree(context.site, context.language, options["root"])
    return {"items": items} if items else None
