"""The tree of the menu in the admin: what is told of each entry, who may move, the way without JavaScript."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from portal.base.models import Change
from portal.identity import sites
from portal.pages import menu_tree
from portal.pages.menus import dead
from portal.pages.models import MenuItem
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db
LIST, ADD = reverse("admin:pages_menuitem_changelist"), reverse("admin:pages_menuitem_add")
MOVE, UNDO = reverse("admin:pages_menuitem_move"), reverse("admin:pages_menuitem_undo")


def keeper(*rights: str, **values):
    user = make.user("editor", **values)
    names = [f"{right}_menuitem" for right in rights or ("view", "add", "change", "delete")]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def site():
    return make.the_site()


@pytest.fixture
def office(client, site):
    client.force_login(keeper())
    return client


def item(label: str, target=None, **values) -> MenuItem:
    values.setdefault("site", make.the_site())
    if target is not None:
        values["target"] = target
    return MenuItem.objects.create(label=label, **values)


def labels() -> list[str]:
    return list(MenuItem.objects.order_by("order", "pk").values_list("label", flat=True))


def chips(label: str) -> list[str]:
    nodes = menu_tree.read(sites.by_id(make.the_site().pk))
    node = next(part for top in nodes for part in top.walk() if part.row.label == label)
    return [words for words, _ in node.chips]


def test_each_entry_says_why_citizens_do_not_see_it(office):
    tomorrow = timezone.now() + timedelta(days=1)
    local = timezone.localtime(tomorrow)
    item("Một", make.page("Trang một"))
    item("Hai", make.page("Nháp", state=State.DRAFT))
    item("Ba", make.page("Gỡ", state=State.WITHDRAWN))
    item("Bốn", make.page("Cũ", state=State.ARCHIVED))
    item("Năm", make.page("Mai", state=State.APPROVED, scheduled=True, published_at=tomorrow))
    item("Sáu", target_type=ContentType.objects.get_for_model(Article), target_id=999_999)
    item("Bảy", make.category("Rỗng"))
    item("Tám")
    item("Chín", address="/khong-co-trang-nay/")
    item("Mười", address="/", enabled=False)
    item("Mười một", make.page("Thùng rác", deleted_at=timezone.now()))
    told = {
        "Một": [], "Hai": ["chưa đăng"], "Ba": ["đã gỡ"], "Bốn": ["đã lưu trữ"],
        "Năm": [f"hẹn giờ {local:%d/%m/%Y}"], "Sáu": ["nội dung không còn"], "Bảy": ["chuyên mục trống"],
        "Tám": ["không hiện vì nhóm trống"], "Chín": ["không có trang này"], "Mười": ["đang tắt"],
        "Mười một": ["trong thùng rác"],
    }  # fmt: skip
    text = office.get(LIST).content.decode()
    for label, words in told.items():
        assert chips(label) == words
        assert all(f">{word}</span>" in text for word in words)
    assert "Trang giới thiệu: Trang một" in text


def test_what_it_says_agrees_with_the_public_menu(client):
    group, empty = item("Nhóm"), item("Nhóm rỗng")
    item("Có", make.page("Lịch sử"), parent=group)
    item("Không", make.page("Nháp", state=State.DRAFT), parent=empty)
    off = item("Tắt", enabled=False)
    item("Dưới tắt", address="/", parent=off)
    full = make.category("Có tin")
    make.article(category=full)
    item("Chuyên mục", full)
    nodes = menu_tree.read(sites.by_id(group.site_id))
    shown = {part.row.label for top in nodes for part in top.walk() if part.is_shown}
    menu = client.get("/").content.decode().split('id="menu-list"')[1].split("</nav>")[0]
    assert shown == {"Nhóm", "Có", "Chuyên mục"}
    for label in ("Nhóm", "Nhóm rỗng", "Có", "Không", "Tắt", "Dưới tắt", "Chuyên mục"):
        assert (f">{label}<" in menu) == (label in shown), label


def test_the_filter_keeps_problems_and_what_they_stand_in(office):
    group = item("Nhóm", address="/")
    item("Hỏng", make.page("Nháp", state=State.DRAFT), parent=group)
    item("Tốt", make.page("Trang"))
    text = office.get(LIST, {"van-de": "1"}).content.decode()
    assert ">Nhóm<" in text and ">Hỏng<" in text
    assert ">Tốt<" not in text
    assert 'name="move"' not in text


def test_the_buttons_work_without_javascript(office, site):
    for label in ("Một", "Hai", "Ba"):
        item(label, address="/")
    row = MenuItem.objects.get(label="Ba")
    answer = office.post(MOVE, {"site": site.pk, "move": f"{row.pk}:up"}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"#muc-{row.pk}")
    assert labels() == ["Một", "Ba", "Hai"]
    assert "Đã chuyển “Ba” đến vị trí 2" in answer.content.decode()
    answer = office.post(UNDO, {"site": site.pk}, follow=True)
    assert labels() == ["Một", "Hai", "Ba"]
    assert "Đã hoàn tác." in answer.content.decode()
    answer = office.post(UNDO, {"site": site.pk}, follow=True)
    assert "Không còn gì để hoàn tác" in answer.content.decode()


def test_a_refused_move_is_told(office, site):
    row = item("Một", address="/")
    answer = office.post(MOVE, {"site": site.pk, "move": f"{row.pk}:up"}, follow=True)
    assert "đã đứng đầu" in answer.content.decode()
    answer = office.post(MOVE, {"site": site.pk, "move": "999999:up"}, follow=True)
    assert "không còn" in answer.content.decode()


@pytest.mark.parametrize("data", [{"move": "x:up"}, {"move": ""}, {"item": "1" * 40, "way": "into"}, {"move": "²:up"}])
def test_nonsense_is_refused_in_words(office, site, data):
    answer = office.post(MOVE, {"site": site.pk, **data}, follow=True)
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("writer", 403), ("stranger", 403), ("admin", 200)])
def test_only_people_with_the_right_see_it(client, site, role, status):
    client.force_login(make.user(role))
    assert client.get(LIST).status_code == status


def test_who_may_only_look_moves_nothing(client, site):
    row = item("Một", address="/")
    item("Hai", address="/")
    client.force_login(keeper("view"))
    text = client.get(LIST).content.decode()
    assert 'name="move"' not in text and "Thêm mục" not in text and ">Xóa<" not in text
    assert client.post(MOVE, {"site": site.pk, "move": f"{row.pk}:down"}).status_code == 403
    assert client.post(UNDO, {"site": site.pk}).status_code == 403


def test_nobody_reaches_the_menu_of_another_site(office):
    other = make.site("khac.localhost", name="Cổng khác")
    row = item("Của cổng khác", address="/", site=other)
    assert "Của cổng khác" not in office.get(LIST, {"site": other.pk}).content.decode()
    assert office.post(MOVE, {"site": other.pk, "move": f"{row.pk}:down"}).status_code == 403
    office.post(f"{ADD}?site={other.pk}", {"label": "Mới", "enabled": "on"})
    assert not MenuItem.objects.filter(site=other, label="Mới").exists()


def test_moving_is_by_post_only(office, site):
    assert office.get(MOVE).status_code == 403
    assert office.get(UNDO).status_code == 403


def test_a_new_entry_stands_last_under_its_parent(office, site):
    group = item("Nhóm", order=5)
    item("Cũ", parent=group, address="/", order=70)
    path = f"{ADD}?site={site.pk}&parent={group.pk}"
    assert f'<option value="{group.pk}" selected>' in office.get(path).content.decode()
    answer = office.post(path, {"label": "Mới", "parent": group.pk, "address": "/van-ban/", "enabled": "on"})
    row = MenuItem.objects.get(label="Mới")
    assert answer["Location"].endswith(f"#muc-{row.pk}")
    assert (row.parent, row.order) == (group, 80)


def test_the_form_offers_only_places_that_themes_draw(office):
    one = item("Một")
    two = item("Hai", parent=one)
    three = item("Ba", parent=two)
    four = item("Bốn")
    choices = {
        key for key, _ in office.get(reverse("admin:pages_menuitem_change", args=[four.pk])).context["adminform"].form["parent"].field.choices
    }  # fmt: skip
    assert choices == {"", one.pk, two.pk}
    answer = office.post(
        reverse("admin:pages_menuitem_change", args=[one.pk]), {"label": "Một", "parent": four.pk, "enabled": "on"}
    )
    assert "Menu có nhiều nhất 3 cấp" in answer.content.decode()
    assert three.parent_id == two.pk


def test_deleting_a_parent_says_what_goes_along(office, site):
    group = item("Nhóm")
    child = item("Con", parent=group, address="/")
    item("Cháu", parent=child, address="/")
    path = f"{reverse('admin:pages_menuitem_delete', args=[group.pk])}?site={site.pk}"
    text = office.get(path).content.decode()
    assert "2 mục con sẽ bị xóa cùng." in text
    assert MenuItem.objects.count() == 3
    answer = office.post(path, {"post": "yes"})
    assert answer["Location"].startswith(LIST)
    assert not MenuItem.objects.exists()
    notes = Change.objects.filter(action="xóa").values_list("object_name", "note")
    assert set(notes) == {("Nhóm", ""), ("Con", "cùng mục “Nhóm”"), ("Cháu", "cùng mục “Nhóm”")}


def queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_tree_costs_the_same_with_two_hundred_entries(office):
    def grow(first: int, last: int) -> None:
        for place in range(first, last):
            item(f"Trang {place}", make.page(f"Trang {place}"))
            item(f"Nhóm {place}", address="/")

    make.article()
    item("Chuyên mục", make.category())
    grow(0, 2)
    office.get(LIST)
    few = queries(office, LIST)
    grow(2, 100)
    office.get(LIST)
    assert queries(office, LIST) == few <= 20


def test_the_start_page_is_told_of_entries_that_lead_nowhere(django_assert_num_queries):
    site, other = make.the_site(), make.site("khac.localhost", name="Cổng khác")
    item("Tốt", make.page("Trang"))
    item("Nháp", make.page("Nháp", state=State.DRAFT))
    assert dead({site.pk}) == []
    item("Đã gỡ đi", make.page("Gỡ", state=State.WITHDRAWN))
    item("Tắt", make.page("Gỡ 2", state=State.WITHDRAWN), enabled=False)
    item("Gõ sai", address="/khong-co/", site=other)
    assert dead({site.pk}) == ["Menu dẫn tới nội dung không còn hiện: “Đã gỡ đi” (đã gỡ)."]
    assert len(dead(None)) == 2
    assert "của Cổng khác" in dead(None)[1]
    assert dead(set()) == []
    for number in range(9):
        item(f"Hỏng {number}", address=f"/khong-co-{number}/")
    assert "và 5 mục khác" in dead({site.pk})[0]
    with django_assert_num_queries(2):
        dead({site.pk})


def test_a_move_by_somebody_else_is_no_conflict_with_the_open_form(office, site):
    row = item("Một", address="/", order=5)
    item("Hai", address="/", order=6)
    path = reverse("admin:pages_menuitem_change", args=[row.pk])
    seen = office.get(path).context["adminform"].form["seen"].value()
    office.post(MOVE, {"site": site.pk, "move": f"{row.pk}:down"})
    office.post(path, {"label": "Một mới", "address": "/", "enabled": "on", "seen": seen})
    assert labels() == ["Hai", "Một mới"]
