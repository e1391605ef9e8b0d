"""Every page of the admin, opened and saved by people with fixed meaning."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.models import Article, Comment, Tag, Topic
from portal.base.models import Change
from portal.identity.admin_sites import WritersToo
from portal.identity.models import Agency, Assignment, Role, SiteProfile
from portal.pages.models import Banner, Link, LinkGroup, MenuItem, Page
from portal.publishing.models import Publishable
from tests import make
from tests.desk.pages import address, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """One row of every model that the office edits."""
    site = make.site()
    article = make.article(photo=make.picture(), tags=[Tag.objects.create(site=site, name="mùa vàng")])
    group = LinkGroup.objects.create(site=site, code="tinh", title="Các tỉnh")
    found = [
        article, make.page(), make.album(), article.category, make.agency(), group,
        Topic.objects.create(site=site, name="Chuyển đổi số"), Tag.objects.get(), article.photo,
        Comment.objects.create(article=article, name="Lò Văn An", text="Bài viết hay."),
        MenuItem.objects.create(site=site, label="Tin tức", target=article.category),
        Banner.objects.create(site=site, code="phai", picture=make.picture(), alt="Dịch vụ công trực tuyến"),
        SiteProfile.objects.get(), make.user("editor"), Role.objects.get(), Assignment.objects.get(),
    ]  # fmt: skip
    Link.objects.create(group=group, label="Điện Biên", url="https://dienbien.gov.vn")
    return found


def registered() -> list[type]:
    return list(admin.site._registry)


def by_grants(model: type) -> bool:
    """Opened by publishing rights; everything else needs Django's own permissions."""
    return issubclass(model, Publishable) or isinstance(admin.site._registry[model], WritersToo)


def test_an_administrator_opens_every_list_and_form(client, rows):
    client.force_login(make.user("admin"))
    for model in registered():
        assert client.get(address(model, "changelist")).status_code == 200, model
        assert client.get(address(model, "add")).status_code in (200, 403), model
    for row in rows:
        assert client.get(address(row)).status_code == 200, row
        assert client.get(address(row, "history")).status_code == 200, row


def test_an_administrator_saves_every_form(client, rows):
    client.force_login(make.user("admin"))
    for row in rows:
        if isinstance(row, Comment):  # decided, never rewritten
            continue
        answer = send(client, address(row))
        assert answer.status_code == 302, (row, answer.context["errors"])
        assert Change.objects.filter(object_id=str(row.pk), action="sửa").exists(), row


@pytest.mark.parametrize("role", ["editor", "writer"])
def test_staff_with_a_role_open_content_only(client, rows, role):
    client.force_login(make.user(role))
    for model in registered():
        expected = 200 if by_grants(model) else 403
        if model is Comment:
            expected = 200 if role == "editor" else 403
        assert client.get(address(model, "changelist")).status_code == expected, model
    for row in rows:
        if by_grants(type(row)):
            assert client.get(address(row)).status_code == 200, row
            assert client.get(address(row, "history")).status_code == 200, row


def test_staff_without_a_role_see_an_empty_desk_and_nothing_else(client, rows):
    client.force_login(make.user("stranger"))
    assert "chưa được phân công việc gì" in client.get(reverse("admin:index")).content.decode()
    for model in registered():
        assert client.get(address(model, "changelist")).status_code == 403, model
        assert client.get(address(model, "add")).status_code == 403, model
    for row in rows:
        assert client.get(address(row)).status_code in (302, 403), row
        assert client.post(address(row), {}).status_code in (302, 403), row


@pytest.mark.parametrize("role", [None, ""])
def test_readers_are_sent_to_the_login(client, rows, role):
    if role is not None:
        client.force_login(make.user(role))
    for url in [reverse("admin:index"), *(address(model, "changelist") for model in registered()), address(rows[0])]:
        assert client.get(url)["Location"].startswith(reverse("admin:login")), url


def test_saving_what_stands_around_the_content_shows_it_anew(client, rows):
    client.force_login(make.user("admin"))
    site = rows[0].site
    for row in rows:
        if type(row) in (SiteProfile, MenuItem, LinkGroup, Banner) or row == rows[3]:
            before = site.generation.number
            send(client, address(row))
            site.generation.refresh_from_db()
            assert site.generation.number > before, row


def test_a_banner_brings_its_picture_to_the_public(client, rows, on_commit_now, settings):
    client.force_login(make.user("admin"))
    banner = next(row for row in rows if isinstance(row, Banner))
    with on_commit_now():
        send(client, address(banner))
    folder = settings.PUBLIC_MEDIA_ROOT / banner.picture.key
    assert folder.is_dir()
    with on_commit_now():
        send(client, address(banner), enabled=None)
    assert not folder.exists()


def test_a_menu_entry_leads_to_chosen_content(client, rows):
    client.force_login(make.user("admin"))
    found = client.get(reverse("admin:pages_menuitem_targets"), {"term": "gioi thieu"}).json()["results"]
    key = next(answer["id"] for answer in found if "Giới thiệu chung" in answer["text"])
    send(client, reverse("admin:pages_menuitem_add"), label="Giới thiệu", target_choice=key)
    assert MenuItem.objects.get(label="Giới thiệu").target == Page.objects.get()
    both = send(client, reverse("admin:pages_menuitem_add"), label="Hai", target_choice=key, address="/van-ban/")
    assert "Chỉ chọn một" in both.content.decode()
    gone = send(client, reverse("admin:pages_menuitem_add"), label="Mất", target_choice="1-999999")
    assert "không còn" in gone.content.decode()


