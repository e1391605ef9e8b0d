"""Versions: a whole form as JSON and back again."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import AlbumPhoto, Article, RelatedArticle, Topic
from portal.publishing import services, versions
from portal.publishing.services import Refused
from portal.publishing.states import STEPS, State
from tests import make

pytestmark = pytest.mark.django_db


def full_article(**values) -> Article:
    site = make.the_site()
    row = make.article(
        "Bài đủ mọi phần",
        photo=make.picture(), photo_alt="Đại biểu dự họp", photo_caption="Quang cảnh", photo_credit="Ảnh: Hà My",
        author_text="Hồng Nhung", author_labelled=False, author_account=make.user("writer"), source="Báo Lai Châu",
        topic=Topic.objects.create(site=site, name="Đại hội"), featured=True,
        listed_until=timezone.now() + timedelta(days=9), tags=[make.tag("khoa giáo"), make.tag("giáo dục")], **values,
    )  # fmt: skip
    for order, title in enumerate(("Bài thứ nhất", "Bài thứ hai"), start=1):
        RelatedArticle.objects.create(article=row, related=make.article(title), order=order)
    services.saved(row, None)
    return row


def through_json(row) -> dict:
    kept = versions.snapshot(row)
    assert json.loads(json.dumps(kept)) == kept
    return kept


def spoil(row) -> None:
    """Change every field of the form."""
    row.title, row.slug = "Khác hẳn", "khac-han"
    for name in row.version_fields:
        field = row._meta.get_field(name)
        if field.get_internal_type() == "BooleanField":
            setattr(row, name, not getattr(row, name))
        elif field.null and name != "published_at":
            setattr(row, name, None)
        elif field.get_internal_type() in ("CharField", "TextField") and name != "title":
            setattr(row, name, "Khác hẳn")
    row.save()


def test_an_article_comes_back_whole():
    row = full_article()
    before, version = through_json(row), versions.of(row).first()
    spoil(row)
    row.tags.clear()
    row.related_rows.all().delete()
    row.refresh_from_db()
    assert versions.snapshot(row) != before
    assert services.restore_version(row, version, None) == []
    row.refresh_from_db()
    assert versions.snapshot(row) == before


def test_an_album_comes_back_with_its_photos_in_order():
    row = make.album(photos=3, description="Chợ phiên đầu năm", listed_until=timezone.now() + timedelta(days=3))
    before, version = through_json(row), versions.of(row).first()
    row.photos.first().delete()
    AlbumPhoto.objects.filter(album=row).update(order=7, caption="Khác")
    services.saved(row, None)
    assert services.restore_version(row, version, None) == []
    assert versions.snapshot(row) == before
    assert [photo["order"] for photo in before["rows"]["photos"]] == [0, 1, 2]


def test_a_page_comes_back():
    row = make.page("Lịch sử hình thành", summary="Từ năm 1909", order=7)
    before, version = through_json(row), versions.of(row).first()
    spoil(row)
    assert services.restore_version(row, version, None) == []
    row.refresh_from_db()
    assert versions.snapshot(row) == before


def test_restoring_twice_gives_the_same_and_keeps_the_history():
    row = full_article()
    version = versions.of(row).first()
    spoil(row)
    services.saved(row, None)
    count = versions.of(row).count()
    for _ in range(2):
        services.restore_version(row, version, None)
    assert versions.of(row).count() == count + 2
    newest = versions.of(row).first()
    assert newest.data == version.data
    assert str(version.number) in newest.note


def test_a_restored_text_is_found_and_shown(client):
    row = make.article("Tiêu đề ban đầu")
    version = versions.of(row).first()
    row.title = "Tiêu đề sau này"
    row.save()
    services.saved(row, None)
    services.restore_version(row, version, None)
    assert "Tiêu đề ban đầu" in client.get(row.get_absolute_url()).content.decode()
    assert "Tiêu đề ban đầu" in client.get("/tim-kiem/?q=tieu+de+ban+dau").content.decode()


def test_lost_targets_are_told_and_the_rest_comes_back():
    row = full_article()
    version = versions.of(row).first()
    row.topic.delete()
    row.tags.first().delete()
    row.related_rows.first().related.delete()
    row.refresh_from_db()
    lost = services.restore_version(row, version, None)
    assert len(lost) == 3
    row.refresh_from_db()
    assert row.topic is None
    assert row.tags.count() == 1
    assert [related.related.title for related in row.related_rows.all()] == ["Bài thứ hai"]


def test_a_lost_category_leaves_the_present_one():
    first = make.category("Sẽ bị xóa")
    row = make.article(category=first)
    version = versions.of(row).first()
    row.category = present = make.category("Còn lại")
    row.save()
    first.delete()
    lost = services.restore_version(row, version, None)
    assert len(lost) == 1
    row.refresh_from_db()
    assert row.category == present


def test_a_draft_without_a_date_can_be_put_back_into_a_published_article(client):
    row = make.article("Bản nháp đầu tiên", state=State.DRAFT, published_at=None)
    version = versions.of(row).first()
    services.take(STEPS["publish"], row, make.user("editor"))
    row.refresh_from_db()
    published_at = row.published_at
    services.restore_version(row, version, None)
    row.refresh_from_db()
    assert (row.state, row.published_at) == (State.PUBLISHED, published_at)
    assert client.get(row.get_absolute_url()).status_code == 200


def test_an_old_hour_in_the_future_does_not_hide_a_published_article():
    row = make.article(state=State.DRAFT, published_at=timezone.now() + timedelta(days=30))
    version = versions.of(row).first()
    row.published_at = None
    row.save()
    services.take(STEPS["publish"], row, make.user("editor"))
    row.refresh_from_db()
    services.restore_version(row, version, None)
    row.refresh_from_db()
    assert row.is_public


def test_a_period_that_cannot_stand_any_more_is_refused_with_a_reason():
    now = timezone.now()
    row = make.article(published_at=now - timedelta(days=9), listed_until=now - timedelta(days=5))
    version = versions.of(row).first()
    Article.objects.filter(pk=row.pk).update(listed_until=None, published_at=now - timedelta(days=1))
    row.refresh_from_db()
    with pytest.raises(Refused):
        services.restore_version(row, version, None)
    row.refresh_from_db()
    assert row.listed_until is None


def test_an_address_taken_by_another_page_is_refused_with_a_reason():
    row = make.page("Liên hệ")
    version = versions.of(row).first()
    row.title, row.slug = "Liên hệ cũ", "lien-he-cu"
    row.save()
    make.page("Liên hệ")
    with pytest.raises(Refused):
        services.restore_version(row, version, None)
    row.refresh_from_db()
    assert row.slug == "lien-he-cu"


def test_restoring_overwrites_no_state_of_a_colleague():
    row = make.article(state=State.DRAFT)
    version = versions.of(row).first()
    Article.objects.filter(pk=row.pk).update(state=State.REVIEW)
    services.restore_version(row, version, None)
    row.refresh_from_db()
    assert row.state == State.REVIEW


def test_numbers_of_versions_grow_per_row():
    one, two = make.article("Một"), make.article("Hai")
    services.saved(one, None)
    assert [version.number for version in versions.of(one)] == [2, 1]
    assert [version.number for version in versions.of(two)] == [1]
