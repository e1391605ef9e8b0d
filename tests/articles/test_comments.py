"""Opinions and ratings of readers: what the page shows of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Comment, Rating
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    make.site(theme="thai_nguyen")
    return make.article()


def opinion(article, text: str = "Bài rất hay", **values) -> Comment:
    values.setdefault("state", Comment.State.APPROVED)
    return Comment.objects.create(article=article, **{"name": "Bạn đọc", "text": text, **values})


def page(client, article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", [Comment.State.WAITING, Comment.State.REJECTED])
def test_only_approved_opinions_are_shown_and_counted(client, article, state):
    opinion(article, "Đã duyệt rồi")
    opinion(article, "Chưa ai xem", state=state)
    text = page(client, article)
    assert "Đã duyệt rồi" in text
    assert "Chưa ai xem" not in text
    assert "Phản hồi: 1<" in text


def test_a_reply_hangs_on_an_approved_opinion_only(client, article):
    first = opinion(article, "Câu hỏi", state=Comment.State.WAITING)
    opinion(article, "Câu trả lời lơ lửng", parent=first)
    text = page(client, article)
    assert "Câu trả lời lơ lửng" not in text
    assert "Phản hồi: 0<" in text
    first.state = Comment.State.APPROVED
    first.save()
    text = page(client, article)
    assert text.index("Câu hỏi") < text.index("Câu trả lời lơ lửng")
    assert "Phản hồi: 2<" in text


def test_opinions_stand_oldest_first_as_plain_text(client, article):
    now = timezone.now()
    opinion(article, "Sau <script>alert(1)</script>\nxuống dòng", at=now)
    opinion(article, "Trước", at=now - timedelta(hours=1), name="<b>Tên</b>")
    text = page(client, article)
    assert text.index("Trước") < text.index("Sau ")
    assert "<script>alert(1)" not in text
    assert "&lt;b&gt;Tên&lt;/b&gt;" in text
    assert "<br>xuống dòng" in text


def test_very_many_opinions_take_the_page_not_down(client, article):
    Comment.objects.bulk_create(
        Comment(article=article, name="Bạn đọc", text=f"Ý kiến {number}", state=Comment.State.APPROVED)
        for number in range(1200)
    )
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Phản hồi: 1.200<" in text
    assert "Ý kiến 1199<" in text
    assert "Ý kiến 699<" not in text


def test_there_is_one_level_of_replies(article):
    reply = opinion(article, parent=opinion(article))
    with pytest.raises(ValidationError) as error:
        Comment(article=article, name="A", text="B", parent=reply).clean()
    assert "parent" in error.value.message_dict


@pytest.mark.parametrize(
    ("points", "votes", "sentence", "stars"),
    [(0, 0, "0 trong 0", 0), (5, 1, "5 trong 1", 5), (13_071, 3000, "13.071 trong 3.000", 4), (7, 2, "7 trong 2", 4)],
)
def test_the_sum_of_ratings_is_told(client, article, points, votes, sentence, stars):
    if votes:
        Rating.objects.create(article=article, points=points, votes=votes)
    text = page(client, article)
    assert f"Tổng số điểm của bài viết là: {sentence} đánh giá" in text
    assert f"stars-{stars}" in text


@pytest.mark.parametrize(("points", "votes"), [(6, 1), (1, 2), (1, 0)])
def test_impossible_ratings_are_refused_by_the_database(article, points, votes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(article=article, points=points, votes=votes)
