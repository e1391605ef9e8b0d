"""The pages "Thống kê": who sees which Site, right figures, files, few queries."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse

from portal.visits import contents, periods, reports
from portal.visits.models import (
    DayCount,
    DeviceCount,
    HourCount,
    MissingPath,
    SourceKindCount,
    VisitDay,
)
from portal.visits.periods import Period
from tests import make

pytestmark = pytest.mark.django_db
# Half past midnight of New Year's Day in Vietnam, still the old year in UTC.
NOW = "2026-12-31T17:30:00+00:00"
TODAY = date(2027, 1, 1)
PAGES = ["statistics", "contents"]


def address(page: str = "statistics") -> str:
    return reverse(f"admin:visits_visitday_{page}")


@pytest.fixture
def site():
    return make.site()


@pytest.fixture
def other():
    return make.site("thainguyen.localhost", theme="thai_nguyen", name="Cổng tỉnh Thái Nguyên")


@pytest.fixture
def at_new_year():
    with time_machine.travel(NOW, tick=False):
        yield


def fill(site, **days: int) -> None:
    """fill(site, d2026_12_31=5): so many visits, at ten o'clock, and twice as many views."""
    for name, visits in days.items():
        day = date.fromisoformat(name.removeprefix("d").replace("_", "-"))
        VisitDay.objects.create(site=site, day=day, visits=visits)
        HourCount.objects.create(site=site, day=day, hour=10, visits=visits, views=2 * visits)
        SourceKindCount.objects.create(site=site, day=day, source="search", visits=visits)
        DeviceCount.objects.create(site=site, day=day, device="phone", visits=visits)
        DayCount.objects.create(site=site, kind="file", object_id=1, day=day, downloads=visits)
        MissingPath.objects.create(site=site, day=day, path="/mat/", hits=visits)


def tables_of(answer) -> dict:
    return {section.table.code: section.table for section in answer.context["sections"]}


def permitted(role: str, *names: str, **values):
    user = make.user(role, **values)
    user.user_permissions.set(Permission.objects.filter(codename__in=names, content_type__app_label="visits"))
    return user


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("role", "names", "status"),
    [
        ("admin", (), 200),
        ("editor", (), 200),
        ("writer", (), 403),
        ("approver", (), 403),
        ("stranger", (), 403),
        ("writer", ("view_visitday",), 200),
        ("stranger", ("view_visitday",), 403),
    ],
)
def test_publishers_and_those_permitted_see_them(client, site, page, role, names, status):
    client.force_login(permitted(role, *names))
    assert client.get(address(page)).status_code == status
    shown = {entry["admin_url"] for app in client.get("/quan-tri/").context["app_list"] for entry in app["models"]}
    assert (address() in shown) == (status == 200)


@pytest.mark.parametrize("page", PAGES)
def test_citizens_are_asked_to_log_in(client, site, page):
    assert client.get(address(page)).status_code == 302


def test_an_editor_gets_the_own_site_whatever_is_asked(client, site, other):
    fill(other, d2026_12_31=777)
    client.force_login(make.user("editor", site=site))
    answer = client.get(address(), {"cong": other.pk, "ky": "nam-nay"})
    assert answer.context["site_id"] == site.pk
    assert answer.context["sites"] == {}
    assert "777" not in answer.content.decode()


def test_figures_of_another_site_are_in_none_of_the_tables(client, site, other, at_new_year):
    fill(other, d2026_12_31=777, d2027_01_01=777)
    client.force_login(make.user("editor", site=site))
    answer = client.get(address(), {"ky": "7-ngay"})
    assert [figure.now for figure in answer.context["figures"]] == [0, 0, 0]
    assert "777" not in answer.content.decode() and "/mat/" not in answer.content.decode()


def test_who_has_several_sites_chooses_one(client, site, other):
    client.force_login(make.user("admin"))
    assert client.get(address()).context["site_id"] == site.pk
    answer = client.get(address(), {"cong": other.pk})
    assert answer.context["site_id"] == other.pk
    assert list(answer.context["sites"]) == [site.pk, other.pk]
    assert client.get(address(), {"cong": 999}).status_code == 403


