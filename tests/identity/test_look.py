"""The page "Giao diện": theme, own colours, pictures, dates, footer lines; preview, versions, rights, two people."""

import pytest
from django.contrib.auth.models import Permission
from django.core import serializers
from django.db import IntegrityError, transaction
from django.template import Context
from django.test import Client
from django.urls import reverse

from portal.base.models import Change
from portal.identity import admin_look_saving, sites
from portal.identity.models import SiteProfile
from portal.layout import shipped
from portal.layout.engine import Row, engine_for
from portal.layout.models import Block, EditedTemplate
from portal.layout.site_data import site_data
from portal.publishing import versions
from portal.publishing.models import MediaUse
from tests import make
from tests.desk.pages import fields, messages, send

pytestmark = pytest.mark.django_db
GREEN = {"main_colour": "#1b6b3a", "accent_colour": "#ffd54a"}


@pytest.fixture
def site():
    made = make.site()
    shipped.install(made.pk, "lai_chau")
    return made


@pytest.fixture
def keeper(site):
    """Works on the Site and may change its profile, nothing else."""
    person = make.user("editor", site=site)
    person.user_permissions.add(Permission.objects.get(codename="change_siteprofile"))
    return person


@pytest.fixture
def office(client, keeper):
    client.force_login(keeper)
    return client


def url(site, page: str = "", *more) -> str:
    return reverse(f"admin:identity_siteprofile_look{page}", args=[site.profile.pk, *more])


def save(office, site, **values):
    return send(office, url(site), **values)


def stored(site) -> SiteProfile:
    return SiteProfile.objects.get(site=site)


def preview(office, site, **values):
    """Press "Xem thử" on the open page."""
    data = {**fields(office.get(url(site))), **values}
    return office.post(url(site, "_preview"), data)


def test_own_colours_are_public_at_once(office, site):
    before = site.generation.number
    answer = save(office, site, **GREEN)
    assert "Đã lưu giao diện" in messages(office, answer)
    site.generation.refresh_from_db()
    assert site.generation.number > before
    page = Client().get("/").content.decode()
    theme, own = page.index("css/theme-lai_chau.css"), page.index("/giao-dien/lai_chau-1b6b3a-ffd54a.css?v=")
    assert theme < own


def test_the_log_says_what_was_and_what_is(office, site, keeper):
    save(office, site, **GREEN, footer_lines="Cổng đang thử nghiệm.")
    line = Change.objects.get(action="đổi giao diện")
    assert (line.actor, line.site_id) == (keeper, site.pk)
    assert "Màu chính: (trống) → #1b6b3a" in line.note
    assert "Dòng thêm ở chân trang: (trống) → Cổng đang thử nghiệm." in line.note


def test_saving_without_a_change_leaves_no_trace(office, site):
    answer = save(office, site)
    assert "Không có gì thay đổi" in messages(office, answer)
    assert not Change.objects.exists()
    assert not versions.of(stored(site)).exists()


def test_a_pale_colour_is_refused_and_stays_typed(office, site):
    answer = save(office, site, main_colour="#d9534f", footer_lines="Dòng tôi vừa gõ")
    page = answer.content.decode()
    assert "chỉ đạt tương phản 3,96; cần ít nhất 4,5. Gợi ý: #" in page
    assert 'value="#d9534f"' in page and "Dòng tôi vừa gõ" in page
    assert stored(site).main_colour == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"main_colour": "xanh"}, "Màu viết bằng dấu #"),
        ({"footer_lines": "\n".join(f"Dòng {number}" for number in range(7))}, "Có 7 dòng; tối đa 6 dòng."),
        ({"footer_lines": "d" * 201}, "dài 201 chữ; tối đa 200 chữ một dòng"),
        ({"theme": "khac"}, "khac"),
    ],
)
def test_bad_input_is_told_at_the_field(office, site, values, words):
    answer = save(office, site, **values)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert stored(site).theme == "lai_chau"


