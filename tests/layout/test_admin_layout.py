"""The page "Bố cục": who may open it, saving, clashes, the form of a block, preview, versions."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from portal.layout import blocks, placement
from portal.layout.admin_block import BlockForm, facts
from portal.layout.models import Block, Layout
from portal.layout.options import Offered
from portal.pages.models import LinkGroup, MenuItem
from portal.publishing import versions
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
THEME = "lai_chau"


@pytest.fixture
def site():
    site = make.the_site()
    make.block("pages.search_box", title="Tìm kiếm")
    make.block("visits.statistics", title="Thống kê website")
    make.block("articles.newest", "left", title="Tin mới", options={"count": 7})
    return site


@pytest.fixture
def chief(client, site):
    client.force_login(make.user("admin", last_name="Lò Văn", first_name="An"))
    return client


def url(site, page: str = "changelist", theme: str = THEME) -> str:
    return f"{reverse(f'admin:layout_layout_{page}')}?cong={site.pk}&giao-dien={theme}"


def working(site) -> list[dict]:
    return placement.read(site.pk, THEME)


def changed(sent: list[dict], named: str, /, **values) -> list[dict]:
    return [{**block, **values} if block["title"] == named else block for block in sent]


def post(client, site, sent, base: int = 0, page: str = "changelist", **more):
    return client.post(url(site, page), {"blocks": json.dumps(sent), "base_revision": base, **more})


def shown_blocks(answer) -> list[dict]:
    return answer.context["data"]["blocks"]


def keeper_of(site, *codenames: str):
    """Somebody of the Site with these of Django's permissions."""
    keeper = make.user("editor", site=site)
    keeper.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return keeper


# --- who may ----------------------------------------------------------------------
PAGES = ["changelist", "block", "preview", "versions", "restore", "shipped"]


@pytest.mark.parametrize("role", ["writer", "editor", "stranger"])
@pytest.mark.parametrize("page", PAGES)
def test_without_the_permission_nothing_opens(client, site, role, page):
    client.force_login(make.user(role))
    assert client.post(url(site, page)).status_code == 403
    assert client.get(url(site, page)).status_code in (403, 405)


@pytest.mark.parametrize("page", PAGES)
def test_the_layout_of_another_site_is_refused(client, site, page):
    other = make.site("thainguyen.localhost")
    client.force_login(keeper_of(other, "view_layout", "change_layout"))
    assert client.post(url(site, page)).status_code == 403
    assert client.get(url(site, page)).status_code in (403, 405)
    assert client.get(url(other)).status_code == 200


def test_who_may_only_look_changes_nothing(client, site):
    client.force_login(keeper_of(site, "view_layout"))
    page = client.get(url(site)).content.decode()
    assert "Bạn chỉ xem được bố cục này." in page
    assert "arrange.js" not in page
    for name in ("changelist", "block", "preview", "restore", "shipped"):
        assert post(client, site, [], page=name).status_code == 403
    assert Block.objects.count() == 3


@pytest.mark.parametrize("page", ["block", "preview", "restore", "shipped"])
def test_what_changes_needs_a_post(chief, site, page):
    assert chief.get(url(site, page)).status_code == 405


def test_a_keeper_of_one_site_saves_its_layout(client, site):
    client.force_login(keeper_of(site, "view_layout", "change_layout"))
    assert post(client, site, changed(working(site), "Tin mới", slot="right")).status_code == 302
    assert Block.objects.filter(title="Tin mới", slot="right").exists()


# --- saving -----------------------------------------------------------------------
def test_the_slots_lie_as_on_the_page_of_the_theme(chief, site):
    page = chief.get(url(site)).content.decode()
    order = re.findall(r'data-slot="(\w+)"', page)
    assert order == ["top", "main_top", "home_lead", "home_main", "below", "left", "right", "bottom"]
    assert "Cột trái in ở đầu Cột phải" in page
    page = chief.get(url(site, theme="thai_nguyen")).content.decode()
    assert re.findall(r'data-slot="(\w+)"', page)[:3] == ["top", "left", "main_top"]
    assert "Cổng đang mặc giao diện khác" in page


