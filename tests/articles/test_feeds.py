"""RSS: /rss/ and /rss/<category>/."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from portal.layout.render import HIT_HEADER
from tests import make

pytestmark = pytest.mark.django_db


def feed(client, path: str = "/rss/", **headers) -> ElementTree.Element:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert HIT_HEADER not in answer.headers
    return ElementTree.fromstring(answer.content).find("channel")  # noqa: S314 - our own answer


def titles(channel) -> list[str]:
    return [item.findtext("title") for item in channel.findall("item")]


def test_it_holds_the_newest_twenty(client):
    now = timezone.now()
    for number in range(25):
        make.article(f"Bài {number}", published_at=now - timedelta(hours=number + 1))
    assert titles(feed(client)) == [f"Bài {number}" for number in range(20)]


def test_an_item_says_where_when_and_who(client):
    row = make.article("Bài “một” & <hai>", author_text="Hồng Nhung", sapo="Tóm tắt <b>")
    item = feed(client, host="laichau.localhost:8000").find("item")
    assert item.findtext("title") == "Bài “một” & <hai>"
    assert item.findtext("link") == f"http://laichau.localhost:8000{row.get_absolute_url()}"
    assert item.findtext("description") == "Tóm tắt <b>"
    assert parsedate_to_datetime(item.findtext("pubDate")) == row.published_at.replace(microsecond=0)
    assert item.findtext("category") == "Tin trong tỉnh"


def test_no_letter_that_xml_forbids_gets_in(client):
    make.article("Bài\ufffe có\uffff chữ\x0b lạ\x1f", sapo="Tóm\uffff tắt")
    assert titles(feed(client)) == ["Bài có chữ lạ"]


def test_a_category_has_its_branch(client):
    top = make.category("Kinh tế")
    make.article("Ở dưới", category=make.category("Nông nghiệp", parent=top))
    make.article("Bên cạnh", category=make.category("Thể thao"))
    channel = feed(client, "/rss/kinh-te/")
    assert titles(channel) == ["Ở dưới"]
    assert channel.findtext("title").startswith("Kinh tế – ")


def test_an_empty_site_has_a_feed(client):
    make.the_site()
    assert titles(feed(client)) == []


def test_an_unknown_category_has_none(client):
    make.the_site()
    assert client.get("/rss/khong-co/").status_code == 404