def test_a_new_site_is_made_with_its_profile(client):
    make.site()
    client.force_login(make.user("admin"))
    send(client, reverse("admin:identity_siteprofile_add"), domain="Sonnoivu.laichau.gov.vn", name="Sở Nội vụ")
    profile = SiteProfile.objects.get(name="Sở Nội vụ")
    assert profile.site.domain == "sonnoivu.laichau.gov.vn"
    assert profile.site.generation.number >= 1
    again = send(client, reverse("admin:identity_siteprofile_add"), domain="sonnoivu.laichau.gov.vn", name="Khác")
    assert "đã là của cổng khác" in again.content.decode()
    assert "Số điện thoại" not in again.content.decode()


def test_the_profile_tells_what_the_law_misses(client):
    site = make.site(phone="")
    client.force_login(make.user("admin"))
    assert "Điện thoại" in client.get(reverse("admin:index")).content.decode()
    page = client.get(address(site.profile)).content.decode()
    assert '<span class="chip chip-returned">Điện thoại</span>' in page


def test_an_assignment_is_for_the_whole_site_or_one_area(client, rows):
    client.force_login(make.user("admin"))
    category = rows[3]
    assignment = Assignment.objects.first()
    page = client.get(address(assignment))
    key = next(
        value for value, label in page.context["adminform"].form.fields["area_choice"].choices if category.name in label
    )
    send(client, address(assignment), area_choice=key)
    assignment.refresh_from_db()
    assert assignment.area == category
    elsewhere = make.site("thainguyen.localhost", name="Cổng Thái Nguyên")
    wrong = send(client, address(assignment), area_choice=key, site=elsewhere.pk)
    assert "đúng cổng đã chọn" in wrong.content.decode()
    send(client, address(assignment), area_choice="")
    assignment.refresh_from_db()
    assert assignment.area is None


def test_readers_opinions_are_approved_where_one_may_approve(client, rows):
    comment = Comment.objects.get()
    post = {"action": "approve", "_selected_action": comment.pk}
    client.force_login(make.user("writer"))
    assert client.post(address(Comment, "changelist"), post).status_code == 403
    client.force_login(make.user("editor"))
    client.post(address(Comment, "changelist"), post)
    comment.refresh_from_db()
    assert comment.state == Comment.State.APPROVED
    assert client.post(address(comment), {"text": "Khác"}).status_code == 403


def test_tags_are_found_however_they_are_spelt(client, rows):
    make.category()
    client.force_login(make.user("writer"))
    send(
        client,
        reverse("admin:articles_article_add"),
        title="Giá chè",
        category=rows[3].pk,
        tag_words="MÙA  VÀNG, chè; mua vang",
    )
    assert {tag.name for tag in Article.objects.get(title="Giá chè").tags.all()} == {"mùa vàng", "chè"}


def test_an_agency_that_ended_cannot_begin_later(client, rows):
    client.force_login(make.user("admin"))
    agency = Agency.objects.get()
    answer = send(client, address(agency), valid_from="01/07/2025", valid_to="30/06/2025")
    assert "Ngày kết thúc phải sau" in answer.content.decode()
    send(client, address(agency), valid_from="05/06/2025")
    agency.refresh_from_db()
    assert (agency.valid_from.day, agency.valid_from.month) == (5, 6)


def test_who_looks_after_accounts_cannot_make_anybody_all_powerful(client, rows):
    chief, keeper, colleague = make.user("admin"), make.user("editor"), make.user("writer")
    keeper.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user", "delete_user"]))
    client.force_login(keeper)
    send(client, address(colleague), first_name="Hoa", is_superuser="on")
    colleague.refresh_from_db()
    assert (colleague.first_name, colleague.is_superuser) == ("Hoa", False)
    assert client.post(address(chief), {"username": "x"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[chief.pk])
    assert client.post(password, {"password1": "mot-mat-khau-moi", "password2": "mot-mat-khau-moi"}).status_code == 403
    assert client.post(address(chief, "delete"), {"post": "yes"}).status_code == 403


def test_a_new_password_is_in_the_change_log(client, rows):
    colleague = make.user("writer")
    client.force_login(make.user("admin"))
    url = reverse("admin:auth_user_password_change", args=[colleague.pk])
    send(client, url, password1="mot-mat-khau-moi", password2="mot-mat-khau-moi")
    assert Change.objects.filter(object_id=str(colleague.pk), action="đặt lại mật khẩu").exists()
    colleague.refresh_from_db()
    assert colleague.check_password("mot-mat-khau-moi")


def test_logging_in_works_on_every_allowed_host_and_locks_after_failures():
    make.site()
    make.user("editor", username="hoa")
    for host in ("127.0.0.1", "laichau.localhost"):
        client = Client(HTTP_HOST=host)
        assert "Cổng thông tin điện tử tỉnh Lai Châu" in client.get(reverse("admin:login")).content.decode()
        answer = client.post(reverse("admin:login"), {"username": "hoa", "password": make.PASSWORD})
        assert answer.status_code == 302, host
        assert client.post(reverse("admin:logout"))["Location"] == reverse("admin:login")
    for _ in range(6):
        answer = client.post(reverse("admin:login"), {"username": "hoa", "password": "sai"})
    assert answer.status_code == 429
    assert "Tạm khóa đăng nhập" in answer.content.decode()