def test_a_saved_layout_is_public_at_once(chief, site):
    assert "Thống kê website" in chief.get("/").content.decode()
    answer = post(chief, site, changed(working(site), "Thống kê website", enabled=False), note="Tạm tắt")
    assert "Đã lưu bố cục. Tắt “Thống kê website”." in chief.get(answer["Location"]).content.decode()
    assert "Thống kê website" not in chief.get("/").content.decode()
    assert versions.of(Layout.objects.get()).first().note == "Tạm tắt"


def test_the_other_theme_is_prepared_beforehand(chief, site):
    new = {"id": "new-1", "slot": "left", "code": "pages.menu", "title": "Danh mục"}
    answer = chief.post(url(site, theme="thai_nguyen"), {"blocks": json.dumps([new]), "base_revision": 0})
    assert "khi cổng đổi sang giao diện này" in chief.get(answer["Location"]).content.decode()
    assert Block.objects.get(theme="thai_nguyen").title == "Danh mục"
    assert Block.objects.filter(theme=THEME).count() == 3


@pytest.mark.parametrize("sent", ["", "[", "5", '["x"]', '[{"id": "new-1"}]', "[" * 100_000])
def test_what_is_no_layout_changes_nothing(chief, site, sent):
    answer = chief.post(url(site), {"blocks": sent, "base_revision": 0})
    assert "Chưa lưu." in answer.content.decode()
    assert Block.objects.count() == 3


def test_a_refused_layout_comes_back_as_it_was_typed(chief, site):
    bad = changed(working(site), "Tin mới", title="Tên đã gõ", shown_from="2026-12-30T00:00:00+07:00",
                  shown_until="2026-12-29T00:00:00+07:00")  # fmt: skip
    answer = post(chief, site, bad, note="Ghi chú đã gõ")
    page = answer.content.decode()
    assert "“Tên đã gõ”: lúc thôi hiện phải sau lúc bắt đầu hiện." in page
    assert "Ghi chú đã gõ" in page
    assert shown_blocks(answer) == bad
    assert answer.context["data"]["unsaved"]


def test_two_people_are_merged_and_told(chief, site, client):
    opened = working(site)
    hoa = make.user("admin", last_name="Trần Thị", first_name="Hoa")
    placement.save(site.pk, THEME, 0, changed(opened, "Tin mới", title="Tin của Hoa"), hoa)
    answer = post(chief, site, changed(opened, "Tìm kiếm", slot="left"))
    assert "Đã gộp với thay đổi của Trần Thị Hoa." in chief.get(answer["Location"]).content.decode()
    assert list(Block.objects.filter(slot="left").values_list("title", flat=True)) == ["Tin của Hoa", "Tìm kiếm"]


def test_a_clash_is_shown_with_both_values_and_my_layout_stays(chief, site):
    opened = working(site)
    hoa = make.user("admin", last_name="Trần Thị", first_name="Hoa")
    theirs = changed(changed(opened, "Tin mới", options={"count": 9, "style": ""}), "Tìm kiếm", slot="top")
    placement.save(site.pk, THEME, 0, theirs, hoa)
    mine = [
        block for block in changed(opened, "Tin mới", options={"count": 3, "style": ""}) if block["title"] != "Tìm kiếm"
    ]
    answer = post(chief, site, mine)
    page = answer.content.decode()
    assert "Trần Thị Hoa vừa lưu bố cục này" in page
    assert "“Tin mới”: số mục" in page
    assert "Giữ của tôi: <strong>3</strong>" in page
    assert "Lấy của Trần Thị Hoa: <strong>9</strong>" in page
    assert "Giữ của tôi: <strong>Bỏ khối</strong>" in page
    assert shown_blocks(answer) == mine
    keys = [clash["key"] for clash in answer.context["clashes"]]
    one = post(chief, site, mine, against=1, **{keys[0]: "mine"})
    assert [clash["key"] for clash in one.context["clashes"]] == keys[1:]
    done = post(chief, site, mine, against=1, **dict(zip(keys, ("mine", "theirs"), strict=True)))
    assert done.status_code == 302
    assert Block.objects.get(title="Tin mới").options["count"] == 3
    assert Block.objects.get(title="Tìm kiếm").slot == "top"


