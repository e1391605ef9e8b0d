"""Pages to try templates on: public ones of the Site, newest or found by words."""

import pytest

from articles.models import Topic
from portal.layout import catalogue
from portal.layout.samples import MOST
from portal.publishing.states import State
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
SECRET = "Chuyện chưa được kể"
PAGES = catalogue.pages()


def samples(template: str, words: str = "", site=None) -> list[tuple[str, str]]:
    return list(PAGES[template].samples((site or make.the_site()).pk, words))


def content(title: str, **values) -> None:
    tag = make.tag(title, site=values.get("site") or make.the_site())
    category = make.category(title, site=tag.site)
    topic = Topic.objects.create(name=title, site=tag.site)
    make.article(title, tags=[tag], category=category, topic=topic, **values)
    make.page(title, **values)
    make.album(title, **values)
    make_documents.document(title, **values)


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize("words", ["", "chuyen chua duoc ke"])
def test_samples_show_only_public_content_of_the_site(client, template, words):
    make.the_site()
    content("Bài công khai")
    for state in (State.DRAFT, State.REVIEW, State.WITHDRAWN):
        content(f"{SECRET} {state}", state=state)
    content(SECRET, site=make.site("thainguyen.localhost", theme="thai_nguyen"))
    for label, path in samples(template, words):
        assert SECRET not in label
        assert client.get(path).status_code == (404 if PAGES[template].kind == "error" else 200), path


@pytest.mark.parametrize(
    "template",
    ["articles/detail.html", "articles/album.html", "articles/category.html", "articles/topic.html", "articles/tag.html", "pages/page.html",
     "documents/detail.html"],
)  # fmt: skip
def test_samples_are_found_by_words_without_accents(template):
    content("Ngày hội đọc sách")
    content("Bão số ba")
    assert len(samples(template)) == 2
    ((label, path),) = samples(template, "doc sach")
    assert "Ngày hội đọc sách" in label
    assert path.startswith("/")
    assert samples(template, "khong co gi") == []


def test_the_newest_come_first_and_not_too_many():
    rows = [make.article(f"Bài {number}") for number in range(MOST + 5)]
    found = samples("articles/detail.html")
    assert len(found) == MOST
    assert found[0] == (rows[-1].title, rows[-1].get_absolute_url())


def test_the_search_page_searches_what_was_typed():
    assert samples("pages/search.html", "ngày hội") == [("Tìm “ngày hội”", "/tim-kiem/?q=ng%C3%A0y+h%E1%BB%99i")]


def test_documents_are_told_by_number_newest_or_found():
    make_documents.document("Quy chế tiếp công dân", number="12/2021/QĐ-UBND")
    for words in ("", "tiep cong dan"):
        ((label, _),) = samples("documents/detail.html", words)
        assert label == "12/2021/QĐ-UBND Quy chế tiếp công dân"
