"""The newsroom on the start page and in the side menu."""

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Album, Article, Comment
from portal.base.people import full_name
from portal.desk import queues, sections
from portal.identity import rights
from portal.visits import groupings


def waiting_comments(request: HttpRequest) -> tuple[int, str]:
    url = f"{reverse('admin:articles_comment_changelist')}?state__exact={Comment.State.WAITING}"
    if not rights.allows(request.user, rights.APPROVE):
        return 0, url
    ids = rights.site_ids(request.user)
    rows = Comment.objects.filter(state=Comment.State.WAITING)
    return (rows if ids is None else rows.filter(article__site_id__in=ids)).count(), url


def categories_of(ids) -> dict[int, str]:
    return dict(Article.objects.filter(pk__in=ids).values_list("pk", "category__name"))


def authors_of(ids) -> dict[int, str]:
    """The name below the article, else the account it was written with."""
    rows = Article.objects.filter(pk__in=ids).select_related("author_account", "created_by")
    shown = rows.only(
        "author_text", "author_account__username", "author_account__last_name", "author_account__first_name",
        "created_by__username", "created_by__last_name", "created_by__first_name",
    )  # fmt: skip
    accounts = ((row, row.author_account or row.created_by) for row in shown)
    return {row.pk: row.author_text or (full_name(account) if account else "") for row, account in accounts}


groupings.register("article", "chuyen-muc", "Bài viết theo chuyên mục", "Chuyên mục", categories_of)
groupings.register("article", "tac-gia", "Bài viết theo tác giả", "Tác giả", authors_of)
queues.content(10, Article, Album)
queues.waiting("Ý kiến bạn đọc chờ duyệt", waiting_comments)
sections.register(
    10, "Tin bài", "articles.Article", "articles.Album", "articles.Comment", "publishing.Media", "articles.Category",
    "articles.Topic", "articles.Tag",
)  # fmt: skip
