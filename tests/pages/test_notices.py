"""Notices: on every page from their first to their last moment, the most urgent first."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from portal.base.generation import raise_all, shared
from portal.base.models import Generation
from portal.identity import outages
from portal.pages.models import Notice
from portal.pages.notices import follow_time
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now
HOST = {"host": "laichau.localhost"}


@pytest.fixture(autouse=True)
def nothing_announced():
    outages._known.clear()


def notice(title: str = "Mưa lũ tại huyện Mường Tè", **values) -> Notice:
    values.setdefault("site", make.the_site())
    values.setdefault("starts", NOW() - timedelta(hours=1))
    row = Notice(title=title, **values)
    row.full_clean()
    row.save()
    return row


def outage(title: str = "Nâng cấp máy chủ", **values) -> Notice:
    values.setdefault("down_from", NOW() - timedelta(minutes=10))
    values.setdefault("ends", NOW() + timedelta(hours=2))
    return notice(title, level="outage", **values)


def text_of(client, path: str = "/", **headers) -> str:
    shared.clear()
    return client.get(path, headers=headers).content.decode()


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_it_stands_on_every_kind_of_page(client, theme):
    site = make.site(theme=theme)
    article, album = make.article(), make.album()
    page, gone = make.page("Lịch sử"), make.page("Đã gỡ", state=State.WITHDRAWN, withdrawn_reason="Sai số liệu.")
    notice(level="emergency", text="Di dời khỏi vùng trũng.\nGọi 114.", site=site)
    paths = [
        "/", article.get_absolute_url(), article.category.get_absolute_url(), "/hinh-anh/", album.get_absolute_url(),
        page.get_absolute_url(), "/van-ban/", "/tim-kiem/?q=lu", "/so-do-cong/", "/khong-co/", gone.get_absolute_url(),
        "/en/",
    ]  # fmt: skip
    for path in paths:
        text = text_of(client, path)
        assert "Mưa lũ tại huyện Mường Tè" in text, path
        assert ">Khẩn cấp<" in text, path
        assert "Di dời khỏi vùng trũng.<br>Gọi 114." in text, path
        assert 'aria-label="Thông báo của cổng"' in text, path


def test_the_answer_410_has_it_too(client):
    row = make.page("Đã gỡ", state=State.WITHDRAWN, withdrawn_reason="Sai số liệu.")
    notice()
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 410
    assert "Mưa lũ" in answer.content.decode()


def test_what_was_typed_stays_text(client):
    notice("<script>alert(1)</script>", text="<b>đậm</b>")
    text = text_of(client)
    assert "<script>alert(1)" not in text
    assert "&lt;b&gt;đậm&lt;/b&gt;" in text


def test_the_most_urgent_stands_first(client):
    for level in ("info", "warning", "emergency"):
        notice(f"Mức {level}", level=level)
    outage("Mức outage")
    text = text_of(client)
    places = [text.index(f"Mức {level}") for level in ("emergency", "outage", "warning", "info")]
    assert places == sorted(places)


def test_it_begins_and_ends_by_the_clock_within_one_generation(client, time_machine):
    make.the_site()
    begin = NOW() + timedelta(seconds=20)
    notice(starts=begin, ends=begin + timedelta(seconds=20))
    assert "Mưa lũ" not in client.get("/").content.decode()
    time_machine.move_to(begin + timedelta(seconds=1))
    assert "Mưa lũ" in client.get("/").content.decode()
    time_machine.move_to(begin + timedelta(seconds=20))
    assert "Mưa lũ" not in client.get("/").content.decode()


def test_switched_off_or_of_another_site_it_is_not_shown(client):
    make.the_site()
    other = make.site("thainguyen.localhost", name="Thái Nguyên", theme="thai_nguyen")
    notice("Đã tắt", enabled=False)
    notice("Của cổng khác", site=other)
    text = text_of(client)
    assert "Đã tắt" not in text
    assert "Của cổng khác" not in text
    assert "Của cổng khác" in text_of(client, host="thainguyen.localhost")


def test_it_leads_only_to_what_is_shown(client):
    shown, hidden = make.article("Sạt lở quốc lộ 12"), make.article("Bản nháp", state=State.DRAFT)
    notice("Một", target=shown)
    notice("Hai", target=hidden)
    notice("Ba", address="https://thoitiet.example/")
    text = text_of(client)
    assert f'href="{shown.get_absolute_url()}"' in text
    assert "Bản nháp" not in text
    assert hidden.get_absolute_url() not in text
    assert 'href="https://thoitiet.example/" rel="external"' in text


def test_an_outage_says_when_it_is_expected_to_be_over(client):
    down = timezone.localtime().replace(year=2030, month=3, day=4, hour=22, minute=0)
    outage(down_from=down, ends=down + timedelta(hours=4))
    assert "Ngừng từ 22:00 ngày 04/03/2030, dự kiến hoạt động trở lại lúc 02:00 ngày 05/03/2030." in text_of(client)


def test_rows_are_read_once_per_generation(client, django_assert_num_queries):
    make.the_site()
    for number in range(3):
        notice(f"Số {number}")
    client.get("/", headers=HOST)
    with django_assert_num_queries(1):  # the Site itself
        client.get("/", headers=HOST)
    raise_all()
    assert sum("pages_notice" in query["sql"] for query in _queries(client)) == 1


def _queries(client) -> list[dict]:
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    client.get("/")
    connection.force_debug_cursor = False
    return list(connection.queries_log)


def generation_of(site) -> int:
    return Generation.objects.get(site=site).number


def test_time_raises_the_generation_once_at_each_end(time_machine):
    site, other = make.the_site(), make.site("khac.localhost")
    begin = NOW() + timedelta(minutes=5)
    notice(starts=begin, ends=begin + timedelta(minutes=5))
    numbers = []
    for step in (0, 5, 5, 9, 10, 10):
        time_machine.move_to(begin + timedelta(minutes=step - 5, seconds=1))
        follow_time()
        numbers.append(generation_of(site))
    assert [number - numbers[0] for number in numbers] == [0, 1, 1, 1, 2, 2]
    assert generation_of(other) == 1


def test_what_began_while_no_worker_ran_is_told_afterwards():
    row = notice(starts=NOW() - timedelta(days=1))
    before = generation_of(row.site)
    follow_time()
    row.refresh_from_db()
    assert row.announced
    assert generation_of(row.site) == before + 1


def test_following_the_time_is_one_query_when_nothing_changes(django_assert_num_queries):
    notice()
    follow_time()
    with django_assert_num_queries(1):
        follow_time()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends": -2}, "ends"),
        ({"level": "outage", "ends": 3}, "down_from"),
        ({"level": "outage", "down_from": 2}, "ends"),
        ({"level": "outage", "down_from": 3, "ends": 2}, "ends"),
        ({"level": "outage", "down_from": -3, "ends": 2}, "down_from"),
        ({"title": " \u200b "}, "title"),
        ({"text": "á" * 601}, "text"),
        ({"address": "javascript:alert(1)"}, "address"),
    ],
)
def test_it_refuses_nonsense_at_its_field(values, field):
    hours = {
        name: NOW() + timedelta(hours=value) if isinstance(value, int) else value for name, value in values.items()
    }
    with pytest.raises(ValidationError) as error:
        notice(**hours)
    assert field in error.value.message_dict


def test_the_database_refuses_periods_that_end_before_they_begin():
    site = make.the_site()
    for values in (
        {"ends": NOW() - timedelta(hours=5)},
        {"level": "outage", "ends": NOW() + timedelta(hours=5)},
        {"level": "outage", "down_from": NOW(), "ends": NOW() - timedelta(minutes=5)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.create(site=site, title="X", starts=NOW() - timedelta(hours=1), **values)


def refuse_after(queries: int):
    left = [queries]

    def execute(run, sql, params, many, context):
        left[0] -= 1
        if left[0] < 0:
            raise OperationalError("server closed the connection unexpectedly")
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


@pytest.mark.parametrize("queries", [0, 1])
def test_a_503_says_when_the_announced_outage_is_over(client, queries):
    row = outage()
    client.get("/", headers=HOST)
    shared.clear()
    with refuse_after(queries):
        answer = client.get("/", headers=HOST)
    assert answer.status_code == 503
    assert 7100 <= int(answer["Retry-After"]) <= 7200
    local = timezone.localtime(row.ends)
    assert f"dự kiến hoạt động trở lại lúc {local:%H:%M} ngày {local:%d/%m/%Y}" in answer.content.decode()


def test_a_503_before_after_or_without_an_outage_promises_nothing(client):
    outage(starts=NOW() - timedelta(days=2), down_from=NOW() + timedelta(hours=1))
    client.get("/", headers=HOST)
    with refuse_after(0):
        assert client.get("/", headers=HOST)["Retry-After"] == "60"


def test_a_withdrawn_outage_is_forgotten(client):
    row = outage()
    client.get("/")
    assert outages.return_time(HOST["host"]) == row.ends
    Notice.objects.filter(pk=row.pk).delete()
    raise_all()
    client.get("/")
    assert outages.return_time(HOST["host"]) is None


@pytest.mark.parametrize(("left", "header"), [(5, "60"), (3600, "3600"), (30 * 86400, "86400")])
def test_the_wait_is_between_a_minute_and_a_day(left, header):
    assert outages.retry_after(NOW() + timedelta(seconds=left + 0.2), usual=120) == header
