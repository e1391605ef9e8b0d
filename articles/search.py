"""What of the news can be found."""

from django.db.models import QuerySet

from articles.models import Album, Article
from portal.publishing import html
from portal.search.sources import Source, Words, register


def article_words(row: Article) -> Words:
    text = " ".join(part for part in (row.sapo, html.plain(row.body), row.author_text, row.photo_caption) if part)
    return Words(row.site_id, row.language, row.title, text, row.published_at, row.listed_until)


def album_words(row: Album) -> Words:
    captions = " ".join(photo.caption or photo.alt for photo in row.photos.all())
    return Words(
        row.site_id, row.language, row.title, f"{row.description} {captions}", row.published_at, row.listed_until
    )


def _albums() -> QuerySet[Album]:
    return Album.objects.prefetch_related("photos")


def _addresses(model):
    def addresses(ids) -> dict[int, str]:
        return {row.pk: row.get_absolute_url() for row in model.objects.filter(pk__in=ids).only("pk", "slug")}

    return addresses


register(Source("article", "Tin bài", Article.objects.all, Article.objects.listed, article_words, _addresses(Article)))
register(Source("album", "Ảnh", _albums, Album.objects.listed, album_words, _addresses(Album)))
