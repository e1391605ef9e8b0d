"""Previews: the public page with unsaved differences, for nobody but the person who asked."""

import pytest
from django.test import RequestFactory

from portal.base.generation import shared
from portal.identity import sites
from portal.layout import preview
from portal.layout.models import Block
from portal.layout.preview import Preview
from portal.layout.render import HIT_HEADER
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db
MARKED = '{% extends "layout.html" %}{% block content %}<h1>{{ article.title }}</h1><p>CHƯA LƯU</p>{% endblock %}'


@pytest.fixture
def request_of_staff():
    site = make.the_site()
    request = RequestFactory().post("/quan-tri/x/", headers={"host": "laichau.localhost:8000"})
    request.user = make.user("admin")
    request.site = sites.by_id(site.pk)
    shared.clear()
    return request


def shown(request, path: str, **differences):
    return preview.answer(request, path, Preview(**differences))


def test_it_shows_an_unsaved_template_and_the_public_page_does_not(request_of_staff, client):
    path = make.article().get_absolute_url()
    answer = shown(request_of_staff, path, sources={"articles/detail.html": MARKED})
    assert "CHƯA LƯU" in answer.content.decode()
    assert "CHƯA LƯU" not in client.get(path, headers={"host": "laichau.localhost"}).content.decode()


def test_it_is_never_counted_cached_or_indexed(request_of_staff):
    answer = shown(request_of_staff, make.article().get_absolute_url())
    assert HIT_HEADER not in answer.headers
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


def test_it_may_stand_in_our_own_frame_only(request_of_staff):
    answer = shown(request_of_staff, "/")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer._csp_replace == {"frame-ancestors": ["'self'"]}
    assert b'<base target="_blank">' in answer.content


def test_nothing_of_it_reaches_the_parts_that_readers_share(request_of_staff):
    block = Block(pk=77, site_id=request_of_staff.site.id, theme="lai_chau", slot="right", code="pages.html",
                  options={"html": "<p>KHỐI CHƯA LƯU</p>"})  # fmt: skip
    answer = shown(request_of_staff, "/", placement={"right": [block]}, sources={"parts/footer.html": "<p>CHÂN</p>"})
    assert "KHỐI CHƯA LƯU" in answer.content.decode() and "CHÂN" in answer.content.decode()
    assert {key[1] for key in shared._parts if key[0] == request_of_staff.site.id} <= {"profile"}


def test_it_can_show_the_other_theme(request_of_staff):
    text = shown(request_of_staff, "/", theme="thai_nguyen").content.decode()
    assert "theme-thai_nguyen" in text
    assert request_of_staff.site.profile.theme == "lai_chau"


def test_it_shows_what_citizens_see_and_no_drafts(request_of_staff):
    draft = make.article("Bản nháp kín", state=State.DRAFT)
    text = shown(request_of_staff, draft.get_absolute_url()).content.decode()
    assert "Bản nháp kín" not in text and "Không có trang này" in text
    assert "Đăng xuất" not in shown(request_of_staff, "/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/quan-tri/", "/quan-tri/auth/user/", "/static/css/base.css", "/media/1-abc/640.webp", "/healthz", "//evil.example/", "https://evil.example/",
     "", "x", "/rss/", "/sitemap.xml", "/api/v1/bai-viet/", "/khong-co/", "/\x00", "/" + "a" * 5000, "/tim-kiem/?q=%00"],
)  # fmt: skip
def test_only_public_pages_can_be_asked(request_of_staff, path):
    text = shown(request_of_staff, path).content.decode()
    assert "Không có trang này" in text or "Không xem thử được" in text or "Tìm kiếm" in text


def test_a_failing_template_says_where(request_of_staff):
    source = "một\n{{ 5|divisibleby:0 }}"
    answer = shown(request_of_staff, make.article().get_absolute_url(), sources={"articles/detail.html": source})
    text = answer.content.decode()
    assert answer.status_code == 200 and "Mẫu này lỗi" in text and "articles/detail.html, dòng 2" in text


def test_a_template_that_does_not_compile_says_where(request_of_staff):
    text = shown(request_of_staff, "/", sources={"pages/home.html": "một\n{% for %}"}).content.decode()
    assert "pages/home.html, dòng 2" in text


def test_a_failing_block_template_says_where(request_of_staff):
    make.block("articles.newest", slot="right")
    make.article()
    text = shown(request_of_staff, "/", sources={"blocks/rows.html": "{{ 5|divisibleby:0 }}"}).content.decode()
    assert "blocks/rows.html, dòng 1" in text


def test_the_choices_are_public_pages_of_ones_own_site(client):
    make.article("Lễ hội Gầu Tào")
    make.article("Nháp Gầu Tào", state=State.DRAFT)
    site = make.the_site()
    client.force_login(make.user("editor"))
    address = f"/quan-tri/xem-thu/noi-dung/?cong={site.pk}&loai=article&tu=gau tao"
    groups = client.get(address, headers={"host": "laichau.localhost"}).json()["groups"]
    assert groups[0]["label"] == "Bài viết"
    assert [item["label"] for item in groups[0]["items"]] == ["Lễ hội Gầu Tào"]


def test_the_choices_are_for_staff_of_the_site(client):
    make.the_site()
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    address = f"/quan-tri/xem-thu/noi-dung/?cong={other.pk}"
    assert client.get(address, headers={"host": "laichau.localhost"}).status_code == 302
    client.force_login(make.user("editor"))
    assert client.get(address, headers={"host": "laichau.localhost"}).status_code == 403
    assert (
        client.get("/quan-tri/xem-thu/noi-dung/?cong=%C2%B2", headers={"host": "laichau.localhost"}).status_code == 403
    )