def test_a_choice_holds_only_for_what_it_was_made_against(chief, site):
    opened = working(site)
    for number, title in enumerate(("Tên một", "Tên hai")):
        placement.save(site.pk, THEME, number, changed(working(site), working(site)[0]["title"], title=title), None)
    mine = changed(opened, "Tin mới", title="Tên của tôi")
    key = f"choice-{opened[0]['id']}:title"
    answer = post(chief, site, mine, against=1, **{key: "mine"})
    assert answer.context["clashes"][0]["sides"][1] == ("theirs", "“Tên hai”")
    assert post(chief, site, mine, against=2, **{key: "mine"}).status_code == 302


# --- the form of a block ----------------------------------------------------------
def new_block(code: str, **values) -> dict:
    options = blocks.kinds()[code].read_options({})
    return {"id": "new-1", "slot": "right", "code": code, "title": "", "pages": [], "options": options,
            "enabled": True, "shown_from": None, "shown_until": None, **values}  # fmt: skip


def filled(form: BlockForm) -> dict:
    """What a browser sends of a form nobody touched."""
    sent = {}
    for field in form:
        value = field.value()
        if value is True or (value and not isinstance(value, bool)):
            sent[field.html_name] = field.field.widget.format_value(value) if hasattr(value, "year") else value
    return sent


@pytest.fixture
def choices(site):
    make.category("Tin trong tỉnh")
    make.category("Kinh tế")
    LinkGroup.objects.create(site=site, code="tinh", title="Các tỉnh")
    MenuItem.objects.create(site=site, label="Tin tức", address="/tin/")
    make_documents.field()
    return site


SET = {
    "articles.newest": {"count": 12},
    "articles.most_viewed": {"count": 3, "days": 7},
    "articles.related": {"count": 2},
    "articles.newer": {"count": 2},
    "articles.older": {"count": 2},
    "articles.others": {"count": 2},
    "articles.lead": {"count": 6},
    "articles.headline": {"count": 2},
    "articles.section": {"category": "kinh-te", "count": 6},
    "articles.sections": {"categories": ["tin-trong-tinh", "kinh-te"], "count": 2},
    "articles.photos": {"count": 8, "each_album": True},
    "articles.categories": {"root": "kinh-te"},
    "documents.newest": {"count": 9, "kinds": ["quyet-dinh"], "levels": ["quoc-hoi"], "fields": ["khoa-giao"]},
    "documents.fields": {},
    "pages.links": {"group": "tinh"},
    "pages.banner": {"code": ""},
    "pages.html": {"html": "<p>Chào <strong>bạn</strong></p>"},
    "pages.search_box": {},
    "pages.menu": {"root": "Tin tức"},
    "pages.siblings": {},
    "visits.statistics": {"hide_redundant": False},
}


@pytest.mark.parametrize("code", sorted(blocks.kinds()))
def test_every_option_of_every_kind_goes_through_the_form_and_back(choices, code):
    wanted = {**blocks.kinds()[code].read_options({}), **SET[code], "style": "notice"}
    assert set(wanted) == {option.name for option in blocks.kinds()[code].options}
    sent = {f"option_{name}": value for name, value in wanted.items() if value is not False}
    form = BlockForm(choices.pk, new_block(code), {**sent, "enabled": "on"})
    assert form.is_valid(), form.errors
    assert form.outcome()["options"] == wanted
    again = BlockForm(choices.pk, form.outcome())
    assert BlockForm(choices.pk, form.outcome(), filled(again)).is_valid()
    untouched = BlockForm(choices.pk, form.outcome(), filled(again))
    assert untouched.is_valid()
    assert untouched.outcome() == form.outcome()
    assert json.loads(json.dumps(form.outcome())) == form.outcome()


def set_block(client, site, block: dict, **fields):
    return client.post(url(site, "block"), {"block": json.dumps(block), "base_revision": 0, **fields})


def test_the_form_comes_from_the_server_with_the_values_of_now(chief, site):
    page = set_block(chief, site, working(site)[0]).content.decode()
    assert 'value="Tin mới"' in page
    assert 'name="option_count" value="7"' in page
    assert "Các bài mới đăng nhất của cả cổng" in page


