"""The main menu: hidden without content, the marked place, depth."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError

from portal.base.generation import raise_for
from portal.identity import sites
from portal.pages.menus import main_menu
from portal.pages.models import MenuItem
from portal.publishing import services
from portal.publishing.states import STEPS, State
from tests import make

pytestmark = pytest.mark.django_db


def item(label: str, target=None, **values) -> MenuItem:
    values.setdefault("site", make.the_site())
    if target is not None:
        values["target_type"], values["target_id"] = ContentType.objects.get_for_model(target), target.pk
    return MenuItem.objects.create(label=label, **values)


def labels(path: str = "/", language: str = "vi") -> list:
    def walk(nodes):
        return [(node["label"], walk(node["children"])) if node["children"] else node["label"] for node in nodes]

    return walk(main_menu(sites.find("laichau.localhost"), language, path))


def test_entries_follow_their_order_and_tree():
    top = item("Tin tức", order=2)
    item("Trang chủ", address="/", order=1)
    item("Thời sự", parent=top, address="/chuyen-muc/thoi-su/")
    assert labels() == ["Trang chủ", ("Tin tức", ["Thời sự"])]


def test_entries_without_content_and_groups_left_empty_are_hidden():
    group = item("Nhóm")
    item("Nháp", make.page("Nháp", state=State.DRAFT), parent=group)
    item("Chuyên mục rỗng", make.category("Rỗng"), parent=group)
    item("Chỉ là tên nhóm")
    item("Tắt", address="/x/", enabled=False)
    assert labels() == []


def test_an_entry_appears_as_soon_as_its_content_is_public():
    page = make.page("Lịch sử", state=State.DRAFT)
    item("Lịch sử", page)
    item("Kinh tế", category := make.category("Kinh tế"))
    assert labels() == []
    services.take(STEPS["publish"], page, make.user("editor"))
    assert labels() == ["Lịch sử"]
    make.article(category=make.category("Nông nghiệp", parent=category))
    assert labels() == ["Lịch sử", "Kinh tế"]


def test_an_entry_whose_content_was_deleted_is_hidden():
    page = make.page()
    item("Trang", page)
    page.delete()
    assert labels() == []


def test_a_group_under_something_switched_off_is_hidden_with_it():
    top = item("Tắt", enabled=False)
    item("Con", parent=top, address="/x/")
    assert labels() == []


def test_the_place_is_marked_and_its_branch_is_open(client):
    page = make.page("Lịch sử")
    top = item("Giới thiệu")
    item("Lịch sử tỉnh", page, parent=top)
    item("Trang chủ", address="/")
    nodes = {node["label"]: node for node in main_menu(sites.find("laichau.localhost"), "vi", page.get_absolute_url())}
    assert nodes["Giới thiệu"]["open"]
    assert nodes["Giới thiệu"]["children"][0]["here"]
    assert not nodes["Trang chủ"]["open"]
    assert not nodes["Trang chủ"]["here"]
    assert 'aria-current="page"' in client.get(page.get_absolute_url()).content.decode()


def test_an_english_label_is_used_where_there_is_one():
    item("Tin tức", address="/a/", label_en="News")
    item("Văn bản", address="/b/")
    assert labels(language="en") == ["News", "Văn bản"]


def test_a_very_deep_menu_takes_no_page_down(client):
    node = None
    for depth in range(12):
        node = item(f"Cấp {depth}", parent=node, address=f"/x{depth}/")
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Cấp 0" in answer.content.decode()


def test_the_form_refuses_what_no_theme_draws():
    node = item("Một")
    for label in ("Hai", "Ba"):
        node = item(label, parent=node)
        node.clean()
    with pytest.raises(ValidationError, match="3 cấp"):
        MenuItem(site=node.site, label="Bốn", parent=node).clean()


def test_an_entry_cannot_stand_in_itself():
    top = item("Trên")
    below = item("Dưới", parent=top)
    top.parent = below
    with pytest.raises(ValidationError) as error:
        top.clean()
    assert "parent" in error.value.message_dict


def test_a_circle_in_the_table_shows_nothing_and_hangs_nowhere():
    one, two = item("Một", address="/1/"), item("Hai", address="/2/")
    MenuItem.objects.filter(pk=one.pk).update(parent=two)
    MenuItem.objects.filter(pk=two.pk).update(parent=one)
    assert labels() == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example/", "data:text/html,x", "ftp://x/", "x", "/a b"]
)
def test_an_address_that_is_no_link_is_refused(address):
    with pytest.raises(ValidationError) as error:
        MenuItem(site=make.the_site(), label="X", address=address).full_clean()
    assert "address" in error.value.message_dict


def test_the_menu_is_built_once_per_generation(django_assert_num_queries):
    item("Trang chủ", address="/")
    labels()
    with django_assert_num_queries(1):  # the Site itself
        labels()
    raise_for(make.the_site().pk)
    with django_assert_num_queries(2):
        labels()
