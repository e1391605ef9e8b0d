"""The home page: /."""

import pytest

from portal.layout import shipped
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_it_shows_news_in_the_shipped_layout(client, theme):
    site = make.site(theme=theme)
    shipped.install(site.pk, theme)
    make.article("Khai mạc lễ hội", photo=make.picture())
    text = client.get("/").content.decode()
    assert "Khai mạc lễ hội" in text
    assert text.count("<h1") == 1
    assert f'class="theme-{theme}' in text


def test_an_empty_site_has_a_home_page(client):
    site = make.the_site()
    shipped.install(site.pk, "lai_chau")
    answer = client.get("/")
    assert answer.status_code == 200
    assert "None" not in answer.content.decode()


def test_it_names_its_feed_and_canonical_address(client):
    make.the_site()
    text = client.get("/?utm_source=x", headers={"host": "127.0.0.1:8000"}).content.decode()
    assert 'rel="canonical" href="http://laichau.localhost:8000/"' in text
    assert 'type="application/rss+xml"' in text


def test_nothing_of_it_varies_by_cookie_or_sets_one(client):
    make.the_site()
    answer = client.get("/")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_the_answer_to_staff_is_stored_nowhere(client):
    make.the_site()
    client.force_login(make.user("writer"))
    assert "no-store" in client.get("/")["Cache-Control"]
