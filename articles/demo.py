"""Demo news: categories, topics, articles with pictures and opinions, albums, starting counters."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.html import escape

from articles.models import Album, AlbumPhoto, Article, Category, Comment, Rating, RelatedArticle, Tag, Topic
from portal.base.text import fold
from portal.demo.gallery import Drawing
from portal.demo.registry import DemoContext, register, register_target
from portal.publishing import services
from portal.publishing.models import Media
from portal.publishing.states import State
from portal.visits.counters import set_start
from portal.visits.models import DayCount

PHOTO_MARK = re.compile(r"\{photo (\d+)\}")


@register_target("category")
def category_target(context: DemoContext, value: str) -> Category:
    return Category.objects.get(site=context.site, path=value)


@register_target("albums")
def albums_target(context: DemoContext, value: str) -> str:
    return "/hinh-anh/"


@register("tin bài", order=20)
def load(context: DemoContext) -> None:
    data = context.data("articles")
    photos = [photo for entry in (*data["article"], *data["album"]) for photo in entry.get("photo", ())]
    context.gallery.prepare(_drawing(photo) for photo in photos)
    categories = _categories(context, data["category"])
    topics = {entry["key"]: _topic(context, entry) for entry in data.get("topic", ())}
    articles = {entry["key"]: _article(context, entry, categories, topics) for entry in data["article"]}
    for entry in data["article"]:
        RelatedArticle.objects.bulk_create(
            RelatedArticle(article=articles[entry["key"]], related=articles[key], order=10 * place)
            for place, key in enumerate(entry.get("related", ()), start=1)
        )
    for row in articles.values():
        services.saved(row, context.author, action="đăng")
    _counters(context, [(articles[entry["key"]], entry.get("views", 0)) for entry in data["article"]])
    for entry in data["album"]:
        _album(context, entry)


def _drawing(photo: dict) -> Drawing:
    return Drawing(photo["scene"], photo["seed"], photo.get("text", ""))


def _picture(context: DemoContext, photo: dict) -> Media:
    return context.gallery.keep(
        _drawing(photo), alt=photo["alt"], caption=photo.get("caption", ""), credit=photo.get("credit", "")
    )


def _categories(context: DemoContext, entries: list[dict]) -> dict[str, Category]:
    rows: dict[str, Category] = {}
    for entry in entries:
        above, _, own = entry["path"].rpartition("/")
        rows[entry["path"]] = Category.objects.create(
            site=context.site,
            parent=rows.get(above),
            slug=own,
            name=entry["name"],
            name_en=entry.get("name_en", ""),
            description=entry.get("description", ""),
            order=entry.get("order", 100),
        )
    return rows


def _topic(context: DemoContext, entry: dict) -> Topic:
    return Topic.objects.create(site=context.site, name=entry["name"], summary=entry.get("summary", ""))


def _article(context: DemoContext, entry: dict, categories: dict, topics: dict) -> Article:
    photos = entry.get("photo", [])
    lead = next((photo for photo in photos if photo.get("lead")), None)
    published = context.moment(entry["published"])
    row = Article.objects.create(
        site=context.site,
        category=categories[entry["category"]],
        title=entry["title"],
        sapo=entry.get("sapo", ""),
        body=_body(context, entry["body"], photos),
        photo=_picture(context, lead) if lead else None,
        photo_alt=lead["alt"] if lead else "",
        photo_caption=lead.get("caption", "") if lead else "",
        photo_credit=lead.get("credit", "") if lead else "",
        author_text=entry.get("author", ""),
        author_labelled=entry.get("author_labelled", True),
        source=entry.get("source", ""),
        topic=topics.get(entry.get("topic", "")),
        featured=entry.get("featured", False),
        state=State.PUBLISHED,
        published_at=published,
        created_by=context.author,
    )
    row.tags.set(_tag(context, name) for name in entry.get("tags", ()))
    points, votes = entry.get("rating", (0, 0))
    if votes:
        Rating.objects.create(article=row, points=points, votes=votes)
    for comment in entry.get("comment", ()):
        _comment(context, row, comment)
    return row


def _body(context: DemoContext, body: str, photos: list[dict]) -> str:
    """The text with its numbered photos as figures."""

    def figure(found: re.Match) -> str:
        photo = photos[int(found.group(1)) - 1]
        media = _picture(context, photo)
        words = " ".join(part for part in (photo.get("caption", ""), photo.get("credit", "")) if part)
        return (
            f'<figure class="image"><img src="/media/{media.key}/1280.webp" alt="{escape(photo["alt"])}">'
            f"<figcaption>{escape(words)}</figcaption></figure>"
        )

    return PHOTO_MARK.sub(figure, body)


def _counters(context: DemoContext, counted: list[tuple[Article, int]]) -> None:
    """Views of the last weeks as days (they rank in "Tin xem nhiều"), older ones as starting offsets."""
    recent = context.now - timedelta(days=60)
    set_start(
        context.site.pk, Article.kind, {row.pk: (views, 0) for row, views in counted if row.published_at < recent}
    )
    DayCount.objects.bulk_create(
        DayCount(
            site=context.site,
            kind=Article.kind,
            object_id=row.pk,
            day=timezone.localdate(row.published_at),
            views=views,
        )
        for row, views in counted
        if row.published_at >= recent
    )


def _tag(context: DemoContext, name: str) -> Tag:
    return Tag.objects.get_or_create(site=context.site, key=fold(name), defaults={"name": name})[0]


def _comment(context: DemoContext, row: Article, entry: dict) -> None:
    at = context.moment(entry["at"])
    values = {"article": row, "state": Comment.State.APPROVED}
    opinion = Comment.objects.create(name=entry["name"], text=entry["text"], at=at, **values)
    if entry.get("reply"):
        at = min(at + timedelta(hours=3), context.now)
        Comment.objects.create(name="Ban biên tập", text=entry["reply"], at=at, parent=opinion, **values)


def _album(context: DemoContext, entry: dict) -> None:
    row = Album.objects.create(
        site=context.site,
        title=entry["title"],
        description=entry.get("description", ""),
        state=State.PUBLISHED,
        published_at=context.moment(entry["published"]),
        created_by=context.author,
    )
    AlbumPhoto.objects.bulk_create(
        AlbumPhoto(
            album=row,
            picture=_picture(context, photo),
            alt=photo["alt"],
            caption=photo.get("caption", ""),
            credit=photo.get("credit", ""),
            order=10 * place,
        )
        for place, photo in enumerate(entry["photo"], start=1)
    )
    services.saved(row, context.author, action="đăng")
    set_start(context.site.pk, Album.kind, {row.pk: (entry.get("views", 0), 0)})
