"""Names of page data as the editor of templates lists and inserts them."""

from datetime import date
from typing import Annotated, TypedDict

import pytest

from portal.layout.declared import read
from portal.layout.naming import described, loop_word
from portal.layout.page_data import Link, MenuItem, Nothing, PageStep, Picture, Step


class Effect(TypedDict):
    label: Annotated[str, "chữ", "Còn hiệu lực"]
    tone: Annotated[str, "màu", "green"]


def insert(name: str, annotation) -> str:
    return described({name: read(annotation)})[0].insert


@pytest.mark.parametrize(
    ("annotation", "code"),
    [
        (Annotated[str, "chữ", "a"], "{{ x }}"),
        (Annotated[bool, "đúng", True], "{% if x %}…{% endif %}"),
        (Annotated[date, "ngày", date(2021, 7, 16)], '{{ x|date:"d/m/Y" }}'),
        (Annotated[Link, "liên kết"], '<a href="{{ x.url }}">{{ x.label }}</a>'),
        (Annotated[Effect, "nhóm"], "{{ x.label }}"),
        (Annotated[Link | Nothing, "liên kết"], '{% if x %}<a href="{{ x.url }}">{{ x.label }}</a>{% endif %}'),
    ],
)
def test_the_code_to_insert_fits_the_type(annotation, code):
    assert insert("x", annotation) == code


def test_a_list_is_inserted_as_a_loop_and_its_names_are_those_of_one_item():
    (found,) = described({"links": read(Annotated[list[Link], "các liên kết"])})
    assert found.insert == '{% for link in links %}\n<a href="{{ link.url }}">{{ link.label }}</a>\n{% endfor %}'
    assert [child.name for child in found.children] == ["link.label", "link.url"]


@pytest.mark.parametrize(
    ("path", "item", "word"),
    [
        ("cards", Link, "card"), ("menu", MenuItem, "item"), ("pager.pages", PageStep, "step"),
        ("page.breadcrumb", Step, "step"), ("item.children", MenuItem, "child"), ("site.logo", Picture, "picture"),
        ("comment.replies", Link, "reply"), ("article.reader_comments", Link, "comment"),
    ],
)  # fmt: skip
def test_the_word_for_one_item_reads_well_and_hides_nothing(path, item, word):
    assert loop_word(path, read(Annotated[list[item], "x"]), {"page", "menu", "site"}) == word


def test_a_picture_is_inserted_with_its_size_and_description():
    code = insert("site.logo", Annotated[list[Picture], "biểu trưng"])
    assert code.startswith('{% for picture in site.logo %}\n<img src="{{ picture.url }}" width="{{ picture.width }}"')
    assert 'alt="{{ picture.alt }}"' in code


def test_a_group_within_itself_is_listed_twice_and_ends():
    (menu,) = described({"menu": read(Annotated[list[MenuItem], "menu"])})
    children = next(child for child in menu.children if child.name == "item.children")
    deepest = next(child for child in children.children if child.name == "child.children")
    assert deepest.children == ()
    assert deepest.insert.startswith("{% for ")


def test_a_note_stands_behind_the_meaning():
    (found,) = described({"x": read(Annotated[str, "chữ", "a"])}, note="chỉ có ở: Trang chủ")
    assert found.meaning == "chữ (chỉ có ở: Trang chủ)"
