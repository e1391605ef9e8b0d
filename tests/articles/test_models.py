"""What an article keeps of what was typed, and what it refuses."""

import unicodedata
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, RelatedArticle
from portal.publishing.states import PUBLIC, State
from tests import make

pytestmark = pytest.mark.django_db


def unsaved(**values) -> Article:
    values.setdefault("category", make.category())
    return Article(site=make.the_site(), **{"title": "Tiêu đề", **values})


def test_text_is_stored_composed_in_one_line():
    row = make.article(unicodedata.normalize("NFD", "  Đại hội \n Đảng\u200b bộ "), sapo="Một\u00a0 đoạn ")
    assert row.title == "Đại hội Đảng bộ"
    assert row.slug == "dai-hoi-dang-bo"
    assert row.sapo == "Một đoạn"


def test_a_title_without_letters_still_has_an_address(client):
    row = make.article("“…!”")
    assert row.slug == "article"
    assert client.get(row.get_absolute_url()).status_code == 200


def test_a_given_slug_stays_when_the_title_changes():
    row = make.article("Tiêu đề")
    row.title = "Tiêu đề khác"
    row.save()
    assert row.slug == "tieu-de"


@pytest.mark.parametrize("markup", ["<script>alert(1)</script>", '<p onclick="x">a</p>', '<img src=x onerror="x">'])
def test_a_body_is_clean_however_it_was_saved(markup):
    row = Article.objects.get(pk=make.article(body=markup).pk)
    assert "script" not in row.body
    assert " on" not in row.body


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "  "}, "title"),
        ({"photo_alt": "IMG_0001.jpg"}, "photo_alt"),
        ({"published_at": timezone.now(), "listed_until": timezone.now() - timedelta(days=1)}, "listed_until"),
    ],
)
def test_bad_input_is_refused_at_its_field(values, field):
    with pytest.raises(ValidationError) as error:
        unsaved(**values).clean()
    assert field in error.value.message_dict


def test_a_category_of_another_site_is_refused():
    make.the_site()
    other = make.category(site=make.site("thainguyen.localhost"))
    with pytest.raises(ValidationError) as error:
        unsaved(category=other).clean()
    assert "category" in error.value.message_dict


def test_a_translation_is_of_another_article_in_another_language():
    row = make.article()
    for bad in (row, make.article("Bài khác")):
        row.translation_of = bad
        with pytest.raises(ValidationError) as error:
            row.clean()
        assert "translation_of" in error.value.message_dict
    english = make.article("Opening", category=make.category("News", language="en"))
    english.translation_of = row
    english.clean()
    assert english.language == "en"


@pytest.mark.parametrize("state", PUBLIC)
def test_the_database_keeps_no_public_row_without_a_date(state):
    row = make.article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=row.pk).update(state=state, published_at=None)


def test_an_article_is_related_once_and_not_to_itself():
    row, other = make.article("Một"), make.article("Hai")
    RelatedArticle.objects.create(article=row, related=other)
    for related in (other, row):
        with pytest.raises(IntegrityError), transaction.atomic():
            RelatedArticle.objects.create(article=row, related=related)


@pytest.mark.parametrize("state", State.values)
def test_the_instance_and_the_lists_agree_on_what_is_public(state):
    now = timezone.now()
    for hours in (-2, 2):
        for deleted_at in (None, now):
            row = make.article(state=state, published_at=now + timedelta(hours=hours), deleted_at=deleted_at)
            assert Article.objects.public().filter(pk=row.pk).exists() == row.is_public
            assert not Article.objects.listed().filter(pk=row.pk).exists() or row.is_public


def test_an_ended_period_leaves_lists_but_not_the_address():
    row = make.article(
        listed_until=timezone.now() - timedelta(seconds=1), published_at=timezone.now() - timedelta(days=1)
    )
    assert row.is_public
    assert row.is_archived
    assert not Article.objects.listed().exists()
