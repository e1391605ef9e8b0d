"""The page of one document, and what is not public on every path."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.visits.counters import set_start
from tests import make as make_rows
from tests.documents import make_documents as make

pytestmark = pytest.mark.django_db


def test_it_shows_attributes_counters_text_and_files(client):
    row = make.document(number="28-HD/BTGTU", signer=make.signer(title="Trưởng ban"), fields=[make.field()])
    make.file(row, title="Phụ lục I")
    set_start(row.site_id, "document", {row.pk: (696, 218)})
    response = client.get(row.get_absolute_url())
    for words in (
        "Số 28-HD/BTGTU", "Lượt xem: 696 | lượt tải: 218", "10/01/2022", "Lò Văn Thịnh", "Trưởng ban", "Khoa giáo",
        "Còn hiệu lực", "Phụ lục I", "Ban Tuyên giáo Tỉnh ủy", "Các đơn vị căn cứ hướng dẫn này",
    ):  # fmt: skip
        assert words in response.text, words


def test_the_address_has_number_and_abstract_and_a_wrong_one_moves(client):
    row = make.document(number="28-HD/BTGTU", title="Công tác khoa giáo ở đảng ủy xã")
    assert row.get_absolute_url() == f"/van-ban/28-hd-btgtu-cong-tac-khoa-giao-o-dang-uy-xa-{row.pk}/"
    response = client.get(f"/van-ban/sai-{row.pk}/")
    assert (response.status_code, response["Location"]) == (301, row.get_absolute_url())


def test_a_row_of_another_site_moves_to_its_host(client):
    make_rows.the_site()
    row = make.document(site=make_rows.site("thainguyen.localhost"))
    response = client.get(row.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, f"http://thainguyen.localhost{row.get_absolute_url()}")


def test_relations_show_on_both_pages_and_replacement_is_said(client):
    old, new = make.document("Văn bản cũ"), make.document("Văn bản mới hơn")
    make.relation(new, old, "het-hieu-luc")
    text = client.get(new.get_absolute_url()).text
    assert "Thay thế, bãi bỏ" in text and "Văn bản cũ" in text
    text = client.get(old.get_absolute_url()).text
    assert "Bị thay thế, bãi bỏ bởi" in text and "đã được thay thế bằng" in text and new.get_absolute_url() in text


def test_relations_never_name_what_is_not_public(client):
    row = make.document()
    make.relation(row, make.document("Dự thảo mật", state="draft"))
    make.relation(make.document("Dự thảo kín", state="review"), row)
    text = client.get(row.get_absolute_url()).text
    assert "Dự thảo" not in text


@pytest.mark.parametrize(
    "values",
    [
        {"state": "draft"}, {"state": "review"}, {"state": "withdrawn"}, {"deleted_at": timezone.now()},
        {"state": "approved", "scheduled": True, "published_at": timezone.now() + timedelta(days=1)},
    ],
)  # fmt: skip
def test_what_is_not_public_is_404_on_every_path(client, values):
    secret = make.document("Chưa công bố", **values)
    file = make.file(secret)
    for path in (
        secret.get_absolute_url(), f"/van-ban/x-{secret.pk}/", file.get_absolute_url(), f"{file.get_absolute_url()}?xem=1",
        f"/van-ban/tep/{file.pk}/x.pdf", f"/api/v1/van-ban/{secret.pk}/",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    for path in (
        "/van-ban/",
        "/van-ban/?q=cong+bo",
        "/van-ban/rss/",
        "/api/v1/van-ban/",
        "/sitemap.xml",
        "/so-do-cong/",
    ):
        response = client.get(path)
        assert "Chưa công bố" not in response.text and secret.slug not in response.text, path


def test_an_archived_document_answers_but_is_not_listed(client):
    row = make.document("Văn bản lưu trữ", state="archived")
    assert client.get(row.get_absolute_url()).status_code == 200
    assert "Văn bản lưu trữ" not in client.get("/van-ban/").text


def test_ids_that_cannot_exist_are_404(client):
    make_rows.the_site()
    for path in (f"/van-ban/a-{'9' * 40}/", f"/van-ban/tep/{'9' * 40}/a.pdf", f"/api/v1/van-ban/{'9' * 40}/"):
        assert client.get(path).status_code == 404


def test_feed_and_json_carry_the_same_document(client):
    row = make.document("Hướng dẫn <công tác> & khoa giáo", number="28-HD/BTGTU")
    feed = client.get("/van-ban/rss/")
    assert feed.status_code == 200 and "Hướng dẫn &lt;công tác&gt; &amp; khoa giáo" in feed.text
    listed = client.get("/api/v1/van-ban/").json()["items"]
    single = client.get(f"/api/v1/van-ban/{row.pk}/").json()
    assert [entry["id"] for entry in listed] == [row.pk]
    assert {name: single[name] for name in ("number", "title", "url", "effect", "issued")} == {
        name: listed[0][name] for name in ("number", "title", "url", "effect", "issued")
    }


def test_more_relations_files_and_fields_need_no_more_queries(client):
    row = make.document(fields=[make.field("A")])
    make.relation(row, make.document())
    make.file(row)

    def queries() -> int:
        client.get(row.get_absolute_url())
        with CaptureQueriesContext(connection) as seen:
            client.get(row.get_absolute_url())
        return len(seen)

    few = queries()
    for number in range(6):
        make.relation(row, make.document(), "dan-chieu")
        make.relation(make.document(), row, "sua-doi")
        make.file(row)
        row.fields.add(make.field(f"Lĩnh vực {number}"))
    assert queries() == few <= 12