def test_figures_are_compared_across_the_turn_of_the_year(client, site, at_new_year):
    fill(site, d2027_01_01=3, d2026_12_31=5, d2026_12_25=7, d2026_12_20=20, d2026_01_01=4, d2025_12_26=2)
    client.force_login(make.user("admin"))
    figures = client.get(address(), {"ky": "7-ngay"}).context["figures"]
    assert [(each.label, each.now, each.before, each.year_before) for each in figures] == [
        ("Lượt truy cập", 8, 27, 6),
        ("Lượt xem", 16, 54, 12),
        ("Lượt tải", 8, 27, 6),
    ]
    assert figures[0].printed()["change"] == "−70,4%"


def test_last_month_is_december_on_new_years_day(client, site, at_new_year):
    fill(site, d2027_01_01=3, d2026_12_31=5, d2026_12_01=7, d2026_11_30=100)
    client.force_login(make.user("admin"))
    answer = client.get(address(), {"ky": "thang-truoc"})
    assert answer.context["figures"][0].now == 12
    rows = tables_of(answer)["theo-thoi-gian"].rows
    assert (len(rows), rows[0][:2], rows[-1][:2]) == (31, (date(2026, 12, 1), 7), (date(2026, 12, 31), 5))


def test_today_is_shown_by_hours(client, site, at_new_year):
    fill(site, d2027_01_01=3, d2026_12_25=9)
    client.force_login(make.user("admin"))
    answer = client.get(address(), {"ky": "hom-nay"})
    rows = tables_of(answer)["theo-gio"].rows
    assert rows[10] == ("10 giờ", 3, 6, 9)
    assert "theo-thoi-gian" not in tables_of(answer)


def test_long_periods_are_months_beside_those_of_the_year_before(site):
    fill(site, d2026_12_31=5, d2026_11_01=7, d2025_12_01=4, d2025_11_30=1)
    period = Period(date(2026, 10, 15), date(2027, 1, 1))
    days = reports.read_days(site.pk, period, period.before, period.year_before)
    assert reports.curve(days, period).table.rows == (
        (date(2026, 10, 1), 0, 0, 0, 0),
        (date(2026, 11, 1), 7, 14, 7, 1),
        (date(2026, 12, 1), 5, 10, 5, 4),
        (date(2027, 1, 1), 0, 0, 0, 0),
    )


def test_years_are_added_up(site):
    fill(site, d2020_02_29=5, d2021_03_01=7, d2021_04_01=1)
    period = Period(date(2019, 1, 1), date(2022, 12, 31))
    rows = reports.curve(reports.read_days(site.pk, period, period.year_before), period).table.rows
    assert [(row[0].year, row[1]) for row in rows] == [(2019, 0), (2020, 5), (2021, 8), (2022, 0)]


def test_hours_of_the_week_begin_on_monday(site):
    fill(site, d2026_11_23=4, d2026_11_29=6)
    rows = reports.week(site.pk, Period(date(2026, 11, 1), date(2026, 11, 30))).table.rows
    assert (rows[0][0], rows[0][11], rows[6][0], rows[6][11]) == ("Thứ hai", 4, "Chủ nhật", 6)


def test_sources_devices_and_missing_addresses_are_those_of_the_period(site):
    fill(site, d2026_11_01=4, d2026_10_31=9)
    SourceKindCount.objects.create(site=site, day=date(2026, 11, 1), source="internal", visits=1)
    period = Period(date(2026, 11, 1), date(2026, 11, 2))
    assert reports.sources(site.pk, period).table.rows[:2] == (("Máy tìm kiếm", 4, 0.8, 9), ("Trong cổng", 1, 0.2, 0))
    assert reports.devices(site.pk, period).table.rows[0] == ("Điện thoại", 4, 1.0, 9)
    assert reports.missing(site.pk, period).table.rows == (("/mat/", 4),)


def viewed(row, views: int, day: date = date(2026, 11, 10), downloads: int = 0) -> None:
    DayCount.objects.create(site=row.site, kind=row.kind, object_id=row.pk, day=day, views=views, downloads=downloads)


