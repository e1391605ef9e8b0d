"""Finding by words: spelling, beginnings, order, and hostile questions."""

import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from portal.publishing.states import State
from portal.search import index
from portal.search.models import SearchEntry
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db


def found(query: str, **values) -> list[str]:
    return [entry.title for entry in index.find(query, make.the_site().pk, **values)]


@pytest.mark.parametrize(
    "query",
    [
        "Đại hội Đảng bộ xã Sì Lở Lầu", "dai hoi dang bo", "ĐẠI HỘI ĐẢNG BỘ", "đảng", "dang", "si lo lau", "SÌ LỞ",
        unicodedata.normalize("NFD", "Đại hội Đảng bộ"), "  đại   hội ", "đại-hội", "hoi dai",
    ],
)  # fmt: skip
def test_it_finds_vietnamese_however_it_is_typed(query):
    make.article("Đại hội Đảng bộ xã Sì Lở Lầu")
    make.article("Chợ phiên")
    assert found(query) == ["Đại hội Đảng bộ xã Sì Lở Lầu"]


def test_it_finds_text_that_was_stored_decomposed():
    make.article(unicodedata.normalize("NFD", "Khoẻ để học tập"))
    assert found("khỏe") == found("khoẻ") == ["Khoẻ để học tập"]


@pytest.mark.parametrize(
    "query", ["28-HD/BTGTU", "28 hd btgtu", "28-hd/btgtu", "HD/BTGTU", "28/HD-BTGTU", "số 28-HD/BTGTU", "“28-HD/BTGTU”"]
)
def test_it_finds_numbers_of_documents_with_any_separators(query):
    make_documents.document(
        "Hướng dẫn nhiệm vụ công tác khoa giáo", number="28-HD/BTGTU", text="<p>Căn cứ số liệu.</p>"
    )
    make_documents.document("Văn bản khác", number="281-CV/VPTU")
    assert found(query) == ["28-HD/BTGTU Hướng dẫn nhiệm vụ công tác khoa giáo"]


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle():
    make.article("Tuyên truyền bầu cử")
    assert found("truy") == ["Tuyên truyền bầu cử"]
    assert found("uyen") == []


def test_every_word_must_be_there():
    make.article("Lúa chín sớm")
    assert found("lúa muộn") == []


def test_the_phrase_in_the_title_is_first_then_titles_then_texts():
    now = timezone.now()
    titles = [
        ("Chuyện bên lề", "<p>Sáng nay lúa gạo lên giá.</p>", 1),
        ("Gạo và lúa cùng lên giá", "<p>Không.</p>", 2),
        ("Giá gạo", "<p>Tin về lúa.</p>", 3),
        ("Lúa gạo được mùa", "<p>Không.</p>", 9),
        ("Mùa lúa gạo sớm", "<p>Không.</p>", 5),
    ]
    for title, body, days in titles:
        make.article(title, body=body, sapo="", published_at=now - timedelta(days=days))
    assert found("lúa gạo") == [
        "Mùa lúa gạo sớm", "Lúa gạo được mùa", "Gạo và lúa cùng lên giá", "Chuyện bên lề", "Giá gạo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "", " ", "%", "_", "%%%", "__", "'", '"', "\\", "\x00", "a\x00b", "';--", "' OR 1=1 --", "*", "(", "🎉", "\u202e",
        "...", "\ud7ff", "-" * 500, "%' OR '1'='1",
    ],
)  # fmt: skip
def test_signs_are_no_wildcards_and_break_nothing(query):
    make.article("Khai mạc ngày hội")
    assert found(query) == []


def test_a_very_long_question_costs_no_more():
    make.article("Khai mạc ngày hội")
    assert found("a" * 10_000) == []
    assert found("khai " * 10_000) == ["Khai mạc ngày hội"]


def test_only_what_is_listed_now_is_found():
    now = timezone.now()
    make.article("Lễ hội nháp", state=State.DRAFT)
    make.article("Lễ hội mai", published_at=now + timedelta(days=1))
    make.article("Lễ hội cũ", published_at=now - timedelta(days=9), listed_until=now - timedelta(days=1))
    make.article("Lễ hội lưu trữ", state=State.ARCHIVED)
    make.article("Lễ hội bỏ", deleted_at=now)
    shown = make.article("Lễ hội nay")
    assert found("lễ hội") == ["Lễ hội nay"]
    # The index is never asked what is public: a row changed behind its back is gone at once.
    Article.objects.filter(pk=shown.pk).update(state=State.WITHDRAWN)
    assert found("lễ hội") == []


def test_a_site_finds_its_own_only():
    make.the_site()
    make.article("Lễ hội bên kia", site=make.site("thainguyen.localhost"))
    assert found("lễ hội") == []


def test_kinds_can_be_chosen():
    make.article("Lễ hội tin")
    make.album("Lễ hội ảnh")
    make.page("Lễ hội trang")
    make_documents.document("Lễ hội văn bản")
    for kind, title in (("article", "tin"), ("album", "ảnh"), ("page", "trang"), ("document", "văn bản")):
        assert [entry.endswith(f"Lễ hội {title}") for entry in found("lễ hội", kind=kind)] == [True]
    assert len(found("lễ hội")) == 4
    assert found("lễ hội", kind="không có") == []


def test_a_row_has_one_entry_however_often_it_is_refreshed():
    row = make.article()
    for _ in range(3):
        index.refresh("article", [row.pk])
    assert SearchEntry.objects.filter(kind="article", object_id=row.pk).count() == 1


def test_a_deleted_row_loses_its_entry():
    row = make.article()
    pk = row.pk
    row.delete()
    index.refresh("article", [pk])
    assert not SearchEntry.objects.filter(object_id=pk).exists()


def test_nothing_asked_writes_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        index.refresh("article", [])
        index.refresh("không có", [1])