def test_a_block_that_is_set_comes_back_with_the_words_of_its_card(chief, site):
    block = working(site)[0]
    answer = set_block(
        chief, site, block, apply=1, title="  Tin   nóng ", option_count=3, enabled="on", pages=["home", "article"],
        shown_until="2099-12-30T23:59",
    ).json()  # fmt: skip
    assert (answer["block"]["title"], answer["block"]["options"]["count"]) == ("Tin nóng", 3)
    assert answer["block"]["pages"] == ["home", "article"]
    assert answer["block"]["shown_until"] == "2099-12-30T23:59:00+07:00"
    assert answer["facts"]["chips"] == [["Trang chủ", ""], ["Bài viết", ""], ["đến 30/12/2099", ""]]
    assert Block.objects.get(title="Tin mới").options == {"count": 7}


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(chief, site):
    page = set_block(
        chief, site, working(site)[0], apply=1, title="Tên đã gõ", option_count=99, enabled="on",
        shown_from="2026-12-30T00:00", shown_until="2026-12-01T00:00",
    ).content.decode()  # fmt: skip
    assert "Lúc thôi hiện phải sau lúc bắt đầu hiện." in page
    assert 'value="Tên đã gõ"' in page
    assert 'name="option_count" value="99"' in page
    assert 'aria-invalid="true"' in page


def test_a_time_that_nobody_touched_keeps_its_seconds(site):
    block = new_block("pages.search_box", shown_until="2099-12-30T23:59:59+07:00")
    form = BlockForm(site.pk, block, filled(BlockForm(site.pk, block)))
    assert form.is_valid(), form.errors
    assert form.outcome()["shown_until"] == "2099-12-30T23:59:59+07:00"


def test_a_kind_for_one_page_offers_no_other(chief, site):
    page = set_block(chief, site, new_block("articles.related")).content.decode()
    assert "chỉ hiện trên trang: Bài viết" in page
    assert 'name="pages"' not in page
    form = BlockForm(site.pk, new_block("articles.related", pages=["home", "article"]), {"option_count": 2})
    assert form.is_valid()
    assert form.outcome()["pages"] == ["article"]


def test_a_slot_of_the_home_page_says_so(chief, site):
    page = set_block(chief, site, new_block("articles.lead", slot="home_lead")).content.decode()
    assert "Chỗ đang đứng chỉ có trên trang: Trang chủ" in page


def test_a_choice_that_is_gone_stays_and_is_told(chief, site):
    block = new_block("articles.section", options={"category": "da-xoa", "count": 4, "style": ""})
    page = set_block(chief, site, block).content.decode()
    assert "trỏ tới chuyên mục không còn: da-xoa" in page
    assert "da-xoa (không còn)" in page
    kept = set_block(chief, site, block, apply=1, option_category="da-xoa", option_count=4, enabled="on").json()
    assert kept["block"]["options"]["category"] == "da-xoa"
    assert ["Nguồn không còn", "red"] in kept["facts"]["chips"]


def test_typed_html_is_cleaned(chief, site):
    typed = "<p onclick=x>Chữ</p><script>alert(1)</script>"
    done = set_block(chief, site, new_block("pages.html"), apply=1, option_html=typed, enabled="on").json()
    assert done["block"]["options"]["html"] == "<p>Chữ</p>"


@pytest.mark.parametrize("block", [{}, {"id": 10**20, "slot": "left", "code": "pages.menu"}, None, 5])
def test_the_form_of_no_block_is_refused_kindly(chief, site, block):
    answer = set_block(chief, site, block)
    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()


# --- cards ------------------------------------------------------------------------
def chips(site, **values) -> list[str]:
    return [text for text, _ in facts(new_block("pages.search_box", **values), Offered(site.pk))["chips"]]


