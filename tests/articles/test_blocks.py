"""Which articles the boxes of the news choose, and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import blocks
from articles.models import RelatedArticle, Topic
from portal.identity import sites
from portal.layout.blocks import BlockContext
from portal.publishing.states import State
from portal.visits.models import DayCount
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def context(row=None) -> BlockContext:
    make.the_site()
    return BlockContext(sites.find("laichau.localhost"), "vi", "article", row)


def titles(data: dict | None) -> list[str]:
    return [card["title"] for card in data["cards"]] if data else []


@pytest.fixture
def line():
    """Bài 1 (oldest) … Bài 7 (newest) of one category and one newer article of another."""
    category = make.category()
    rows = [
        make.article(f"Bài {number}", category=category, published_at=NOW - timedelta(days=10 - number))
        for number in range(1, 8)
    ]
    make.article("Chuyên mục khác", category=make.category("Thể thao"), published_at=NOW - timedelta(days=1))
    return rows


def test_newer_and_older_are_the_nearest_of_the_category_newest_first(line):
    here = context(line[3])
    assert titles(blocks.newer(here, {"count": 2})) == ["Bài 6", "Bài 5"]
    assert titles(blocks.older(here, {"count": 2})) == ["Bài 3", "Bài 2"]
    assert blocks.newer(context(line[6]), {}) is None
    assert blocks.older(context(line[0]), {}) is None


def test_articles_of_one_second_are_told_apart():
    category = make.category()
    rows = [
        make.article(f"Bài {number}", category=category, published_at=NOW - timedelta(days=1)) for number in range(3)
    ]
    assert titles(blocks.newer(context(rows[1]), {})) == ["Bài 2"]
    assert titles(blocks.older(context(rows[1]), {})) == ["Bài 0"]


def test_others_are_the_newest_of_the_category_without_the_shown_one(line):
    assert titles(blocks.others(context(line[6]), {"count": 3})) == ["Bài 6", "Bài 5", "Bài 4"]


def test_newest_are_of_all_categories(line):
    assert titles(blocks.newest(context(), {"count": 2})) == ["Chuyên mục khác", "Bài 7"]


def test_related_are_the_picked_ones_in_their_order_then_alike(line):
    row, tag = line[0], make.tag()
    row.tags.add(tag)
    line[6].tags.add(tag)
    for order, picked in enumerate((line[4], line[2])):
        RelatedArticle.objects.create(article=row, related=picked, order=order)
    assert titles(blocks.related(context(row), {"count": 3})) == ["Bài 5", "Bài 3", "Bài 7"]


def test_related_by_topic_leaves_out_what_is_not_listed(line):
    topic = Topic.objects.create(site=make.the_site(), name="Đại hội")
    row = make.article("Bài xem", topic=topic)
    make.article("Cùng dòng", topic=topic)
    hidden = make.article("Nháp", topic=topic, state=State.DRAFT)
    RelatedArticle.objects.create(article=row, related=hidden)
    assert titles(blocks.related(context(row), {})) == ["Cùng dòng"]


def test_without_anything_alike_related_are_older_ones_of_the_category(line):
    assert titles(blocks.related(context(line[2]), {})) == ["Bài 2", "Bài 1"]


@pytest.mark.parametrize("block", [blocks.related, blocks.newer, blocks.older, blocks.others])
def test_boxes_about_an_article_are_empty_elsewhere(line, block):
    assert block(context(), {}) is None
    assert block(context(make.page()), {}) is None


def test_most_viewed_counts_the_chosen_days_only(line):
    site, today = make.the_site(), timezone.localdate()
    for row, days, views in ((line[0], 1, 5), (line[1], 2, 9), (line[2], 40, 999)):
        DayCount.objects.create(
            site=site, kind="article", object_id=row.pk, day=today - timedelta(days=days), views=views
        )
    assert titles(blocks.most_viewed_block(context(), {"days": 30})) == ["Bài 2", "Bài 1"]
    assert titles(blocks.most_viewed_block(context(), {"days": 90, "count": 1})) == ["Bài 3"]


def test_the_lead_is_a_recent_featured_article_with_a_photo():
    for number in range(4):
        make.article(f"Bài {number}", photo=make.picture(), published_at=NOW - timedelta(days=number + 1))
    make.article("Không ảnh", featured=True)
    featured = make.article("Tiêu điểm", featured=True, photo=make.picture(), published_at=NOW - timedelta(days=9))
    data = blocks.lead(context(), {"count": 2})
    assert [card["title"] for card in data["lead"]] == ["Tiêu điểm"]
    assert titles(data) == ["Bài 0", "Bài 1"]
    featured.published_at = NOW - timedelta(days=20)
    featured.save()
    assert [card["title"] for card in blocks.lead(context(), {})["lead"]] == ["Bài 0"]


def test_a_section_shows_its_branch(line):
    below = make.category("Xã phường", parent=line[0].category)
    make.article("Bài ở xã", category=below)
    data = blocks.section(context(), {"category": "tin-trong-tinh", "count": 3})
    assert [card["title"] for card in data["lead"]] == ["Bài ở xã"]
    assert titles(data) == ["Bài 7", "Bài 6"]
    assert data["more_url"] == "/chuyen-muc/tin-trong-tinh/"


def test_sections_stand_in_the_asked_order_without_empty_ones(line):
    make.category("Rỗng")
    data = blocks.sections(context(), {"categories": ["the-thao", "rong", "khong-co", "tin-trong-tinh"]})
    assert [section["title"] for section in data["sections"]] == ["Thể thao", "Tin trong tỉnh"]
    assert [len(section["cards"]) for section in data["sections"]] == [0, 3]


def test_the_strip_shows_the_newest_album_or_one_photo_of_each():
    old = make.album("Cũ", photos=3, published_at=NOW - timedelta(days=3))
    new = make.album("Mới", photos=2)
    make.album("Trống", photos=0, published_at=NOW - timedelta(days=1))
    urls = lambda data: [photo["url"] for photo in data["photos"]]  # noqa: E731
    assert urls(blocks.photos(context(), {})) == [new.get_absolute_url()] * 2
    assert urls(blocks.photos(context(), {"each_album": True})) == [new.get_absolute_url(), old.get_absolute_url()]


def test_the_headline_cuts_its_teaser_with_dots():
    make.article("Đại hội thi đua", featured=True, sapo=" ".join(f"chữ{number}" for number in range(40)))
    card = blocks.headline(context(), {})["cards"][0]
    assert card["teaser"].endswith("chữ21...")
