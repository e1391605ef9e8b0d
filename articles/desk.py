"""The newsroom on the start page and in the side menu."""

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Album, Article, Comment
from portal.desk import queues, sections
from portal.identity import rights


def waiting_comments(request: HttpRequest) -> tuple[int, str]:
    url = f"{reverse('admin:articles_comment_changelist')}?state__exact={Comment.State.WAITING}"
    if not rights.allows(request.user, rights.APPROVE):
        return 0, url
    ids = rights.site_ids(request.user)
    rows = Comment.objects.filter(state=Comment.State.WAITING)
    return (rows if ids is None else rows.filter(article__site_id__in=ids)).count(), url


queues.content(10, Article, Album)
queues.waiting("Ý kiến bạn đọc chờ duyệt", waiting_comments)
sections.register(
    10, "Tin bài", "articles.Article", "articles.Album", "articles.Comment", "publishing.Media", "articles.Category",
    "articles.Topic", "articles.Tag",
)  # fmt: skip
