"""The form and the list of notices: who may, what is warned of, what is shown before it is saved."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from portal.base.models import Change, Generation
from portal.pages.models import Notice
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db
ADD = reverse("admin:pages_notice_add")
LIST = reverse("admin:pages_notice_changelist")
TRY = reverse("admin:pages_notice_preview")


def keeper(**values):
    """An editor who may also keep notices."""
    user = make.user("editor", **values)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_notice"))
    return user


def typed(**values) -> dict:
    times = {"starts": timezone.now(), "down_from": None, "ends": None}
    data = {"level": "warning", "title": "Rét đậm, rét hại", "text": "", "enabled": "on", "address": ""}
    for name, default in times.items():
        value = values.pop(name, default)
        local = timezone.localtime(value) if value else None
        data[f"{name}_0"] = f"{local:%d/%m/%Y}" if local else ""
        data[f"{name}_1"] = f"{local:%H:%M:%S}" if local else ""
    return {**data, **values}


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def site():
    return make.the_site()


@pytest.fixture
def office(client, site):
    client.force_login(keeper())
    return client


def test_saving_shows_it_logs_it_and_raises_the_generation(office, site):
    before = Generation.objects.get(site=site).number
    answer = office.post(ADD, typed())
    assert answer.status_code == 302, answer.context["errors"]
    assert Change.objects.get(action="tạo").object_name == "Rét đậm, rét hại"
    assert Generation.objects.get(site=site).number == before + 1
    assert "Rét đậm, rét hại" in office.get("/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("writer", 403), ("stranger", 403), ("admin", 200)])
def test_only_people_with_the_right_open_it(client, site, role, status):
    client.force_login(make.user(role))
    for path in (LIST, ADD):
        assert client.get(path).status_code == status
    assert client.post(TRY, typed()).status_code == status


def test_nobody_keeps_notices_of_another_site(office):
    other = make.site("khac.localhost", name="Cổng khác")
    row = Notice.objects.create(site=other, title="Của cổng khác")
    assert "Của cổng khác" not in office.get(LIST).content.decode()
    assert office.get(reverse("admin:pages_notice_change", args=[row.pk])).status_code == 302
    answer = office.post(TRY, typed(notice=row.pk, title="Thử"))
    assert "Của cổng khác" not in answer.content.decode()
    office.post(ADD, typed(site=other.pk))
    assert Notice.objects.get(title="Rét đậm, rét hại").site_id != other.pk


def test_a_late_outage_is_saved_with_a_warning(office, time_machine):
    time_machine.move_to(local(2026, 11, 9, 8), tick=False)
    down = local(2026, 11, 13, 22)
    answer = office.post(ADD, typed(level="outage", down_from=down, ends=down + timedelta(hours=5)), follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert any("4 ngày làm việc. Nghị định 224/2026/NĐ-CP, Điều 13.1.a" in line for line in said)
    assert Notice.objects.filter(level="outage").exists()


@pytest.mark.parametrize(("day", "warned"), [(17, True), (18, False)])
def test_seven_working_days_ahead_are_enough(office, time_machine, day, warned):
    time_machine.move_to(local(2026, 11, 9, 8), tick=False)
    down = local(2026, 11, day, 22)
    answer = office.post(ADD, typed(level="outage", down_from=down, ends=down + timedelta(hours=5)), follow=True)
    assert any("ngày làm việc" in str(message) for message in answer.context["messages"]) == warned


def test_a_time_typed_before_now_earns_nothing(office, time_machine):
    time_machine.move_to(local(2026, 11, 9, 8), tick=False)
    values = {"starts": local(2026, 9, 1), "down_from": local(2026, 11, 10, 22), "ends": local(2026, 11, 11, 2)}
    answer = office.post(ADD, typed(level="outage", **values), follow=True)
    assert any("1 ngày làm việc" in str(message) for message in answer.context["messages"])


def test_the_list_says_what_citizens_see(office, site):
    now = timezone.now()
    hour = timedelta(hours=1)
    for title, starts, ends, enabled in (
        ("Một", now - hour, None, True),
        ("Hai", now + hour, None, True),
        ("Ba", now - 2 * hour, now - hour, True),
        ("Bốn", now - hour, None, False),
    ):
        Notice.objects.create(site=site, title=title, starts=starts, ends=ends, enabled=enabled)
    text = office.get(LIST).content.decode()
    for words in ("Đang hiện", "Sắp hiện", "Đã hết", ">Tắt<"):
        assert text.count(words) == 1, words


def test_the_list_costs_the_same_with_many_rows(office, site, django_assert_max_num_queries):
    for number in range(30):
        Notice.objects.create(site=site, title=f"Số {number}")
    with django_assert_max_num_queries(12):
        office.get(LIST)


def test_the_preview_shows_the_home_page_and_saves_nothing(office, site):
    answer = office.post(TRY, typed(title="Chưa lưu", starts=timezone.now() + timedelta(days=9)))
    text = answer.content.decode()
    assert "Chưa lưu" in text
    assert 'class="alert alert-warning"' in text
    assert "no-store" in answer["Cache-Control"]
    assert not Notice.objects.exists()
    assert "Chưa lưu" not in office.get("/").content.decode()


def test_the_preview_of_nonsense_says_what_is_wrong(office):
    text = office.post(TRY, typed(title="", level="outage")).content.decode()
    assert "Chưa xem thử được" in text
    assert "Tiêu đề" in text


def test_the_preview_is_asked_by_post_only(office):
    assert office.get(TRY).status_code == 403


def test_a_link_is_found_by_words_of_the_title(office):
    row = make.article("Sạt lở quốc lộ 12")
    make.article("Nháp về sạt lở", state=State.DRAFT)
    found = office.get(reverse("admin:pages_notice_targets"), {"term": "sat lo"}).json()["results"]
    assert "Sạt lở quốc lộ 12" in found[-1]["text"] or "Sạt lở quốc lộ 12" in found[0]["text"]
    key = next(item["id"] for item in found if "quốc lộ" in item["text"])
    office.post(ADD, typed(target_choice=key))
    assert Notice.objects.get().target == row


def test_a_target_of_another_site_is_refused(office):
    other = make.site("khac.localhost", name="Cổng khác")
    row = make.article("Bài của cổng khác", site=other, category=make.category("Khác", site=other))
    key = f"{Permission.objects.get(codename='add_article').content_type_id}-{row.pk}"
    answer = office.post(ADD, typed(target_choice=key))
    assert "Hãy chọn nội dung của chính cổng này." in answer.content.decode()
    assert "Bài của cổng khác" not in answer.content.decode()


def test_a_colleagues_newer_save_is_not_overwritten_unseen(office, site):
    row = Notice.objects.create(site=site, title="Cũ")
    path = reverse("admin:pages_notice_change", args=[row.pk])
    seen = office.get(path).context["adminform"].form["seen"].value()
    Notice.objects.filter(pk=row.pk).update(title="Của đồng nghiệp")
    answer = office.post(path, typed(title="Của tôi", seen=seen))
    text = answer.content.decode()
    assert "đã được người khác lưu" in text
    assert "Của tôi" in text
    row.refresh_from_db()
    assert row.title == "Của đồng nghiệp"
    again = answer.context["adminform"].form["seen"].value()
    assert office.post(path, typed(title="Của tôi", seen=again)).status_code == 302
    row.refresh_from_db()
    assert row.title == "Của tôi"


def test_deleting_takes_it_off_the_pages_and_is_logged(office, site):
    row = Notice.objects.create(site=site, title="Rút lại ngay")
    office.get("/")
    office.post(reverse("admin:pages_notice_delete", args=[row.pk]), {"post": "yes"})
    assert Change.objects.get(action="xóa").object_name == "Rút lại ngay"
    assert "Rút lại ngay" not in office.get("/").content.decode()
