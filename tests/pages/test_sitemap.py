"""Sơ đồ cổng for people, sitemap.xml and robots.txt for engines."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from portal.pages import sitemaps
from portal.publishing.states import State
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def xml(client, path: str) -> ElementTree.Element:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer


def all_addresses(client) -> list[str]:
    """Every address in every section named by the index."""
    found = []
    for section in xml(client, "/sitemap.xml").findall("s:sitemap/s:loc", SPACE):
        root = xml(client, section.text.replace("http://laichau.localhost", ""))
        found += [loc.text for loc in root.findall("s:url/s:loc", SPACE)]
    return found


def test_every_public_row_is_in_the_sitemap_and_nothing_hidden(client):
    now = timezone.now()
    site = make.the_site()
    shown = [make.article("Hiện"), make.page("Hiện"), make.album("Hiện"), make_documents.document("Hiện")]
    hidden = [
        make.article("Ẩn", state=State.DRAFT),
        make.article("Ẩn", published_at=now + timedelta(days=1)),
        make.article("Ẩn", deleted_at=now),
        make.page("Ẩn", state=State.REVIEW),
        make.album("Ẩn", state=State.WITHDRAWN),
        make_documents.document("Ẩn", state=State.DRAFT),
        make.article("Ẩn", site=make.site("thainguyen.localhost")),
    ]
    addresses = all_addresses(client)
    host = f"http://{site.domain}"
    assert {f"{host}{row.get_absolute_url()}" for row in shown} <= set(addresses)
    assert not {f"{host}{row.get_absolute_url()}" for row in hidden} & set(addresses)
    assert f"{host}/" in addresses
    assert f"{host}/chuyen-muc/tin-trong-tinh/" in addresses
    assert len(addresses) == len(set(addresses))


def test_every_address_of_the_sitemap_answers(client):
    make.article()
    make.page()
    make.album()
    make_documents.document()
    for address in all_addresses(client):
        assert client.get(address.replace("http://laichau.localhost", "")).status_code == 200, address


def test_last_changes_are_times_with_a_zone(client):
    make.article()
    changed = xml(client, "/sitemap-bai-viet.xml").find("s:url/s:lastmod", SPACE).text
    assert changed.endswith("+07:00")


def test_all_kinds_of_content_have_a_section():
    assert {"trang", "bai-viet", "chuyen-muc", "hinh-anh", "van-ban"} <= set(sitemaps.sections())


@pytest.mark.parametrize("name", ["khong-co", "bai-viet-2"])
def test_an_unknown_section_is_404(client, name):
    make.the_site()
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_tree_for_people_shows_what_has_content(client):
    top = make.category("Kinh tế")
    make.article(category=make.category("Nông nghiệp", parent=top))
    make.category("Chưa có bài")
    make.page("Lịch sử hình thành")
    text = client.get("/so-do-cong/").content.decode()
    for label in ("Kinh tế", "Nông nghiệp", "Lịch sử hình thành"):
        assert label in text
    assert "Chưa có bài" not in text


def test_a_very_deep_tree_is_drawn(client):
    node = None
    for depth in range(12):
        node = make.category(f"Cấp {depth}", **({"parent": node} if node else {}))
    make.article(category=node)
    make.block("articles.categories")
    assert client.get("/so-do-cong/").status_code == 200


def test_robots_keeps_engines_out_of_what_is_not_for_them(client):
    make.the_site()
    answer = client.get("/robots.txt", headers={"host": "laichau.localhost:8000"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain")
    for line in ("Disallow: /quan-tri/", "Disallow: /tim-kiem/", "Sitemap: http://laichau.localhost:8000/sitemap.xml"):
        assert line in text
    assert "Disallow: /\n" not in text
