"""Page data of the news: rows become what templates and the JSON interface get."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext

from articles.models import Album, Article, Category, Comment, Rating
from articles.page_data import (
    AlbumCard,
    AlbumPage,
    ArticlePage,
    Card,
    CategoryPage,
    CountedCard,
    Photo,
    ReaderComment,
    ReaderRating,
)
from portal.base import dates
from portal.base.numbers import grouped
from portal.identity.models import SiteProfile
from portal.publishing import html
from portal.publishing.models import Media
from portal.publishing.pictures import picture
from portal.visits.counters import totals

TEASER_WORDS = 22
MOST_COMMENTS = 500  # on one page


def cards(rows: Iterable[Article], profile: SiteProfile) -> list[Card]:
    """Rows of for_list() as cards; no further query."""
    return [card(row, profile) for row in rows]


def counted_cards(rows: Iterable[Article], profile: SiteProfile) -> list[CountedCard]:
    """Rows of for_list().with_comment_total() as cards with views and number of opinions; one more query."""
    rows = list(rows)
    counted = totals(Article.kind, [row.pk for row in rows])
    return [{**card(row, profile), "views": counted[row.pk].views, "comments": row.comment_total} for row in rows]


def card(row: Article, profile: SiteProfile) -> Card:
    style = profile.effective_date_style()
    return {
        "id": row.pk,
        "title": row.title,
        "url": row.get_absolute_url(),
        "sapo": row.sapo,
        "teaser": teaser(row.sapo),
        "stamp": dates.list_stamp(row.published_at, style),
        "iso": timezone.localtime(row.published_at).isoformat(),
        "date": dates.day(row.published_at),
        "category": {"label": row.category.name, "url": row.category.get_absolute_url()},
        "pictures": article_picture(row, 640),
    }


def teaser(sapo: str) -> str:
    words = sapo.split()
    return sapo if len(words) <= TEASER_WORDS else " ".join(words[:TEASER_WORDS]) + "..."


def article_picture(row: Article, width: int) -> tuple:
    return picture(row.photo, alt=row.photo_alt, caption=row.photo_caption, credit=row.photo_credit, width=width)


def detail(row: Article, profile: SiteProfile) -> ArticlePage:
    """One article with all that its page says; `row` comes from for_detail()."""
    comments = reader_comments(row)
    total = sum(1 + len(comment["replies"]) for comment in comments)
    if total == MOST_COMMENTS:
        total = row.comments.approved().count()
    counted = totals(Article.kind, [row.pk])[row.pk]
    author = row.author_text
    return {
        **card(row, profile),
        "views": grouped(counted.views, profile.thousands),
        "stamp": dates.article_stamp(row.published_at, profile.effective_date_style()),
        "pictures": article_picture(row, 1280),
        "photo_place": "before_sapo" if profile.theme == "lai_chau" else "after_sapo",
        "body": html.printed(row.body),
        "author_line": gettext("Tác giả: %s") % author if author and row.author_labelled else author,
        "source": row.source,
        "topic": {"label": row.topic.name, "url": row.topic.get_absolute_url()} if row.topic else "",
        "tags": [{"label": tag.name, "url": tag.get_absolute_url()} for tag in row.tags.all()],
        "archived": row.is_archived,
        "updated": dates.minute(row.updated_at),
        "rating": rating(getattr(row, "rating", None), profile),
        "reader_comments": comments,
        "comment_count": grouped(total, profile.thousands),
    }


def rating(row: Rating | None, profile: SiteProfile) -> ReaderRating:
    points, votes = (row.points, row.votes) if row else (0, 0)
    sentence = gettext("Tổng số điểm của bài viết là: %(points)s trong %(votes)s đánh giá") % {
        "points": grouped(points, profile.thousands),
        "votes": grouped(votes, profile.thousands),
    }
    return {"points": points, "votes": votes, "stars": round(points / votes) if votes else 0, "sentence": sentence}


def reader_comments(row: Article) -> list[ReaderComment]:
    """The newest MOST_COMMENTS approved opinions with their approved replies, oldest first; one query."""
    found = list(row.comments.approved().order_by("-at", "-pk")[:MOST_COMMENTS])[::-1]
    replies: dict[int, list[Comment]] = {}
    for comment in found:
        if comment.parent_id:
            replies.setdefault(comment.parent_id, []).append(comment)

    def printed(comment: Comment) -> dict:
        return {"name": comment.name, "text": comment.text, "stamp": dates.minute(comment.at)}

    return [
        {**printed(comment), "replies": [printed(reply) for reply in replies.get(comment.pk, [])]}
        for comment in found
        if not comment.parent_id
    ]


def category_data(row: Category, children: Sequence[Category]) -> CategoryPage:
    return {
        "label": row.name,
        "description": row.description,
        "url": row.get_absolute_url(),
        "children": [{"label": child.name, "url": child.get_absolute_url()} for child in children],
    }


def album_cards(rows: Iterable[Album]) -> list[AlbumCard]:
    """Rows of AlbumQuerySet.for_list(); one more query for the covers."""
    rows = list(rows)
    covers = Media.objects.in_bulk({row.cover_id for row in rows if row.cover_id})
    return [
        {
            "id": row.pk,
            "title": row.title,
            "url": row.get_absolute_url(),
            "pictures": picture(covers.get(row.cover_id), alt=row.cover_alt or ""),
            "count": row.photo_total,
            "stamp": dates.day(row.published_at),
        }
        for row in rows
    ]


def album_detail(row: Album, profile: SiteProfile) -> AlbumPage:
    photos = list(row.photos.select_related("picture"))
    counted = totals(Album.kind, [row.pk])[row.pk]
    return {
        "id": row.pk,
        "title": row.title,
        "description": row.description,
        "stamp": dates.article_stamp(row.published_at, profile.effective_date_style()),
        "views": grouped(counted.views, profile.thousands),
        "archived": row.is_archived,
        "photos": [album_photo(photo, number) for number, photo in enumerate(photos, start=1)],
    }


def album_photo(photo, number: int) -> Photo:
    pictures = picture(photo.picture, alt=photo.alt, caption=photo.caption, credit=photo.credit)
    return {
        "number": number,
        "pictures": pictures,
        "caption": pictures[0]["caption"],
        "credit": pictures[0]["credit"],
        "url": pictures[0]["large_url"],
    }
