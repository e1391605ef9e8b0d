"""The content admin: rights, steps, the lock, versions, the bin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, RelatedArticle
from portal.base.models import Change
from portal.identity.models import Assignment, Role
from portal.publishing import services
from portal.publishing.states import STEPS, State
from tests import make
from tests.desk.pages import address, fields, messages, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.article("Mùa lúa chín", state=State.DRAFT, published_at=None)


def logged_in(client, role: str, **values):
    person = make.user(role, **values)
    client.force_login(person)
    return person


def test_a_writer_makes_a_draft_that_is_stamped_logged_and_kept(client):
    make.category()
    writer = logged_in(client, "writer")
    answer = send(client, reverse("admin:articles_article_add"), title="Phát động trồng rừng",
                  category=make.category().pk, body="<p>Sáng nay.</p>")  # fmt: skip
    row = Article.objects.get(title="Phát động trồng rừng")
    assert answer["Location"] == address(row)
    assert (row.created_by, row.updated_by, row.state, row.revision) == (writer, writer, State.DRAFT, 1)
    assert row.site == make.the_site()
    change = Change.objects.get(object_id=str(row.pk))
    assert (change.action, change.address) == ("tạo", "127.0.0.1")


def test_a_writer_submits_and_then_may_only_look(client):
    make.category()
    logged_in(client, "writer")
    send(client, reverse("admin:articles_article_add"), title="Trồng rừng", category=make.category().pk,
         body="<p>Sáng nay.</p>", _step="submit")  # fmt: skip
    row = Article.objects.get(title="Trồng rừng")
    assert row.state == State.REVIEW
    page = client.get(address(row)).content.decode()
    assert "Bạn chỉ xem được mục này." in page
    assert client.post(address(row), {"title": "Khác"}).status_code == 403


def test_a_writer_cannot_publish_by_a_forged_press(client, draft):
    writer = logged_in(client, "writer")
    Article.objects.filter(pk=draft.pk).update(created_by=writer)
    page = client.get(address(draft)).content.decode()
    assert 'value="submit"' in page
    assert 'value="publish"' not in page
    answer = send(client, address(draft), title="Tên đã sửa", _step="publish")
    assert "Chưa thể “Duyệt và đăng”" in messages(client, answer)
    client.post(address(draft, "step"), {"_step": "publish"})
    draft.refresh_from_db()
    assert (draft.state, draft.title) == (State.DRAFT, "Tên đã sửa")


def test_a_writer_cannot_publish_by_a_forged_action(client, draft):
    writer = logged_in(client, "writer")
    Article.objects.filter(pk=draft.pk).update(created_by=writer)
    client.post(address(Article, "changelist"), {"action": "publish_rows", "_selected_action": draft.pk})
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_writer_cannot_publish_by_a_forged_state(client, draft):
    writer = logged_in(client, "writer")
    Article.objects.filter(pk=draft.pk).update(created_by=writer)
    send(client, address(draft), state="published", published_at_0="01/01/2026", published_at_1="08:00:00")
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert draft.published_at is not None


def test_an_editor_saves_and_publishes_in_one_press(client, draft):
    logged_in(client, "editor")
    answer = send(client, address(draft), title="Lúa chín vàng", _step="publish")
    assert "Đã đăng lên cổng." in messages(client, answer)
    draft.refresh_from_db()
    assert (draft.state, draft.title) == (State.PUBLISHED, "Lúa chín vàng")


def test_a_future_time_schedules(client, draft):
    logged_in(client, "editor")
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = send(
        client, address(draft), published_at_0=f"{tomorrow:%d/%m/%Y}", published_at_1="07:30:00", _step="publish"
    )
    assert "tự đăng lúc" in messages(client, answer)
    draft.refresh_from_db()
    assert (draft.state, draft.scheduled) == (State.APPROVED, True)


def test_reasons_against_publishing_are_listed_and_the_text_stays(client, draft):
    logged_in(client, "editor")
    body = '<p>Ảnh:</p><img src="/media/1-00000000/320.webp" alt="IMG_1234.jpg">'
    page = messages(client, send(client, address(draft), body=body, _step="publish"))
    assert "đang là tên tệp" in page
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert "IMG_1234" in draft.body


def test_returning_needs_a_reason(client, draft):
    Article.objects.filter(pk=draft.pk).update(state=State.REVIEW)
    logged_in(client, "editor")
    assert "Hãy ghi lý do" in messages(client, send(client, address(draft), _step="return"))
    send(client, address(draft), _step="return", note_return="Thiếu nguồn ảnh")
    draft.refresh_from_db()
    assert draft.state == State.RETURNED
    assert Change.objects.filter(object_id=str(draft.pk), note="Thiếu nguồn ảnh").exists()


def test_withdrawing_keeps_the_public_reason(client):
    row = make.article()
    logged_in(client, "editor")
    send(client, address(row), _step="withdraw", note_withdraw="Đính chính số liệu")
    row.refresh_from_db()
    assert (row.state, row.withdrawn_reason) == (State.WITHDRAWN, "Đính chính số liệu")


def test_a_newer_save_of_a_colleague_is_never_overwritten(client, draft):
    colleague = make.user("editor", first_name="Hoa", last_name="Lò Thị")
    logged_in(client, "editor")
    page = client.get(address(draft))
    data = {**fields(page), "title": "Tên tôi gõ", "body": "<p>Chữ tôi gõ.</p>"}
    Article.objects.filter(pk=draft.pk).update(title="Tên của Hoa")
    draft.refresh_from_db()
    services.saved(draft, colleague)
    answer = client.post(address(draft), data)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Lò Thị" in text and "đã lưu mục này lúc" in text
    assert "Tên tôi gõ" in text and "Chữ tôi gõ." in text
    draft.refresh_from_db()
    assert draft.title == "Tên của Hoa"
    # Pressing again does not slip through.
    assert "đã lưu mục này lúc" in client.post(address(draft), fields(answer)).content.decode()


def test_a_form_without_its_revision_is_refused(client, draft):
    logged_in(client, "editor")
    answer = send(client, address(draft), title="Khác", loaded_revision=None)
    assert answer.status_code == 200
    draft.refresh_from_db()
    assert draft.title == "Mùa lúa chín"


def test_what_is_public_keeps_its_time(client):
    row = make.article()
    logged_in(client, "editor")
    blank = send(client, address(row), published_at_0="", published_at_1="")
    assert "phải có ngày giờ đăng" in blank.content.decode()
    later = send(client, address(row), published_at_0="01/01/2100", published_at_1="08:00:00")
    assert "Muốn hẹn giờ đăng lại" in later.content.decode()


def test_areas_limit_the_choice_and_the_save(client):
    mine, other = make.category("Kinh tế"), make.category("Y tế")
    below = make.category("Du lịch", parent=mine)
    logged_in(client, "writer", area=mine)
    page = client.get(reverse("admin:articles_article_add"))
    choices = page.context["adminform"].form.fields["category"].queryset
    assert set(choices) == {mine, below}
    send(client, reverse("admin:articles_article_add"), title="Giá chè", category=other.pk)
    assert not Article.objects.exists()
    send(client, reverse("admin:articles_article_add"), title="Giá chè", category=below.pk)
    assert Article.objects.get().category == below


def test_an_article_cannot_be_moved_out_of_the_own_area_and_the_text_stays(client):
    mine, other = make.category("Kinh tế"), make.category("Y tế")
    writer = logged_in(client, "writer", area=mine)
    row = make.article("Giá chè", state=State.DRAFT, category=mine, created_by=writer)
    answer = send(client, address(row), title="Giá chè tăng", category=other.pk)
    assert answer.status_code == 200
    assert "Giá chè tăng" in answer.content.decode()
    assert 'name="_continue"' in answer.content.decode()
    row.refresh_from_db()
    assert row.category == mine


def test_a_public_article_is_not_moved_to_where_one_only_writes(client):
    mine, written = make.category("Kinh tế"), make.category("Y tế")
    person = logged_in(client, "editor", area=mine)
    writer_role = Role.objects.create(name="viết")
    Assignment.objects.create(user=person, role=writer_role, site=make.the_site(), area=written)
    row = make.article("Giá chè", category=mine)
    answer = send(client, address(row), title="Giá chè tăng", category=written.pk)
    assert "không được phân công" in str(answer.context["adminform"].form.errors["category"])
    # Refused, but still a form with everything typed, not a page to look at.
    assert 'name="_continue"' in answer.content.decode()
    assert fields(answer)["title"] == ["Giá chè tăng"]
    row.refresh_from_db()
    assert row.category == mine


def test_other_sites_are_out_of_reach(client):
    logged_in(client, "editor")
    elsewhere = make.site("thainguyen.localhost", name="Cổng Thái Nguyên")
    row = make.article("Mùa chè", site=elsewhere, category=make.category("Tin", site=elsewhere))
    assert "Mùa chè" not in client.get(address(Article, "changelist")).content.decode()
    assert client.get(address(row)).status_code == 302  # "không tồn tại", as for a missing row
    assert client.post(address(row, "step"), {"_step": "withdraw"}).status_code == 404
    row.refresh_from_db()
    assert row.state == State.PUBLISHED


def test_the_bin_takes_it_off_the_portal_and_gives_it_back_as_a_draft(client):
    row = make.article()
    logged_in(client, "editor")
    client.post(address(row, "bin"))
    row.refresh_from_db()
    assert row.deleted_at
    assert address(row) not in client.get(address(Article, "changelist")).content.decode()
    assert address(row) in client.get(address(Article, "changelist") + "?thung-rac=1").content.decode()
    client.post(address(Article, "changelist") + "?thung-rac=1", {"action": "restore_rows", "_selected_action": row.pk})
    row.refresh_from_db()
    assert (row.deleted_at, row.state) == (None, State.DRAFT)


def test_the_bin_needs_the_right_to_delete_and_a_post(client):
    row = make.article()
    logged_in(client, "writer")
    assert client.post(address(row, "bin")).status_code == 403
    assert client.get(address(row, "bin")).status_code == 405
    assert client.get(address(row, "delete")).status_code == 403
    row.refresh_from_db()
    assert row.deleted_at is None


def test_a_version_comes_back_with_its_tags_and_related_articles(client, draft):
    other = make.article("Hội chợ")
    logged_in(client, "editor")
    send(client, address(draft), tag_words="mùa vàng, Sìn Hồ")
    RelatedArticle.objects.create(article=draft, related=other, order=1)
    send(client, address(draft), title="Bản tốt")
    send(client, address(draft), **{"title": "Bản hỏng", "tag_words": "", "related_rows-0-DELETE": "on"})
    draft.refresh_from_db()
    assert (draft.title, draft.tags.count(), draft.related_rows.count()) == ("Bản hỏng", 0, 0)
    page = client.get(reverse("admin:articles_article_version", args=[draft.pk, 3])).content.decode()
    assert "Bản </ins>" in page or "hỏng" in page
    client.post(reverse("admin:articles_article_restore_version", args=[draft.pk, 3]))
    draft.refresh_from_db()
    assert draft.title == "Bản tốt"
    assert {tag.name for tag in draft.tags.all()} == {"mùa vàng", "Sìn Hồ"}
    assert [row.related for row in draft.related_rows.all()] == [other]


def test_restoring_a_version_needs_the_right_to_edit_and_a_post(client):
    row = make.article()
    logged_in(client, "writer")
    url = reverse("admin:articles_article_restore_version", args=[row.pk, 1])
    assert client.post(url).status_code == 403
    assert client.get(url).status_code == 405


def test_history_shows_the_change_log(client, draft):
    logged_in(client, "editor")
    send(client, address(draft), save_note="Sửa tên xã")
    page = client.get(address(draft, "history")).content.decode()
    assert "Sửa tên xã" in page and "127.0.0.1" in page


def test_a_list_page_costs_the_same_with_2_and_20_rows(client, django_assert_max_num_queries):
    logged_in(client, "editor")

    def queries(rows: int) -> int:
        while Article.objects.count() < rows:
            make.article(f"Tin số {Article.objects.count()}", photo=make.picture(), created_by=make.user("writer"))
        client.get(address(Article, "changelist"))
        with django_assert_max_num_queries(25) as asked:
            page = client.get(address(Article, "changelist")).content.decode()
        assert page.count('class="writer"') == rows
        return len(asked)

    assert queries(2) == queries(20)


def test_periods_lead_from_years_to_days(client):
    row = make.article(published_at=timezone.now().replace(year=2024, month=2, day=10))
    later = make.article("Tin khác", published_at=timezone.now().replace(year=2025, month=3, day=10))
    logged_in(client, "editor")
    base = address(Article, "changelist")
    years = [period["label"] for period in client.get(base).context["cl"].periods()]
    assert years[-1] == "2024" and years[0] >= "2026"
    page = client.get(base, {"published_at__year": 2024, "published_at__month": 2})
    assert len(page.context["cl"].periods()) == 3 + 29
    assert address(row) in page.content.decode() and address(later) not in page.content.decode()


@pytest.mark.parametrize(
    "query",
    ["published_at__year=abc", "published_at__year=2026&published_at__month=13", "published_at__year=0", "chuyen-muc=x",
     "chuyen-muc=999999999999999999999", "trang-thai=x", "p=x", "o=99.x", "la=1", "q=%00", "site__id__exact=x"],
)  # fmt: skip
def test_nonsense_in_the_address_of_a_list_is_no_failure(client, query):
    make.article()
    logged_in(client, "admin")
    assert client.get(f"{address(Article, 'changelist')}?{query}").status_code in (200, 302)


def test_the_loose_policy_is_for_pages_with_the_editor_only(client, draft):
    logged_in(client, "admin")
    assert "'unsafe-inline'" in client.get(address(draft))["Content-Security-Policy"]
    for url in (address(Article, "changelist"), address(draft, "history"), reverse("admin:index")):
        assert "unsafe-inline" not in client.get(url)["Content-Security-Policy"]


def test_a_writer_reads_on_the_form_why_the_text_came_back(client, draft):
    writer = logged_in(client, "writer")
    Article.objects.filter(pk=draft.pk).update(created_by=writer)
    services.take(STEPS["submit"], draft, writer)
    services.take(STEPS["return"], draft, make.user("editor"), note="Thêm nguồn số liệu.")
    assert "Thêm nguồn số liệu." in client.get(address(draft)).content.decode()
    services.take(STEPS["submit"], draft, writer)
    assert "Thêm nguồn số liệu." not in client.get(address(draft)).content.decode()