def test_the_database_refuses_what_the_form_would(site):
    for values in ({"main_colour": "green"}, {"accent_colour": "#FFF"}, {"footer_lines": "x" * 1300}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SiteProfile.objects.filter(site=site).update(**values)


def test_logo_and_banner_are_sent_used_and_public(office, site, on_commit_now, settings):
    with on_commit_now():
        save(office, site, logo_upload=make.image_file(), banner_upload=make.image_file("dau.png", (1600, 300)))
    profile = stored(site)
    assert {profile.logo_id, profile.banner_id} == set(
        MediaUse.objects.filter(public=True).values_list("media", flat=True)
    )
    assert (settings.PUBLIC_MEDIA_ROOT / profile.banner.key / "1280.webp").is_file()
    page = Client().get("/").content.decode()
    assert f'src="/media/{profile.banner.key}/1280.webp" width="1600" height="300" alt=""' in page
    assert 'class="scene"' not in page
    with on_commit_now():
        save(office, site, banner="", logo="")
    assert not MediaUse.objects.exists()
    assert 'class="scene"' in Client().get("/").content.decode()


def test_a_file_that_is_no_picture_is_told_at_its_field(office, site):
    file = make.image_file()
    file.file.truncate(20)
    answer = save(office, site, banner_upload=file, main_colour="#1b6b3a")
    assert "Tệp không phải là ảnh" in answer.content.decode()
    assert stored(site).main_colour == ""


def test_a_picture_of_another_site_is_refused(office, site):
    foreign = make.picture(site=make.site("thainguyen.localhost", theme="thai_nguyen"))
    answer = save(office, site, banner=str(foreign.pk))
    assert "Hãy chọn ảnh của chính cổng này." in answer.content.decode()


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_both_themes_draw_footer_lines(office, site, theme):
    save(office, site, theme=theme, footer_lines="Dòng một\n\n  Dòng <hai>  ", **GREEN)
    page = Client().get("/").content.decode()
    assert "<p>Dòng một</p>" in page and "<p>Dòng &lt;hai&gt;</p>" in page
    assert f"/giao-dien/{theme}-1b6b3a-ffd54a.css" in page


def test_switching_the_theme_and_back_loses_nothing(office, site):
    make.article()
    for theme in ("lai_chau", "thai_nguyen"):
        EditedTemplate.objects.create(site=site, theme=theme, name="parts/updown.html", source=f"<p>{theme}</p>")
    save(office, site, **GREEN)
    dump = lambda model: serializers.serialize("json", model.objects.filter(theme="lai_chau"))  # noqa: E731
    blocks, copies, page = dump(Block), dump(EditedTemplate), Client().get("/").content
    there = save(office, site, theme="thai_nguyen")
    assert "của giao diện Lai Châu vẫn được giữ nguyên" in messages(office, there)
    assert Block.objects.filter(site=site, theme="thai_nguyen").count() > 5
    assert b"theme-thai_nguyen" in Client().get("/").content
    save(office, site, theme="lai_chau")
    assert (dump(Block), dump(EditedTemplate)) == (blocks, copies)
    assert Client().get("/").content == page
    assert EditedTemplate.objects.filter(theme="thai_nguyen").count() == 1


def test_the_preview_shows_what_is_not_saved(office, site):
    answer = preview(office, site, **GREEN, theme="thai_nguyen", footer_lines="Chưa lưu")
    page = answer.content.decode()
    assert "theme-thai_nguyen.css" in page and "/giao-dien/thai_nguyen-1b6b3a-ffd54a.css" in page and "Chưa lưu" in page
    assert "Thống kê" in page  # a block of the theme that is new to the Site
    assert "no-store" in answer["Cache-Control"]
    assert "Chưa lưu" not in Client().get("/").content.decode()
    assert not Block.objects.filter(theme="thai_nguyen").exists()


def test_the_preview_shows_a_picture_that_was_just_sent(office, site):
    page = preview(office, site, banner_upload=make.image_file(size=(1280, 200))).content.decode()
    assert 'class="banner-picture"' in page
    assert stored(site).banner is None


def test_the_preview_says_what_is_wrong(office, site):
    answer = preview(office, site, main_colour="#ffffff")
    assert "chỉ đạt tương phản 1,00" in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_an_older_look_is_put_back_by_one_press(office, site):
    save(office, site, **GREEN)
    save(office, site, main_colour="#3b1b6b")
    page = office.get(url(site, "_versions")).content.decode()
    assert "Màu chính: #1b6b3a → #3b1b6b" in page and page.count("đang dùng") == 1
    office.post(url(site, "_restore", 2))
    assert stored(site).main_colour == "#1b6b3a"
    office.post(url(site, "_restore", 1))  # as it was before the first change
    assert stored(site).main_colour == stored(site).accent_colour == ""
    assert [version.number for version in versions.of(stored(site))] == [5, 4, 3, 2, 1]
    assert Change.objects.filter(action="khôi phục giao diện phiên bản 1").exists()


def test_a_colleagues_newer_look_is_not_overwritten(office, site):
    mine = {**fields(office.get(url(site))), "main_colour": "#1b6b3a", "footer_lines": "Của tôi"}
    save(office, site, main_colour="#3b1b6b")
    answer = office.post(url(site), mine)
    page = answer.content.decode()
    assert "đã lưu giao diện lúc" in page and "#3b1b6b" in page and "Của tôi" in page
    assert stored(site).main_colour == "#3b1b6b"
    again = {**fields(answer)}
    assert again["main_colour"] == ["#1b6b3a"]
    assert office.post(url(site), again).status_code == 302
    assert (stored(site).main_colour, stored(site).footer_lines) == ("#1b6b3a", "Của tôi")


def test_names_saved_meanwhile_stay(office, site):
    """The look and the names are two pages of one row."""
    opened = fields(office.get(url(site)))
    SiteProfile.objects.filter(site=site).update(name="Tên mới")
    assert office.post(url(site), {**opened, **GREEN}).status_code == 302
    assert (stored(site).name, stored(site).main_colour) == ("Tên mới", "#1b6b3a")
    send(office, reverse("admin:identity_siteprofile_change", args=[site.profile.pk]), name="Tên nữa")
    assert (stored(site).name, stored(site).main_colour) == ("Tên nữa", "#1b6b3a")


def test_names_saved_during_the_request_stay(site, keeper):
    row = stored(site)
    SiteProfile.objects.filter(site=site).update(name="Tên mới")
    row.main_colour = GREEN["main_colour"]
    admin_look_saving.save(row, keeper, seen=admin_look_saving.fingerprint(stored(site)))
    assert (stored(site).name, stored(site).main_colour) == ("Tên mới", "#1b6b3a")


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_english_pages_have_the_same_look(site, theme):
    picture = make.picture(site=site)
    values = {"theme": theme, "name_en": "Lai Chau Portal", "banner": picture, "footer_lines": "Dòng thêm", **GREEN}
    SiteProfile.objects.filter(site=site).update(**values)
    current = sites.find(site.domain)
    data = site_data(current, "en", "/en/")
    context = Context({**data, "page": Row(title="Home", kind="home")})
    drawn = engine_for(theme).get_template("pages/home.html").render(context)
    for part in (
        'lang="en"',
        "Lai Chau Portal",
        f"/giao-dien/{theme}-1b6b3a-ffd54a.css",
        picture.key,
        "<p>Dòng thêm</p>",
    ):
        assert part in drawn, part


def test_own_colours_are_dropped_in_the_form_first(office, site):
    save(office, site, **GREEN)
    answer = save(office, site, _theme_colours="1")
    assert "Hãy bấm Lưu" in answer.content.decode()
    assert stored(site).main_colour == "#1b6b3a"
    assert fields(answer)["main_colour"] == [""]


PAGES = ("", "_preview", "_versions")


@pytest.mark.parametrize("role", ["editor", "writer", "stranger"])
def test_staff_without_the_right_are_refused(client, site, role):
    client.force_login(make.user(role, site=site))
    for page in PAGES:
        assert client.post(url(site, page), GREEN).status_code in (302, 403), page
        assert client.get(url(site, page)).status_code in (302, 403, 405), page
    assert stored(site).main_colour == ""


def test_citizens_are_sent_to_the_login(client, site):
    for page in PAGES:
        assert client.post(url(site, page), GREEN)["Location"].startswith(reverse("admin:login"))


def test_another_site_is_not_ones_own(client, site):
    other = make.site("thainguyen.localhost", theme="thai_nguyen")
    person = make.user("editor", site=other)
    person.user_permissions.add(Permission.objects.get(codename="change_siteprofile"))
    client.force_login(person)
    for page in PAGES:
        assert client.post(url(site, page), GREEN).status_code == 404
    assert client.post(url(site, "_restore", 1)).status_code == 404
    assert client.get(url(other), headers={"host": "thainguyen.localhost"}).status_code == 200


def test_changes_are_posted(office, site):
    save(office, site, **GREEN)
    assert office.get(url(site, "_restore", 1)).status_code == 405
    assert office.get(url(site, "_preview")).status_code == 405


def test_the_side_menu_leads_there(office, site, client):
    assert url(site) in office.get(reverse("admin:index")).content.decode()
    page = office.get(url(site)).content.decode()
    assert page.count('aria-current="page"') == 1
    client.force_login(make.user("writer", site=site))
    assert url(site) not in client.get(reverse("admin:index")).content.decode()
