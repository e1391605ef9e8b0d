"""Moving menu entries: always relative to the tree as it is, three levels at most, undone while nobody moved it on."""

import threading

import pytest
from django.db import connection

from portal.base.models import Change, Generation
from portal.pages import menu_moves
from portal.pages.menu_moves import Refused
from portal.pages.menu_tree import tree
from portal.pages.models import MenuItem
from tests import make


@pytest.fixture
def site(db):
    return make.the_site()


@pytest.fixture
def menu(site) -> dict[str, MenuItem]:
    """A (A1 (A11), A2), B, C."""
    made: dict[str, MenuItem] = {}
    for name, parent in (("A", ""), ("A1", "A"), ("A11", "A1"), ("A2", "A"), ("B", ""), ("C", "")):
        made[name] = MenuItem.objects.create(site=site, label=name, parent=made.get(parent), address="/", order=100)
    return made


def shape(site) -> str:
    def words(nodes) -> str:
        return " ".join(f"{node.row}({words(node.children)})" if node.children else str(node.row) for node in nodes)

    return words(tree(MenuItem.objects.filter(site=site)))


def move(menu, name: str, way: str, anchor: str = ""):
    row = menu[name]
    return menu_moves.move(row.site_id, row.pk, way, menu[anchor].pk if anchor else None, None)


@pytest.mark.parametrize(
    ("name", "way", "anchor", "after"),
    [
        ("B", "up", "", "B A(A1(A11) A2) C"),
        ("A", "down", "", "B A(A1(A11) A2) C"),
        ("B", "in", "", "A(A1(A11) A2 B) C"),
        ("A11", "out", "", "A(A1 A11 A2) B C"),
        ("A2", "out", "", "A(A1(A11)) A2 B C"),
        ("A2", "in", "", "A(A1(A11 A2)) B C"),
        ("C", "before", "A2", "A(A1(A11) C A2) B"),
        ("A1", "after", "C", "A(A2) B C A1(A11)"),
        ("C", "into", "B", "A(A1(A11) A2) B(C)"),
        ("C", "into", "A1", "A(A1(A11 C) A2) B"),
        ("A", "before", "C", "B A(A1(A11) A2) C"),
        ("B", "before", "B", "A(A1(A11) A2) B C"),
        ("B", "after", "B", "A(A1(A11) A2) B C"),
        ("B", "into", "A", "A(A1(A11) A2 B) C"),
    ],
)
def test_it_goes_where_it_was_sent(site, menu, name, way, anchor, after):
    move(menu, name, way, anchor)
    assert shape(site) == after


@pytest.mark.parametrize(
    ("name", "way", "anchor", "words"),
    [
        ("A", "up", "", "đã đứng đầu"),
        ("C", "down", "", "đã đứng cuối"),
        ("A", "in", "", "Không có mục nào đứng trước"),
        ("B", "out", "", "cấp ngoài cùng"),
        ("A", "into", "A11", "chính nó"),
        ("A", "into", "A", "chính nó"),
        ("A", "into", "B", "nhiều nhất 3 cấp"),
        ("B", "into", "A11", "nhiều nhất 3 cấp"),
        ("A1", "after", "A11", "chính nó"),
        ("B", "sideways", "", "Không rõ"),
    ],
)
def test_it_refuses_in_a_sentence_and_changes_nothing(site, menu, name, way, anchor, words):
    with pytest.raises(Refused, match=words):
        move(menu, name, way, anchor)
    assert shape(site) == "A(A1(A11) A2) B C"
    assert not Change.objects.exists()


def test_entries_that_are_gone_are_said_to_be_gone(site, menu):
    gone = menu["C"].pk
    menu["C"].delete()
    with pytest.raises(Refused, match="không còn"):
        menu_moves.move(site.pk, gone, "up", None, None)
    with pytest.raises(Refused, match="nơi đến không còn"):
        menu_moves.move(site.pk, menu["B"].pk, "before", gone, None)


