"""Every step, from every state, by every role; what a step writes besides the state."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article
from portal.base.models import Change, Generation
from portal.publishing import services, versions
from portal.publishing.models import Version
from portal.publishing.services import Refused
from portal.publishing.states import STEPS, State
from portal.search.models import SearchEntry
from tests import make

pytestmark = pytest.mark.django_db
# From which states which role may take which step, written out here and not read from the code.
WRITERS = {"submit": {"draft", "returned"}}
APPROVERS = {**WRITERS, "return": {"review", "approved"}, "approve": {"review"}}
EDITORS = {
    **APPROVERS,
    "publish": {"draft", "returned", "review", "approved", "withdrawn", "archived"},
    "withdraw": {"published", "archived", "approved"},
    "archive": {"published"},
    "reopen": {"withdrawn"},
}
ALLOWED = {"writer": WRITERS, "approver": APPROVERS, "editor": EDITORS, "admin": EDITORS, "stranger": {}, "": {}}
TARGET = {
    "submit": "review", "return": "returned", "approve": "approved", "publish": "published", "withdraw": "withdrawn",
    "archive": "archived", "reopen": "draft",
}  # fmt: skip


@pytest.mark.parametrize("role", ALLOWED)
@pytest.mark.parametrize("state", State.values)
def test_every_step_is_for_the_right_people_in_the_right_state(role, state):
    row, person = make.article(state=state), make.user(role)
    for code, step in STEPS.items():
        Article.objects.filter(pk=row.pk).update(state=state)
        row.refresh_from_db()
        may = state in ALLOWED[role].get(code, ())
        assert services.may(person, step, row) == may, code
        if may:
            services.take(step, row, person, note="Thiếu nguồn tin")
        else:
            with pytest.raises(Refused, match="Bạn không thể"):
                services.take(step, row, person, note="Thiếu nguồn tin")
        row.refresh_from_db()
        assert row.state == (TARGET[code] if may else state), code


def test_the_steps_offered_are_those_one_may_take():
    row = make.article(state=State.REVIEW)
    codes = lambda role: {step.code for step in services.steps_for(make.user(role), row)}  # noqa: E731
    assert codes("writer") == set()
    assert codes("approver") == {"return", "approve"}
    assert codes("editor") == {"return", "approve", "publish"}


def test_a_role_on_another_site_opens_nothing():
    make.the_site()
    other = make.site("thainguyen.localhost")
    row, person = make.article(state=State.REVIEW), make.user("editor", site=other)
    assert not services.steps_for(person, row)
    assert not services.may_edit(person, row)


def test_a_role_in_a_category_reaches_below_it_and_not_beside():
    top = make.category("Kinh tế")
    below, beside = make.category("Nông nghiệp", parent=top), make.category("Kinh tế số")
    person = make.user("editor", area=top)
    inside, outside = (
        make.article(category=below, state=State.REVIEW),
        make.article(category=beside, state=State.REVIEW),
    )
    assert services.may(person, STEPS["publish"], inside)
    assert not services.may(person, STEPS["publish"], outside)
    assert services.may_edit(person, inside)
    assert not services.may_edit(person, outside)


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [
        ("writer", {"draft", "returned"}, set()),
        ("approver", {"draft", "returned", "review"}, {"draft", "returned", "review"}),
        ("editor", set(State.values), set(State.values)),
        ("stranger", set(), set()),
    ],
)
def test_who_may_edit_what(role, own, others):
    person, colleague = make.user(role), make.user("writer")
    found = {person: set(), colleague: set()}
    for author, states in found.items():
        for state in State.values:
            row = make.article(state=state, created_by=author)
            if services.may_edit(person, row):
                states.add(state)
    assert found[person] == own
    assert found[colleague] == others


def test_returning_needs_a_reason_that_is_more_than_spaces():
    row, person = make.article(state=State.REVIEW), make.user("approver")
    with pytest.raises(Refused, match="lý do"):
        services.take(STEPS["return"], row, person, note="  \n ")
    row.refresh_from_db()
    assert row.state == State.REVIEW


def test_all_reasons_against_publishing_are_told_at_once():
    picture = make.picture(alt="")
    body = '<p><img src="/media/1-0123abcd/320.webp" alt="IMG_0012.jpg"><img src="/x.png" alt=""></p>'
    row = make.article(state=State.REVIEW, published_at=None, body=body, photo=picture)
    with pytest.raises(Refused) as refusal:
        services.take(STEPS["publish"], row, make.user("editor"))
    assert len(refusal.value.reasons) == 3
    row.refresh_from_db()
    assert row.state == State.REVIEW
    assert row.published_at is None


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: make.article(body="", state=State.DRAFT), "chưa có nội dung"),
        (lambda: make.page(body="", state=State.DRAFT), "chưa có nội dung"),
        (lambda: make.album(photos=0, state=State.DRAFT), "chưa có ảnh"),
    ],
)
def test_nothing_empty_is_published(made, sentence):
    with pytest.raises(Refused, match=sentence):
        services.take(STEPS["publish"], made(), make.user("editor"))


def test_publishing_stamps_the_hour_once():
    row, person = make.article(state=State.DRAFT, published_at=None), make.user("editor")
    services.take(STEPS["publish"], row, person)
    row.refresh_from_db()
    first = row.published_at
    assert abs(timezone.now() - first) < timedelta(seconds=10)
    services.take(STEPS["withdraw"], row, person, note="Sai số liệu")
    row.refresh_from_db()
    assert row.withdrawn_reason == "Sai số liệu"
    services.take(STEPS["publish"], row, person)
    row.refresh_from_db()
    assert row.published_at == first
    assert row.withdrawn_reason == ""


def test_a_step_writes_log_index_and_generation():
    row, person = make.article(state=State.DRAFT, published_at=None), make.user("editor")
    SearchEntry.objects.all().delete()
    before = Generation.objects.get(site=row.site).number
    services.take(STEPS["publish"], row, person, note="Đã soát", address="203.0.113.9")
    line = Change.objects.filter(object_id=str(row.pk)).first()
    assert (line.action, line.actor, line.note, line.address) == ("đăng", person, "Đã soát", "203.0.113.9")
    assert line.site_id == row.site_id
    assert SearchEntry.objects.filter(kind="article", object_id=row.pk).exists()
    assert Generation.objects.get(site=row.site).number > before


def test_a_refused_step_writes_nothing():
    row, person = make.article(state=State.DRAFT), make.user("writer")
    lines, number = Change.objects.count(), Generation.objects.get(site=row.site).number
    with pytest.raises(Refused):
        services.take(STEPS["publish"], row, person)
    assert (Change.objects.count(), Generation.objects.get(site=row.site).number) == (lines, number)


def test_another_sites_generation_stays():
    make.the_site()
    other = make.site("thainguyen.localhost")
    before = Generation.objects.get(site=other).number
    services.take(STEPS["publish"], make.article(state=State.DRAFT), make.user("editor"))
    assert Generation.objects.get(site=other).number == before


def scheduled(**values) -> Article:
    row = make.article(state=State.REVIEW, published_at=timezone.now() + timedelta(hours=1), **values)
    services.take(STEPS["publish"], row, make.user("editor"))
    row.refresh_from_db()
    return row


def come_due(row) -> None:
    Article.objects.filter(pk=row.pk).update(published_at=timezone.now() - timedelta(seconds=1))


def test_a_future_hour_waits_and_is_published_exactly_once(client):
    row = scheduled()
    assert (row.state, row.scheduled, row.state_label()) == (State.APPROVED, True, "Hẹn giờ")
    assert services.publish_due(Article) == 0
    assert client.get(row.get_absolute_url()).status_code == 404
    come_due(row)
    assert services.publish_due(Article) == 1
    assert services.publish_due(Article) == 0
    row.refresh_from_db()
    assert (row.state, row.scheduled) == (State.PUBLISHED, False)
    assert client.get(row.get_absolute_url()).status_code == 200
    lines = Change.objects.filter(object_id=str(row.pk), action="đăng theo giờ hẹn")
    assert [line.actor_name for line in lines] == ["Hệ thống"]


@pytest.mark.parametrize("code", ["withdraw", "return"])
def test_what_was_taken_back_is_not_published_at_its_hour(code):
    row = scheduled()
    services.take(STEPS[code], row, make.user("editor"), note="Chưa đủ tài liệu")
    come_due(row)
    assert services.publish_due(Article) == 0
    row.refresh_from_db()
    assert not row.is_public


def test_what_is_in_the_bin_is_not_published_at_its_hour():
    row = scheduled()
    services.bin_row(row, make.user("editor"))
    come_due(row)
    assert services.publish_due(Article) == 0


def test_an_approved_row_without_an_hour_waits_for_a_person():
    make.article(state=State.APPROVED)
    assert services.publish_due(Article) == 0


def test_a_step_judges_the_stored_state_and_not_the_loaded_one():
    row, person = make.article(state=State.REVIEW), make.user("editor")
    loaded_before = Article.objects.get(pk=row.pk)
    services.take(STEPS["approve"], row, person)
    with pytest.raises(Refused):
        services.take(STEPS["approve"], loaded_before, person)
    assert Change.objects.filter(action="duyệt").count() == 1


# The test database of SQLite lies in memory, where threads share one cache and do not wait for locks.
needs_waiting_locks = pytest.mark.skipif(connection.vendor == "sqlite", reason="needs PostgreSQL")


@needs_waiting_locks
@pytest.mark.django_db(transaction=True)
def test_two_publishers_at_once_publish_once():
    row = scheduled()
    come_due(row)

    def publish():
        services.publish_due(Article)
        connection.close()

    threads = [Thread(target=publish) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Change.objects.filter(action="đăng theo giờ hẹn").count() == 1


@needs_waiting_locks
@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_take_one_step():
    row, person = make.article(state=State.REVIEW), make.user("editor")
    refused = []

    def approve():
        try:
            services.take(STEPS["approve"], Article.objects.get(pk=row.pk), person)
        except Refused as refusal:
            refused.append(refusal)
        connection.close()

    threads = [Thread(target=approve) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Change.objects.filter(action="duyệt").count() == 1


def test_the_bin_hides_at_once_and_gives_back_a_draft(client):
    row, person = make.article(), make.user("editor")
    services.bin_row(row, person)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert not services.steps_for(person, row)
    services.restore_row(row, person)
    assert row.state == State.DRAFT
    assert client.get(row.get_absolute_url()).status_code == 404
    assert list(Change.objects.values_list("action", flat=True)[:2]) == ["lấy lại từ thùng rác", "bỏ vào thùng rác"]


def test_a_draft_comes_back_from_the_bin_as_it_was():
    row, person = make.article(state=State.REVIEW), make.user("editor")
    services.bin_row(row, person)
    services.restore_row(row, person)
    assert row.state == State.REVIEW


def test_a_page_whose_address_was_taken_stays_in_the_bin_with_a_reason():
    old, person = make.page("Liên hệ"), make.user("editor")
    services.bin_row(old, person)
    make.page("Liên hệ")
    with pytest.raises(Refused):
        services.restore_row(old, person)
    old.refresh_from_db()
    assert old.deleted_at is not None


def test_a_withdrawn_article_answers_404_or_says_why(client):
    row, person = make.article("Tin có sai sót"), make.user("editor")
    services.take(STEPS["withdraw"], row, person)
    assert client.get(row.get_absolute_url()).status_code == 404
    other = make.article("Tin có sai sót khác")
    services.take(STEPS["withdraw"], other, person, note="Số liệu chưa chính xác, cổng xin lỗi bạn đọc.")
    answer = client.get(other.get_absolute_url())
    assert answer.status_code == 410
    text = answer.content.decode()
    assert "Số liệu chưa chính xác, cổng xin lỗi bạn đọc." in text
    assert "Tin có sai sót khác" not in text


def test_an_ended_period_raises_the_generation_once():
    row = make.article(listed_until=timezone.now() + timedelta(hours=1))
    services.lists_changed_by_time(Article)
    before = Generation.objects.get(site=row.site).number
    Article.objects.filter(pk=row.pk).update(listed_until=timezone.now())
    services.lists_changed_by_time(Article)
    services.lists_changed_by_time(Article)
    assert Generation.objects.get(site=row.site).number == before + 1


def test_versions_tell_working_from_approved():
    row = make.article(state=State.DRAFT)
    Article.objects.filter(pk=row.pk).update(state=State.PUBLISHED)
    row.refresh_from_db()
    services.saved(row, None)
    assert [version.kind for version in versions.of(row)] == [Version.Kind.APPROVED, Version.Kind.WORKING]
