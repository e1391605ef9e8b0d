"""The page "Lượt xem" of one row, and the form that corrects counters."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from portal.base.models import Change
from portal.visits.counters import set_start
from portal.visits.models import DayCount, VisitDay
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
CORRECT = "admin:visits_daycount_correct"


@pytest.fixture
def site():
    return make.site()


@pytest.fixture
def other():
    return make.site("thainguyen.localhost", theme="thai_nguyen", name="Cổng tỉnh Thái Nguyên")


def address(row) -> str:
    return reverse("admin:visits_daycount_thing", args=[row.kind, row.pk])


def viewed(row, day: date, views: int, downloads: int = 0) -> None:
    DayCount.objects.create(site=row.site, kind=row.kind, object_id=row.pk, day=day, views=views, downloads=downloads)


def corrector(role: str = "writer", **values):
    user = make.user(role, **values)
    user.user_permissions.add(Permission.objects.get(codename="correct_counts"))
    return user


def test_it_shows_90_days_and_the_total_with_what_was_before(client, site):
    row, today = make_documents.document("Hướng dẫn khoa giáo"), timezone.localdate()
    set_start(site.pk, "document", {row.pk: (1000, 10)})
    viewed(row, today, 5, 2), viewed(row, today - timedelta(days=89), 7), viewed(row, today - timedelta(days=90), 100)
    client.force_login(make.user("editor"))
    answer = client.get(address(row))
    [section] = answer.context["sections"]
    assert (len(section.table.rows), section.table.rows[0], section.table.rows[-1]) == (
        90, (today, 5, 2), (today - timedelta(days=89), 7, 0),
    )  # fmt: skip
    assert [(figure["now"], figure["note"]) for figure in answer.context["figures"]] == [
        ("1.112", "90 ngày qua: 12"), ("12", "90 ngày qua: 2"),
    ]  # fmt: skip
    assert client.get(address(row), {"dang": "csv", "bang": "tung-ngay"}).content.count(b"\r\n") == 91


@pytest.mark.parametrize(("role", "status"), [("writer", 200), ("editor", 200), ("admin", 200), ("stranger", 403)])
def test_who_works_with_the_row_sees_its_curve(client, site, role, status):
    row = make.article("Giá chè")
    client.force_login(make.user(role))
    assert client.get(address(row)).status_code == status


def test_an_editor_of_another_site_does_not(client, site, other):
    row = make.article("Giá chè", site=site)
    client.force_login(make.user("editor", site=other))
    assert client.get(address(row)).status_code == 403


def test_what_is_not_there_is_not_found(client, site):
    client.force_login(make.user("admin"))
    for kind, pk in (("article", 999), ("file", 1), ("khong", 1)):
        assert client.get(reverse("admin:visits_daycount_thing", args=[kind, pk])).status_code == 404


def test_the_form_of_the_row_leads_there_without_a_query(client, site, django_assert_num_queries):
    row = make.article("Giá chè")
    client.force_login(make.user("editor"))
    assert (
        f'href="{address(row)}"' in client.get(reverse("admin:articles_article_change", args=[row.pk])).content.decode()
    )


def form(site, **values) -> dict:
    return {
        "site": site.pk, "kind": "visits", "thing": "", "day": "2026-11-10", "way": "cong", "number": "5",
        "reason": "Máy tự bấm", **values,
    }  # fmt: skip


@pytest.mark.parametrize("role", ["editor", "writer", "stranger"])
def test_only_the_permission_opens_the_form(client, site, role):
    client.force_login(make.user(role))
    assert client.get(reverse(CORRECT)).status_code == 403
    assert client.post(reverse(CORRECT), form(site)).status_code == 403
    assert not VisitDay.objects.exists()


def test_the_permission_alone_is_enough_on_the_own_site(client, site, other):
    client.force_login(corrector(site=site))
    assert client.post(reverse(CORRECT), form(site)).status_code == 302
    refused = client.post(reverse(CORRECT), form(other))
    assert "site" in refused.context["form"].errors
    assert list(VisitDay.objects.values_list("site_id", "visits")) == [(site.pk, 5)]


def test_an_address_of_the_portal_says_what_is_meant(client, site):
    row = make.article("Giá chè")
    client.force_login(corrector())
    url = f"https://laichau.gov.vn{row.get_absolute_url()}?fbclid=1"
    done = client.post(reverse(CORRECT), form(site, kind="article", thing=url), follow=True)
    assert "lượt xem ngày 10/11/2026: 0 → 5" in done.content.decode()
    assert DayCount.objects.get().object_id == row.pk
    assert Change.objects.filter(action="chỉnh số liệu", site=site).count() == 1


def test_a_page_is_found_by_its_name(client, site):
    row = make.page("Giới thiệu chung")
    client.force_login(corrector())
    client.post(reverse(CORRECT), form(site, kind="page", thing=row.get_absolute_url()))
    assert DayCount.objects.get().object_id == row.pk


def test_a_file_is_found_by_its_address_when_it_was_counted(client, site):
    DayCount.objects.create(site=site, kind="file", object_id=12, day=date(2026, 11, 10), downloads=30)
    client.force_login(corrector())
    asked = form(site, kind="file", thing="/van-ban/tep/12/huong-dan.pdf", number="-10")
    assert client.post(reverse(CORRECT), asked).status_code == 302
    assert DayCount.objects.get().downloads == 20
    assert "thing" in client.post(reverse(CORRECT), form(site, kind="file", thing="13")).context["form"].errors


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("reason", {"reason": "   "}),
        ("number", {"number": ""}),
        ("number", {"number": "-5"}),
        ("number", {"number": "-5", "way": "dat"}),
        ("day", {"day": "2999-01-01"}),
        ("day", {"day": "hôm qua"}),
        ("thing", {"thing": "/bai-viet/a-1/"}),
        ("thing", {"kind": "article", "thing": "999"}),
        ("thing", {"kind": "article", "thing": "//[::"}),
        ("thing", {"kind": "article", "thing": ""}),
        ("kind", {"kind": "khong"}),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(client, site, field, values):
    client.force_login(corrector())
    answer = client.post(reverse(CORRECT), form(site, **values))
    assert list(answer.context["form"].errors) == [field]
    assert values.get("thing", "") in answer.content.decode().replace("&#x27;", "'")
    assert not VisitDay.objects.exists() and not DayCount.objects.exists()


def test_an_article_is_no_document_with_the_same_number(client, site):
    row, _ = make.article("Giá chè"), make_documents.document("Hướng dẫn", pk=77)
    wrong = f"/van-ban/huong-dan-{row.pk}/"
    client.force_login(corrector())
    assert "thing" in client.post(reverse(CORRECT), form(site, kind="article", thing=wrong)).context["form"].errors


def test_a_thing_of_another_site_is_not_found(client, site, other):
    row = make.article("Giá chè", site=other)
    client.force_login(corrector(site=site))
    assert (
        "thing" in client.post(reverse(CORRECT), form(site, kind="article", thing=str(row.pk))).context["form"].errors
    )