def test_a_card_says_where_and_when(site):
    now = timezone.now()
    past, soon = "2020-01-01T00:00:00+07:00", now.replace(year=now.year + 1).isoformat()
    assert chips(site) == ["mọi trang"]
    assert chips(site, pages=["home"]) == ["Trang chủ"]
    assert chips(site, pages=["home", "article", "tag", "page"]) == ["4 loại trang"]
    assert chips(site, shown_until=past) == ["mọi trang", "đã hết"]
    assert chips(site, shown_from=soon)[1] == "chưa đến hạn"
    assert chips(site, shown_from=past) == ["mọi trang"]
    nowhere = facts(new_block("articles.related", pages=["home"]), Offered(site.pk))
    assert ("không hiện ở trang nào", "red") in nowhere["chips"]
    assert nowhere["on"] == []


def test_the_page_asks_no_more_for_forty_blocks(chief, site, django_assert_max_num_queries):
    make.category("Kinh tế")
    for number in range(40):
        make.block("articles.section", title=f"Mục {number}", options={"category": "kinh-te"})
        make.block("pages.links", title=f"Liên kết {number}")
    with django_assert_max_num_queries(25):
        assert "Mục 39" in chief.get(url(site)).content.decode()


def test_a_kind_that_is_gone_is_shown_and_can_be_removed(chief, site):
    make.block("cu.da_bo", title="Khối cũ")
    assert "Loại khối không còn" in chief.get(url(site)).content.decode()
    left = [block for block in working(site) if block["code"] != "cu.da_bo"]
    assert post(chief, site, left).status_code == 302
    assert not Block.objects.filter(code="cu.da_bo").exists()


# --- preview and versions ---------------------------------------------------------
def test_a_preview_shows_the_unsaved_layout_to_its_maker_only(chief, site, client):
    new = {"id": "new-1", "slot": "right", "code": "pages.html", "title": "Bản thử", "options": {"html": "<p>Thử</p>"}}
    answer = post(chief, site, [*working(site), new], page="preview", preview_path="/")
    assert "Bản thử" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "Bản thử" not in chief.get("/").content.decode()
    assert Block.objects.count() == 3
    assert not Layout.objects.exists()


def test_a_preview_of_no_layout_says_so(chief, site):
    answer = post(chief, site, {"x": 1}, page="preview", preview_path="/")
    assert "Chưa xem thử được" in answer.content.decode()
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_versions_tell_in_words_and_are_restored_by_one_click(chief, site):
    before = working(site)
    post(chief, site, changed(before, "Thống kê website", slot="left"), note="Cho gọn")
    page = chief.get(url(site, "versions")).content.decode()
    assert "Chuyển “Thống kê website” từ Cột phải sang Cột trái" in page
    assert "Cho gọn" in page
    answer = chief.post(url(site, "restore"), {"version": 1})
    assert "Chuyển “Thống kê website” từ Cột trái sang Cột phải" in chief.get(answer["Location"]).content.decode()
    assert working(site) == before
    assert chief.post(url(site, "restore"), {"version": 99}).status_code == 404
    assert chief.post(url(site, "restore"), {"version": "x"}).status_code == 404


def test_long_histories_stand_on_pages(chief, site):
    for number in range(24):
        post(chief, site, changed(working(site), working(site)[0]["title"], title=f"Tin {number}"), base=number)
    first = chief.get(url(site, "versions"))
    assert len(first.context["lines"]) == 20
    assert all(words for _, words in first.context["lines"])
    second = chief.get(f"{url(site, 'versions')}&p=2")
    assert [version.number for version, _ in second.context["lines"]] == [5, 4, 3, 2, 1]


def test_the_versions_of_a_layout_nobody_saved_are_none(chief, site):
    assert "Chưa ai lưu bố cục này" in chief.get(url(site, "versions")).content.decode()


def test_it_goes_back_to_the_shipped_layout(chief, site):
    answer = chief.post(url(site, "shipped"))
    assert "Đã lưu bố cục." in chief.get(answer["Location"]).content.decode()
    assert Block.objects.filter(code="articles.sections").exists()


def test_the_change_log_leads_to_the_page(chief, site):
    post(chief, site, changed(working(site), "Tin mới", enabled=False))
    row = Layout.objects.get()
    answer = chief.get(reverse("admin:layout_layout_change", args=[row.pk]))
    assert f"cong={site.pk}" in answer["Location"]
    assert chief.get(reverse("admin:layout_layout_history", args=[row.pk])).status_code == 200
