"""The search page: /tim-kiem/?q=…"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.pages.searching import marked
from tests import make

pytestmark = pytest.mark.django_db
HOSTILE = '"><script>alert(1)</script>'


def get(client, query: str, **values):
    make.the_site()
    return client.get("/tim-kiem/", {"q": query, **values})


def test_it_shows_hits_with_the_words_marked(client):
    make.article("Mở lớp học nghề", body="<p>Hôm qua, xã mở <b>lớp</b> dạy nghề.</p>")
    text = get(client, "lop").content.decode()
    assert "Mở lớp học nghề" in text
    assert "<mark>lớp</mark>" in text
    assert "Tìm thấy 1 kết quả." in text


def test_results_are_never_indexed(client):
    answer = get(client, "lớp")
    assert answer["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_typed_words_are_only_in_their_field_and_escaped(client):
    text = get(client, HOSTILE).content.decode()
    assert "<script>alert" not in text
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in text
    title = re.search("<title>(.*?)</title>", text).group(1)
    canonical = re.search('rel="canonical" href="(.*?)"', text).group(1)
    assert "alert" not in title
    assert canonical == "http://laichau.localhost/tim-kiem/"
    assert text.count("alert(1)") == 1


def test_marks_of_an_extract_are_ours_and_all_else_is_text(client):
    assert (
        marked("một <b>hai</b> & ba", {"hai", "b"}) == "một <mark>&lt;b&gt;hai&lt;/b&gt;</mark> &amp; <mark>ba</mark>"
    )
    make.article("Bài thử", body="<p>&lt;script&gt;alert(2)&lt;/script&gt; kết thúc</p>")
    assert "<script>alert(2)" not in get(client, "kết thúc").content.decode()


def test_an_extract_starts_near_the_first_hit():
    text = " ".join(["đầu"] * 200 + ["trúng"] + ["cuối"] * 200)
    extract = marked(text, {"trung"})
    assert extract.startswith("… ")
    assert extract.endswith(" …")
    assert len(extract.split()) <= 42


@pytest.mark.parametrize("query", ["", "   ", "%", "'", "\x00", "a" * 10_000, "_" * 300])
def test_it_answers_whatever_was_typed(client, query):
    make.article()
    assert get(client, query).status_code == 200


def test_no_question_is_no_failure(client):
    make.the_site()
    text = client.get("/tim-kiem/").content.decode()
    assert "Gõ từ cần tìm" in text
    assert "Không tìm thấy" not in text


def test_an_unknown_kind_finds_nothing(client):
    make.article("Lớp học")
    assert "Không tìm thấy" in get(client, "lớp", loai="<x>").content.decode()


def test_pages_keep_the_question(client):
    now = timezone.now()
    for number in range(17):
        make.article(f"Lễ hội số {number}", published_at=now - timedelta(hours=number + 1))
    text = get(client, "lễ hội", loai="article").content.decode()
    assert "/tim-kiem/?q=l%E1%BB%85+h%E1%BB%99i&amp;loai=article&amp;trang=2" in text
    second = client.get("/tim-kiem/", {"q": "lễ hội", "loai": "article", "trang": "2"}).content.decode()
    assert "Lễ hội số 16" in second
    assert "Lễ hội số 0" not in second
    assert get(client, "lễ hội", trang="9").status_code == 404
