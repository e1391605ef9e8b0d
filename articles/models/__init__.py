"""News: categories, topics, tags, articles, albums, reader comments and ratings."""

from articles.models.album import Album, AlbumPhoto, AlbumQuerySet
from articles.models.article import Article, ArticleQuerySet, RelatedArticle
from articles.models.readers import Comment, CommentQuerySet, Rating
from articles.models.sections import Category, CategoryQuerySet, Tag, Topic

__all__ = [
    "Album",
    "AlbumPhoto",
    "AlbumQuerySet",
    "Article",
    "ArticleQuerySet",
    "Category",
    "CategoryQuerySet",
    "Comment",
    "CommentQuerySet",
    "Rating",
    "RelatedArticle",
    "Tag",
    "Topic",
]
