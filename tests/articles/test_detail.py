"""The article page: /bai-viet/<slug>-<id>/."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_it_shows_a_published_article(client):
    article = make.article("Khai mạc lễ hội", body="<p>Lễ hội mở cửa ba ngày.</p>")
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Khai mạc lễ hội" in text
    assert "Lễ hội mở cửa ba ngày." in text


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.RETURNED, State.APPROVED, State.WITHDRAWN])
def test_it_hides_what_is_not_public(client, state):
    article = make.article(state=state)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_it_hides_what_is_published_in_the_future_or_binned(client):
    later = make.article(published_at=timezone.now() + timedelta(hours=1))
    binned = make.article(deleted_at=timezone.now())
    assert client.get(later.get_absolute_url()).status_code == 404
    assert client.get(binned.get_absolute_url()).status_code == 404


def test_it_redirects_a_wrong_slug(client):
    article = make.article("Khai mạc lễ hội")
    answer = client.get(f"/bai-viet/khac-{article.pk}/")
    assert answer.status_code == 301
    assert answer["Location"] == article.get_absolute_url()


def test_it_redirects_to_the_host_of_its_own_site(client):
    make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    article = make.article(site=other)
    answer = client.get(article.get_absolute_url(), headers={"host": "laichau.localhost:8000"})
    assert answer.status_code == 301
    assert answer["Location"] == f"http://thainguyen.localhost:8000{article.get_absolute_url()}"


def test_it_says_archived_after_its_time_in_the_lists(client):
    now = timezone.now()
    article = make.article(published_at=now - timedelta(days=9), listed_until=now - timedelta(days=1))
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    assert "Lưu trữ" in answer.content.decode()


def test_it_answers_404_for_a_number_no_database_holds(client):
    make.the_site()
    assert client.get("/bai-viet/tin-99999999999999999999999/").status_code == 404
