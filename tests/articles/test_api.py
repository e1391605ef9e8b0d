"""News as JSON: /api/v1/bai-viet/."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.publishing.states import State
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
LIST = "/api/v1/bai-viet/"


def test_the_list_is_paged_with_links_on_the_readers_host(client):
    now = timezone.now()
    for number in range(52):
        make.article(f"Bài {number}", published_at=now - timedelta(hours=number + 1))
    first = client.get(LIST, headers={"host": "laichau.localhost:8000"}).json()
    assert (first["count"], len(first["items"]), first["previous"]) == (52, 50, None)
    assert first["next"] == f"http://laichau.localhost:8000{LIST}?trang=2"
    second = client.get(f"{LIST}?trang=2").json()
    assert [item["title"] for item in second["items"]] == ["Bài 50", "Bài 51"]
    assert second["next"] is None
    assert second["previous"].endswith("trang=1")
    assert client.get(f"{LIST}?trang=3").status_code == 404


def test_a_filtered_list_keeps_its_conditions_from_page_to_page(client):
    for _ in range(51):
        make_documents.document("Thông báo", kind="thong-bao")
    make_documents.document("Hướng dẫn", kind="huong-dan")
    first = client.get("/api/v1/van-ban/?loai=thong-bao").json()
    assert first["count"] == 51
    second = client.get(first["next"].replace("http://laichau.localhost", "")).json()
    assert (second["count"], len(second["items"])) == (51, 1)


def test_one_article_is_its_page_data(client):
    row = make.article("Bài một", body="<p>Thân bài.</p>", tags=[make.tag()])
    data = client.get(f"{LIST}{row.pk}/").json()
    assert data["title"] == "Bài một"
    assert data["body"] == "<p>Thân bài.</p>"
    assert data["url"] == row.get_absolute_url()
    assert data["tags"][0]["label"] == "khoa giáo"


def test_a_known_answer_is_304_until_it_changes(client):
    row = make.article()
    for path in (LIST, f"{LIST}{row.pk}/"):
        etag = client.get(path)["ETag"]
        again = client.get(path, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")
    row.title = "Tiêu đề mới"
    row.save()
    assert client.get(LIST, headers={"if-none-match": etag}).status_code == 200


def test_it_is_open_to_other_sites_and_to_no_search_engine(client):
    make.the_site()
    answer = client.get(LIST)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.RETURNED, State.APPROVED, State.WITHDRAWN])
def test_it_hides_what_is_not_public(client, state):
    row = make.article("Ẩn", state=state)
    assert client.get(f"{LIST}{row.pk}/").status_code == 404
    assert client.get(LIST).json()["items"] == []


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", str(2**63)])
def test_an_unknown_number_is_404(client, pk):
    make.the_site()
    assert client.get(f"{LIST}{pk}/").status_code == 404


def test_mail_addresses_of_readers_are_not_told(client):
    row = make.article()
    row.comments.create(name="Bạn đọc", email="ban.doc@example.com", text="Hay", state="approved")
    text = client.get(f"{LIST}{row.pk}/").content.decode()
    assert "Bạn đọc" in text
    assert "ban.doc@example.com" not in text