def test_the_most_read_and_their_headings(site):
    chess = make.article("Giải cờ", category=make.category("Thể thao"), author_text="Lò Mai")
    rice = make.article("Gạo mới", category=make.category("Kinh tế"), author_text="Lò Mai")
    viewed(chess, 5), viewed(chess, 4, date(2026, 11, 12)), viewed(rice, 8), viewed(rice, 500, date(2026, 10, 1))
    DayCount.objects.create(site=site, kind="article", object_id=9999, day=date(2026, 11, 11), views=1)
    shown = contents.sections(site.pk, Period(date(2026, 11, 1), date(2026, 11, 30)), lambda kind, pk: f"/{kind}/{pk}/")
    found = {section.table.code: section.table for section in shown}
    most = found["doc-nhieu-article"]
    assert most.rows == ((1, "Giải cờ", 9), (2, "Gạo mới", 8), (3, "Bài viết 9999 (không còn)", 1))
    assert most.links[0] == f"/article/{chess.pk}/"
    assert [row[:3] for row in found["article-chuyen-muc"].rows] == [
        ("Thể thao", 9, 1), ("Kinh tế", 8, 1), ("Không rõ", 1, 1),
    ]  # fmt: skip
    assert [row[:3] for row in found["article-tac-gia"].rows] == [("Lò Mai", 17, 2), ("Không rõ", 1, 1)]


def test_other_sites_are_not_added(site, other):
    row = make.article("Giá chè", site=other)
    viewed(row, 50)
    assert contents.read_in(site.pk, "article", Period(date(2026, 11, 1), date(2026, 11, 30))) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_table_comes_as_a_file(client, site, page):
    row = make.article("Gạo mới")
    fill(site, **{f"d{date.today() - timedelta(days=2):%Y_%m_%d}": 5})
    viewed(row, 3, date.today() - timedelta(days=2))
    client.force_login(make.user("editor"))
    for code, table in tables_of(client.get(address(page))).items():
        answer = client.get(address(page), {"bang": code, "dang": "csv"})
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert f"thong-ke-{code}-" in answer.headers["Content-Disposition"]
        assert answer.content.decode("utf-8-sig").count("\r\n") == len(table.rows) + 1
        assert client.get(address(page), {"bang": code, "dang": "xlsx"}).content.startswith(b"PK")
        assert len(table.sheet) <= 31 and not set(table.sheet) & set("[]:*?/\\")
    assert client.get(address(page), {"dang": "xlsx"}).content.startswith(b"PK")
    assert client.get(address(page), {"dang": "csv"}).status_code == 404
    assert client.get(address(page), {"dang": "csv", "bang": "khong-co-bang"}).status_code == 404


def test_days_that_cannot_be_are_told_and_kept(client, site):
    client.force_login(make.user("admin"))
    answer = client.get(address(), {"ky": "tuy-chon", "tu": "2026-05-02", "den": "2026-05-01"})
    page = answer.content.decode()
    assert "phải trước" in page and 'value="2026-05-02"' in page and 'value="2026-05-01"' in page
    assert answer.context["chosen"] == periods.CHOSEN


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("length", [30, 700])
def test_they_cost_few_queries_for_any_length(client, site, page, length, django_assert_max_num_queries):
    first = TODAY - timedelta(days=length)
    query = {"ky": "tuy-chon", "tu": first.isoformat(), "den": TODAY.isoformat()}
    for number in range(12):
        viewed(make.article(f"Bài {number}"), number, TODAY - timedelta(days=number))
    fill(site, **{f"d{TODAY - timedelta(days=number):%Y_%m_%d}": number for number in range(25)})
    with time_machine.travel("2027-01-01T05:00:00+00:00", tick=False):
        client.force_login(make.user("editor"))
        client.get(address(page))
        with django_assert_max_num_queries(25):
            assert client.get(address(page), query).status_code == 200


def test_pages_have_no_style_and_no_script_of_their_own(client, site):
    client.force_login(make.user("admin"))
    for page in PAGES:
        content = client.get(address(page)).content.decode().split('id="content-main"')[1]
        assert " style=" not in content and "<script" not in content.split("</main>")[0]


def test_the_start_page_leads_to_them(client, site):
    client.force_login(make.user("editor"))
    assert f'href="{address()}"' in client.get("/quan-tri/").content.decode().split('id="content-main"')[1]
    client.force_login(make.user("writer"))
    assert f'href="{address()}"' not in client.get("/quan-tri/").content.decode()
