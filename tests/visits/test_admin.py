"""The counters in the admin: to read only, and only of one's own Sites."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sites.models import Site

from portal.identity import sites
from portal.identity.models import Assignment, Role
from portal.visits.models import DayCount, MissingPath, VisitDay
from tests.visits.lines import HOST

DAY = date(2026, 11, 10)


@pytest.fixture
def other(site) -> Site:
    return sites.create("khac.localhost", name="Cổng khác")


@pytest.fixture
def rows(site, other) -> None:
    for number, where in enumerate((site, other), start=1):
        VisitDay.objects.create(site=where, day=DAY, visits=1234 * number)
        DayCount.objects.create(site=where, kind="article", object_id=number, day=DAY, views=number)
        MissingPath.objects.create(site=where, day=DAY, path=f"/mat-{number}/", hits=number)


@pytest.fixture
def checker(site, client) -> User:
    """Staff of the first Site who may look at statistics."""
    user = User.objects.create_user("thongke", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="visits"))
    Assignment.objects.create(user=user, role=Role.objects.create(name="Xem"), site=site)
    client.force_login(user)
    return user


def page(client, name: str) -> str:
    answer = client.get(f"/quan-tri/visits/{name}/", headers={"host": HOST})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_administrator_sees_all_sites(admin_client, rows):
    assert "1.234" in page(admin_client, "visitday") and "2.468" in page(admin_client, "visitday")
    assert "article 2" in page(admin_client, "daycount")
    assert "/mat-2/" in page(admin_client, "missingpath")


def test_staff_see_their_own_sites_only(client, checker, rows):
    assert "1.234" in page(client, "visitday") and "2.468" not in page(client, "visitday")
    assert "article 1" in page(client, "daycount") and "article 2" not in page(client, "daycount")


@pytest.mark.parametrize("name", ["visitday", "daycount", "missingpath"])
def test_nobody_changes_a_counter(admin_client, rows, name):
    assert admin_client.get(f"/quan-tri/visits/{name}/add/", headers={"host": HOST}).status_code == 403
    row = {"visitday": VisitDay, "daycount": DayCount, "missingpath": MissingPath}[name].objects.first()
    for action in ("change", "delete"):
        address = f"/quan-tri/visits/{name}/{row.pk}/{action}/"
        assert admin_client.post(address, {"visits": 1}, headers={"host": HOST}).status_code == 403


def test_titles_are_one_query_for_the_page(admin_client, site, rows, django_assert_max_num_queries):
    for pk in range(10, 50):
        DayCount.objects.create(site=site, kind="article", object_id=pk, day=DAY, views=1)
    with django_assert_max_num_queries(20):
        page(admin_client, "daycount")
