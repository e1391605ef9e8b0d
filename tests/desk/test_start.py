"""The start page: what waits for whom, figures of today, warnings."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Comment
from portal.base.generation import shared
from portal.jobs.models import TimedRun
from portal.layout import shipped, shipped_files
from portal.layout.models import EditedTemplate
from portal.pages.models import MenuItem
from portal.publishing import services
from portal.publishing.states import State
from portal.visits.models import VisitDay
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    shared.clear()


def desk(client) -> dict:
    return client.get(reverse("admin:index")).context["desk"]


def warned(client) -> str:
    return "\n".join(warning["text"] for warning in desk(client)["warnings"])


def titles(client, label: str) -> list[str]:
    return next(([item.title for item in queue.items] for queue in desk(client)["queues"] if queue.label == label), [])


def test_a_returned_article_waits_for_its_writer_only(client):
    writer, other = make.user("writer"), make.user("writer")
    make.article("Thiếu nguồn ảnh", state=State.RETURNED, created_by=writer)
    client.force_login(writer)
    assert titles(client, "Trả lại cho tôi") == ["Thiếu nguồn ảnh"]
    client.force_login(other)
    assert titles(client, "Trả lại cho tôi") == []


def test_own_drafts_wait_for_their_writer_only(client):
    writer, other = make.user("writer"), make.user("writer")
    make.article("Chè xuân", state=State.DRAFT, created_by=writer)
    client.force_login(writer)
    assert titles(client, "Bài nháp của tôi") == ["Chè xuân"]
    client.force_login(other)
    assert "Bài nháp của tôi" not in [queue.label for queue in desk(client)["queues"]]


def test_what_is_to_review_waits_where_one_may_approve(client):
    mine, elsewhere = make.category("Kinh tế"), make.category("Y tế")
    make.article("Giá chè", state=State.REVIEW, category=mine)
    make.article("Tiêm chủng", state=State.REVIEW, category=elsewhere)
    client.force_login(make.user("approver", area=mine))
    assert titles(client, "Chờ duyệt") == ["Giá chè"]
    client.force_login(make.user("editor"))
    assert sorted(titles(client, "Chờ duyệt")) == ["Giá chè", "Tiêm chủng"]
    client.force_login(make.user("writer"))
    assert titles(client, "Chờ duyệt") == []


def test_scheduled_rows_stand_in_the_order_of_their_time(client):
    now = timezone.now()
    for hours in (5, 2):
        make.page(
            f"Sau {hours} giờ",
            slug=f"sau-{hours}",
            state=State.APPROVED,
            scheduled=True,
            published_at=now + timedelta(hours=hours),
        )
    client.force_login(make.user("editor"))
    assert titles(client, "Hẹn giờ") == ["Sau 2 giờ", "Sau 5 giờ"]


def test_the_newest_are_those_saved_last_and_not_in_the_bin(client):
    first, second, binned = make.article("Một"), make.page("Hai"), make.article("Ba")
    services.bin_row(binned, None)
    services.saved(first, None)
    client.force_login(make.user("editor"))
    assert [item.title for item in desk(client)["newest"]] == ["Một", second.title]


def test_other_sites_do_not_show(client):
    client.force_login(make.user("editor"))
    elsewhere = make.site("thainguyen.localhost", name="Cổng Thái Nguyên")
    make.article("Mùa chè", site=elsewhere, category=make.category("Tin", site=elsewhere), state=State.REVIEW)
    page = client.get(reverse("admin:index")).content.decode()
    assert "Mùa chè" not in page


def test_today_stands_beside_the_same_weekday(client):
    site = make.the_site()
    today = timezone.localdate()
    VisitDay.objects.create(site=site, day=today, visits=1234)
    VisitDay.objects.create(site=site, day=today - timedelta(days=7), visits=2500)
    client.force_login(make.user("writer"))
    figure = desk(client)["figures"][0]
    assert figure["value"] == "1.234"
    assert "2.500" in figure["note"] and "tuần trước" in figure["note"]


def test_failed_work_is_told_to_administrators(client):
    make.the_site()
    TimedRun.objects.create(name="portal.visits.timetable.fold", error="Traceback …\nOSError: đĩa đầy")
    client.force_login(make.user("admin"))
    assert any("đĩa đầy" in warning["text"] for warning in desk(client)["warnings"])
    client.force_login(make.user("writer"))
    assert desk(client)["warnings"] == []


def test_waiting_opinions_are_counted_for_those_who_approve(client):
    Comment.objects.create(article=make.article(), name="An", text="Hay")
    client.force_login(make.user("editor"))
    assert [count["number"] for count in desk(client)["counts"]] == [1]
    client.force_login(make.user("writer"))
    assert desk(client)["counts"] == []


def test_the_start_page_costs_the_same_with_2_and_20_rows(client, django_assert_max_num_queries):
    editor = make.user("editor")
    client.force_login(editor)

    def queries(rows: range) -> int:
        for number in rows:
            make.article(f"Tin {number}", state=State.REVIEW, created_by=make.user("writer"))
        client.get(reverse("admin:index"))
        with django_assert_max_num_queries(25) as asked:
            client.get(reverse("admin:index"))
        return len(asked)

    assert queries(range(2)) == queries(range(2, 20))


def test_the_side_menu_stands_in_working_order(client):
    make.the_site()
    client.force_login(make.user("admin"))
    names = [section["name"] for section in client.get(reverse("admin:index")).context["app_list"]]
    assert names[0] == "Tin bài"
    assert (
        names.index("Trang và menu")
        < names.index("Giao diện")
        < names.index("Danh tính và quyền")
        < names.index("Nhật ký")
    )


def test_a_failing_or_outdated_template_is_told(client):
    site = make.the_site()
    values = {"site": site, "theme": "lai_chau", "active": True}
    EditedTemplate.objects.create(
        **values, name="articles/detail.html", shipped=shipped_files.source("lai_chau", "articles/detail.html"),
        failed_at=timezone.now(), failure="Dòng 3: Mẫu vẽ quá lâu.", failed_path="/bai-viet/x-1/",
    )  # fmt: skip
    EditedTemplate.objects.create(**values, name="layout.html", shipped="<p>cũ</p>")
    client.force_login(make.user("admin"))
    text = warned(client)
    assert "Mẫu articles/detail.html: bản sửa lỗi ở /bai-viet/x-1/" in text and "Mẫu vẽ quá lâu" in text
    assert "Mẫu layout.html: bản gốc đã thay đổi" in text
    client.force_login(make.user("editor"))
    assert "articles/detail.html" not in warned(client)


def test_unknown_blocks_and_dead_menu_entries_are_told(client):
    site = make.the_site()
    make.block("nothing.here", slot="right")
    page = make.page("Trang sẽ mất")
    MenuItem.objects.create(site=site, label="Mục chết", target=page)
    page.delete()
    client.force_login(make.user("admin"))
    text = warned(client)
    assert "nothing.here" in text and "Mục chết" in text
    client.force_login(make.user("editor"))
    assert "Mục chết" not in warned(client)


def test_warnings_of_a_whole_portal_cost_few_queries(client, django_assert_max_num_queries):
    site = make.the_site()
    client.force_login(make.user("admin"))
    shipped.install(site.pk, "lai_chau")

    def queries(rows: range) -> int:
        for number in rows:
            MenuItem.objects.create(site=site, label=f"Mục {number}", target=make.page(f"Trang {number}"))
            make.block("pages.links", options={"group": f"nhom-{number}"})
            name = shipped_files.names("lai_chau")[number]
            EditedTemplate.objects.create(site=site, theme="lai_chau", name=name, shipped="cũ")
        client.get(reverse("admin:index"))
        with django_assert_max_num_queries(30) as asked:
            client.get(reverse("admin:index"))
        return len(asked)

    assert queries(range(2)) == queries(range(2, 20))
