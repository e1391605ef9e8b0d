"""Boxes: each kind with data and without, unknown codes, failures, garbage in the options."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.base.generation import raise_for, shared
from portal.identity import sites
from portal.layout import blocks
from portal.layout.blocks import BlockContext, block
from portal.layout.models import Block
from portal.layout.site_data import site_data
from portal.layout.slots import Slots
from portal.pages.models import Banner, Link, LinkGroup, MenuItem
from portal.visits.models import DayCount
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
ALWAYS = {"pages.search_box", "visits.statistics"}  # show something on an empty Site
OPTIONS = {"category": "tin-trong-tinh", "categories": ["tin-trong-tinh"], "group": "lien-ket", "html": "<p>Chữ</p>"}


def from_now(hours: int):
    return timezone.now() + timedelta(hours=hours)


def draw(row=None, theme: str = "lai_chau", slot: str = "right", kind: str = "article") -> str:
    site = sites.find("laichau.localhost")
    return Slots(theme, BlockContext(site, "vi", kind, row), site_data(site, "vi", "/")["site"]).draw(slot)


@pytest.fixture
def full_site():
    """Something for every kind of block; gives the article the page shows."""
    site, category = make.the_site(), make.category()
    rows = [
        make.article(f"Bài {number}", photo=make.picture(), featured=True, category=category) for number in range(3)
    ]
    for row in rows:
        DayCount.objects.create(site=site, kind="article", object_id=row.pk, day=row.published_at.date(), views=5)
    make.album()
    make.page()
    document = make_documents.document()
    document.fields.add(make_documents.field())
    group = LinkGroup.objects.create(site=site, code="lien-ket", title="Liên kết")
    Link.objects.create(group=group, label="Chính phủ", url="https://chinhphu.vn/")
    Banner.objects.create(site=site, code="cot", picture=make.picture(), alt="Chung tay")
    MenuItem.objects.create(site=site, label="Trang chủ", address="/")
    return rows[1]


@pytest.mark.parametrize("code", sorted(blocks.kinds()))
def test_every_kind_draws_its_data(full_site, code, caplog):
    make.block(code, options=OPTIONS)
    drawn = draw(full_site)
    assert "class=" in drawn, code
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("code", sorted(set(blocks.kinds()) - ALWAYS))
def test_every_kind_without_data_draws_nothing(code, caplog):
    make.the_site()
    make.block(code, options={key: value for key, value in OPTIONS.items() if key != "html"})
    assert draw() == ""
    assert not caplog.records


GARBAGE = [
    {"count": "x"}, {"count": -5}, {"count": 10**9}, {"count": None}, {"count": True}, {"count": [1]}, {"days": 10**12},
    {"days": "x"}, {"category": ["x"]}, {"category": {"a": 1}}, {"categories": "abc"}, {"categories": 7},
    {"categories": [None, 1, {}]}, {"group": {"a": 1}}, {"html": ["<script>alert(1)</script>"]}, {"style": "\"><script>"},
    {"root": 5}, {"code": [1]}, {"kinds": "x"}, {"fields": [{}]}, {"each_album": "x"}, [], "x", 5, None,
]  # fmt: skip


@pytest.mark.parametrize("code", sorted(blocks.kinds()))
def test_garbage_in_the_options_takes_no_page_down(full_site, code):
    for options in GARBAGE:
        row = make.block(code)
        Block.objects.filter(pk=row.pk).update(options=options if options is not None else {})
    drawn = draw(full_site)
    assert "<script>" not in drawn


@pytest.mark.parametrize("pages", [5, "article", {"a": 1}, [None], True])
def test_garbage_in_the_pages_takes_no_page_down(client, pages):
    make.the_site()
    make.block("pages.search_box", pages=pages)
    assert client.get("/").status_code == 200


def test_an_unknown_code_draws_nothing_and_is_logged(caplog):
    make.the_site()
    make.block("khong.co")
    make.block("pages.search_box")
    assert "search_box" in draw()
    assert "khong.co" in caplog.text


def test_a_failing_block_draws_nothing_and_is_logged(caplog):
    if "test.failing" not in blocks.kinds():

        @block("test.failing", "Hỏng", "blocks/html.html")
        def failing(context, options):
            raise RuntimeError("hỏng rồi")

    make.the_site()
    make.block("test.failing")
    make.block("pages.search_box")
    try:
        assert "search_box" in draw()
    finally:
        blocks._kinds.pop("test.failing")
    assert "hỏng rồi" in caplog.text


def test_a_block_stands_only_on_its_pages_theme_and_time():
    make.the_site()
    make.block("pages.search_box", title="Chỉ trang chủ", pages=["home"])
    make.block("pages.search_box", title="Giao diện khác", theme="thai_nguyen")
    make.block("pages.search_box", title="Tắt", enabled=False)
    make.block("pages.search_box", title="Chưa đến", shown_from=from_now(1))
    make.block("pages.search_box", title="Đã qua", shown_until=from_now(-1))
    make.block("pages.search_box", title="Đúng lúc", shown_from=from_now(-1), shown_until=from_now(1))
    drawn = draw()
    assert "Đúng lúc" in drawn
    for title in ("Chỉ trang chủ", "Giao diện khác", "Tắt", "Chưa đến", "Đã qua"):
        assert title not in drawn
    assert "Chỉ trang chủ" in draw(kind="home")


def test_blocks_stand_in_their_order():
    make.the_site()
    for title in ("Một", "Hai", "Ba"):
        make.block("pages.search_box", title=title)
    Block.objects.filter(title="Ba").update(order=0)
    drawn = draw()
    assert drawn.index("Ba") < drawn.index("Một") < drawn.index("Hai")


def test_shared_boxes_are_kept_until_the_generation_grows(django_assert_num_queries):
    make.article("Bài đầu")
    make.block("articles.newest")
    assert "Bài đầu" in draw()
    with django_assert_num_queries(1):  # the Site itself
        draw()
    make.article("Bài sau")  # raises the generation
    assert "Bài sau" in draw()


def test_another_sites_generation_renews_nothing_here(django_assert_num_queries):
    make.the_site()
    other = make.site("thainguyen.localhost")
    make.block("articles.newest")
    draw()
    raise_for(other.pk)
    with django_assert_num_queries(1):
        draw()


def test_parts_are_kept_no_longer_than_their_age():
    built = []
    for _ in range(2):
        shared.get(1, 1, ("thử",), lambda: built.append(1), age=60)
    assert len(built) == 1
    shared.get(1, 1, ("thử",), lambda: built.append(1), age=0)
    assert len(built) == 2


def test_free_text_is_cleaned():
    make.the_site()
    make.block("pages.html", options={"html": "<p onclick=x>Chữ</p><script>alert(1)</script>"})
    drawn = draw()
    assert "<p>Chữ</p>" in drawn
    assert "script" not in drawn
