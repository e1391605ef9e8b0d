"""What the newsroom's own form does beyond the base of all content."""

import pytest
from django.urls import reverse

from articles.models import Article, RelatedArticle, Tag
from portal.publishing.states import State
from tests import make
from tests.desk.pages import address, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = make.user("editor")
    make.category()
    client.force_login(person)
    return person


def test_related_articles_keep_the_order_given(client, editor):
    row, first, second = make.article("Chính"), make.article("Một"), make.article("Hai")
    send(client, address(row), **{
        "related_rows-TOTAL_FORMS": "2",
        "related_rows-0-related": first.pk, "related_rows-0-order": "2",
        "related_rows-1-related": second.pk, "related_rows-1-order": "1",
    })  # fmt: skip
    assert [found.related for found in RelatedArticle.objects.filter(article=row)] == [second, first]


def test_an_article_is_not_related_to_itself(client, editor):
    row = make.article("Chính")
    answer = send(client, address(row), **{
        "title": "Tên mới", "related_rows-TOTAL_FORMS": "1", "related_rows-0-related": row.pk,
        "related_rows-0-order": "1",
    })  # fmt: skip
    assert answer.status_code == 200
    assert "Tên mới" in answer.content.decode()
    assert not RelatedArticle.objects.exists()


@pytest.mark.parametrize("words", ["!!!", "x" * 81, ", ".join(f"từ {number}" for number in range(21))])
def test_unusable_tags_are_told_at_the_field(client, editor, words):
    answer = send(
        client, reverse("admin:articles_article_add"), title="Giá chè", category=make.category().pk, tag_words=words
    )
    assert answer.context["adminform"].form.errors["tag_words"]
    assert "Giá chè" in answer.content.decode()
    assert not Tag.objects.exists()


def test_tags_stay_when_the_form_is_saved_again(client, editor):
    row = make.article(tags=[Tag.objects.create(site=make.the_site(), name="mùa vàng")])
    send(client, address(row), title="Tên mới")
    assert [tag.name for tag in row.tags.all()] == ["mùa vàng"]


def test_the_list_of_a_category_holds_what_is_below_it(client, editor):
    above = make.category("Văn hóa")
    inside = make.article("Lễ hội xuân", category=make.category("Lễ hội", parent=above))
    outside = make.article("Giá chè", category=make.category("Kinh tế"))
    page = client.get(f"{address(Article, 'changelist')}?chuyen-muc={above.pk}").content.decode()
    assert address(inside) in page
    assert address(outside) not in page


def test_hostile_markup_is_clean_when_saved(client, editor):
    row = make.article(state=State.DRAFT)
    send(client, address(row), body='<p onclick="x()">Chữ</p><script>alert(1)</script><a href="javascript:x()">a</a>')
    row.refresh_from_db()
    assert "Chữ" in row.body
    assert not any(bad in row.body for bad in ("onclick", "script", "javascript"))


def test_bad_dates_are_told_and_nothing_typed_is_lost(client, editor):
    row = make.article()
    answer = send(client, address(row), published_at_0="31/02/2026", title="Chữ của tôi")
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["published_at"]
    assert "Chữ của tôi" in answer.content.decode() and "31/02/2026" in answer.content.decode()


def test_bulk_steps_move_each_row_and_tell_which_could_not(client, editor):
    good, empty = make.article("Đủ", state=State.REVIEW), make.article("Rỗng", state=State.REVIEW, body="")
    answer = client.post(
        address(Article, "changelist"), {"action": "publish_rows", "_selected_action": [good.pk, empty.pk]}, follow=True
    )
    good.refresh_from_db()
    empty.refresh_from_db()
    assert (good.state, empty.state) == (State.PUBLISHED, State.REVIEW)
    assert "“Rỗng”: Bài chưa có nội dung." in answer.content.decode()


def test_who_may_only_look_at_an_album_sees_no_field_to_send_files(client):
    client.force_login(make.user("writer"))
    page = client.get(address(make.album())).content.decode()
    assert "Ảnh của bộ" in page
    assert "upload" not in page


def test_a_photo_of_an_album_is_chosen_without_side_doors(client, editor):
    page = client.get(reverse("admin:articles_album_add")).content.decode()
    assert "related-widget-wrapper-link" not in page