def test_entries_of_another_site_are_out_of_reach(site, menu):
    other = make.site("khac.localhost")
    foreign = MenuItem.objects.create(site=other, label="X", address="/")
    for item, anchor in ((foreign, menu["A"]), (menu["A"], foreign)):
        with pytest.raises(Refused, match="không còn"):
            menu_moves.move(site.pk, item.pk, "before", anchor.pk, None)


def test_a_move_is_logged_shown_anew_and_numbered_cleanly(site, menu):
    actor = make.user("editor")
    before = Generation.objects.get(site=site).number
    menu_moves.move(site.pk, menu["C"].pk, "up", None, actor, "10.0.0.7")
    line = Change.objects.get()
    assert (line.action, line.actor, line.address) == ("chuyển chỗ", actor, "10.0.0.7")
    assert line.note == "từ vị trí 3 ở cấp ngoài cùng đến vị trí 2 ở cấp ngoài cùng"
    assert Generation.objects.get(site=site).number == before + 1
    top = MenuItem.objects.filter(site=site, parent=None).order_by("order")
    assert list(top.values_list("label", "order")) == [("A", 10), ("C", 20), ("B", 30)]


@pytest.mark.parametrize(
    ("name", "way", "anchor"),
    [
        ("B", "up", ""),
        ("C", "up", ""),
        ("A11", "out", ""),
        ("C", "into", "A1"),
        ("A1", "after", "C"),
        ("A", "down", ""),
    ],
)
def test_undo_puts_it_back(site, menu, name, way, anchor):
    moved = move(menu, name, way, anchor)
    assert shape(site) != "A(A1(A11) A2) B C"
    menu_moves.undo(site.pk, moved, None)
    assert shape(site) == "A(A1(A11) A2) B C"


def test_undo_is_refused_once_it_was_moved_again(site, menu):
    moved = move(menu, "C", "up")
    move(menu, "C", "up")
    with pytest.raises(Refused, match="đã được chuyển tiếp"):
        menu_moves.undo(site.pk, moved, None)
    assert shape(site) == "C A(A1(A11) A2) B"


def test_undo_keeps_what_others_moved_since(site, menu):
    moved = move(menu, "C", "into", "A")
    move(menu, "B", "up")
    menu_moves.undo(site.pk, moved, None)
    assert shape(site) == "B A(A1(A11) A2) C"


def test_undo_without_its_old_parent_says_so(site, menu):
    moved = move(menu, "A11", "after", "C")
    menu["A1"].delete()
    with pytest.raises(Refused, match="nơi đến không còn"):
        menu_moves.undo(site.pk, moved, None)


def test_a_circle_in_the_table_can_be_taken_apart(site, menu):
    MenuItem.objects.filter(pk=menu["B"].pk).update(parent=menu["C"])
    MenuItem.objects.filter(pk=menu["C"].pk).update(parent=menu["B"])
    move(menu, "B", "before", "A")
    assert shape(site) == "B(C) A(A1(A11) A2)"


def test_a_move_costs_the_same_in_a_long_menu(site, menu, django_assert_max_num_queries):
    MenuItem.objects.bulk_create(MenuItem(site=site, label=f"M{n}", address="/") for n in range(200))
    with django_assert_max_num_queries(12):
        move(menu, "C", "up")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_two_people_who_move_different_entries_lose_nothing():
    site = make.the_site()
    rows = [MenuItem.objects.create(site=site, label=f"M{n}", address="/", order=n) for n in range(13)]
    first, problems = rows[0], []

    # They meet before each step, so that both read before either writes.
    def push(mine: list[MenuItem], start: threading.Barrier) -> None:
        try:
            for row in mine:
                start.wait(20)
                menu_moves.move(site.pk, row.pk, "into", first.pk, None)
        except Exception as error:  # noqa: BLE001 - told by the test
            problems.append(error)
        finally:
            connection.close()

    start = threading.Barrier(2)
    threads = [threading.Thread(target=push, args=(rows[place::2], start)) for place in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert problems == []
    below = MenuItem.objects.filter(parent=first).order_by("order")
    assert {row.label for row in below} == {f"M{n}" for n in range(1, 13)}
    assert [row.order for row in below] == [10 * place for place in range(1, 13)]
    assert Generation.objects.get(site=site).number == 13
