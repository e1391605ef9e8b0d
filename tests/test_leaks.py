"""Nothing that is not public reaches a citizen, on any address, in any feed, block or answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.layout import blocks
from portal.publishing.states import State
from portal.search import index
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
SECRET = "Chuyện chưa được kể"
PUBLIC = [
    "/", "/van-ban/", "/hinh-anh/", "/tim-kiem/?q=chuyen+chua+duoc+ke", "/so-do-cong/", "/sitemap.xml",
    "/sitemap-bai-viet.xml", "/sitemap-trang.xml", "/sitemap-hinh-anh.xml", "/sitemap-van-ban.xml", "/rss/",
    "/rss/tin-trong-tinh/", "/van-ban/rss/", "/chuyen-muc/tin-trong-tinh/", "/api/v1/bai-viet/", "/api/v1/van-ban/",
    "/van-ban/?q=chuyen+chua+duoc+ke", "/tu-khoa/bi-mat/", "/robots.txt", "/thong-ke.json",
]  # fmt: skip

HIDDEN = {
    "draft": {"state": State.DRAFT},
    "review": {"state": State.REVIEW},
    "returned": {"state": State.RETURNED},
    "approved": {"state": State.APPROVED},
    "withdrawn": {"state": State.WITHDRAWN},
    "future": {"state": State.PUBLISHED, "published_at": timezone.now() + timedelta(days=1)},
    "binned": {"state": State.PUBLISHED, "deleted_at": timezone.now()},
}


@pytest.fixture
def full_page():
    """A public article whose page has every kind of block in its columns."""
    make.the_site()
    for code in blocks.kinds():
        make.block(code, options={"category": "tin-trong-tinh", "categories": ["tin-trong-tinh"], "count": 20})
    return make.article("Bài công khai")


@pytest.mark.parametrize("values", HIDDEN.values(), ids=HIDDEN)
def test_hidden_rows_appear_nowhere(client, full_page, values):
    tag = make.tag("Bí mật")
    article = make.article(SECRET, tags=[tag], featured=True, photo=make.picture(), **values)
    page = make.page(SECRET, **values)
    album = make.album(SECRET, **values)
    document = make_documents.document(SECRET, **values)
    full_page.related.add(article)
    index.refresh("article", [article.pk])
    own = [row.get_absolute_url() for row in (article, page, album, document)]
    own += [f"/api/v1/bai-viet/{article.pk}/", f"/api/v1/van-ban/{document.pk}/"]
    for path in own:
        assert client.get(path).status_code == 404, path
    for path in [*PUBLIC, full_page.get_absolute_url()]:
        answer = client.get(path)
        assert answer.status_code in (200, 404), path
        assert SECRET not in answer.content.decode(), path


def test_a_public_row_does_appear(client, full_page):
    make.article(SECRET)
    for path in ("/", "/rss/", "/chuyen-muc/tin-trong-tinh/", "/tim-kiem/?q=chuyen+chua+duoc+ke", "/api/v1/bai-viet/"):
        assert SECRET in client.get(path).content.decode(), path


def test_archived_rows_answer_but_stand_in_no_list(client, full_page):
    article = make.article(SECRET, state=State.ARCHIVED)
    assert client.get(article.get_absolute_url()).status_code == 200
    for path in ("/", "/rss/", "/chuyen-muc/tin-trong-tinh/", "/tim-kiem/?q=chuyen+chua+duoc+ke"):
        assert SECRET not in client.get(path).content.decode(), path


def test_another_sites_rows_stay_there(client, full_page):
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    make.article(SECRET, site=other)
    for path in PUBLIC:
        assert SECRET not in client.get(path).content.decode(), path


@pytest.mark.parametrize("role", ["writer", "stranger", ""])
def test_being_logged_in_shows_no_more_on_public_addresses(client, full_page, role):
    article = make.article(SECRET, state=State.DRAFT)
    client.force_login(make.user(role))
    assert client.get(article.get_absolute_url()).status_code == 404
