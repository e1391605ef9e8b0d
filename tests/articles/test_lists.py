"""Pages of lists: numbers, topics, tags."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Tag, Topic
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def many():
    now, category = timezone.now(), make.category()
    for number in range(45):
        make.article(f"Bài số {number:02}", category=category, published_at=now - timedelta(hours=number + 1))


LIST = "/chuyen-muc/tin-trong-tinh/"


def test_a_long_list_is_cut_into_pages(client, many):
    first, last = (client.get(f"{LIST}{page}").content.decode() for page in ("", "?trang=3"))
    assert "Bài số 00" in first
    assert "Bài số 19" in first
    assert "Bài số 20" not in first
    assert "Trang 1/3" in first
    assert "Bài số 44" in last
    assert "Trang 3/3" in last
    assert 'rel="next"' not in last


def test_each_page_has_a_title_and_canonical_address_of_its_own(client, many):
    text = client.get(f"{LIST}?trang=2&utm_source=x").content.decode()
    assert "Tin trong tỉnh – trang 2" in text
    assert f'rel="canonical" href="http://laichau.localhost{LIST}?trang=2"' in text
    assert "utm_source" not in text


@pytest.mark.parametrize("page", ["0", "4", "-1", "999999999999", "9" * 5000])
def test_a_page_that_does_not_exist_is_404(client, many, page):
    expected = 200 if len(page) > 4300 else 404  # Python reads no longer numbers: garbage
    assert client.get(LIST, {"trang": page}).status_code == expected


@pytest.mark.parametrize("page", ["", "x", "1e9", "1.5", "\x00", "½", "nan", "inf", "' OR 1=1", "[]"])
def test_garbage_instead_of_a_number_is_the_first_page(client, many, page):
    assert "Bài số 00" in client.get(LIST, {"trang": page}).content.decode()


def topic(**values) -> Topic:
    return Topic.objects.create(site=make.the_site(), **{"name": "Đại hội Đảng các cấp", **values})


def test_a_topic_shows_its_articles(client):
    row = topic(summary="Diễn biến các kỳ đại hội.")
    article = make.article("Bài trong dòng", topic=row)
    make.article("Bài ngoài dòng")
    text = client.get(row.get_absolute_url()).content.decode()
    assert "Diễn biến các kỳ đại hội." in text
    assert "Bài trong dòng" in text
    assert "Bài ngoài dòng" not in text
    assert row.get_absolute_url() in client.get(article.get_absolute_url()).content.decode()


def test_a_tag_shows_its_articles_and_is_not_indexed(client):
    tag = make.tag("khoa giáo")
    article = make.article("Bài có từ khóa", tags=[tag])
    answer = client.get(tag.get_absolute_url())
    assert "Bài có từ khóa" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    assert tag.get_absolute_url() in client.get(article.get_absolute_url()).content.decode()


def test_a_collection_without_a_listed_article_is_404(client):
    row, tag = topic(), make.tag()
    make.article(topic=row, tags=[tag], state=State.DRAFT)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(tag.get_absolute_url()).status_code == 404


def test_one_word_is_one_tag_however_it_is_written():
    make.tag("Lai Châu")
    with pytest.raises(ValidationError) as error:
        Tag(site=make.the_site(), name=" lai  châu").clean()
    assert "name" in error.value.message_dict


@pytest.mark.parametrize("name", ["中文", "Кириллица", "H₂O", "C++", "100%", "日本 Lai Châu"])
def test_a_tag_in_any_script_has_an_address(client, name):
    tag, other = make.tag(name), make.tag("o-to")
    article = make.article(tags=[tag])
    assert client.get(article.get_absolute_url()).status_code == 200
    assert client.get(tag.get_absolute_url()).status_code == 200
    assert tag.slug != other.slug


def test_tags_that_differ_only_in_what_addresses_cannot_hold_stay_apart(client):
    one, two = make.tag("中文"), make.tag("日本")
    make.article("Bài một", tags=[one])
    make.article("Bài hai", tags=[two])
    text = client.get(one.get_absolute_url()).content.decode()
    assert "Bài một" in text
    assert "Bài hai" not in text


def test_two_topics_with_one_address_are_refused_at_the_field():
    row = topic()
    with pytest.raises(ValidationError) as error:
        Topic(site=row.site, name="Đại hội Đảng các cấp").full_clean()
    assert "slug" in error.value.message_dict
    row.full_clean()
