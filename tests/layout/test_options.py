"""Options of blocks: whatever the database holds, a block gets each declared one with a value of its type."""

import pytest

from portal.layout import blocks
from portal.layout.blocks import read_options
from portal.layout.options import Count, Days, Flag, Html, ManyOf, Offered, OneOf, Style, Text
from tests import make

GARBAGE = [None, "", "x", 5, -5, 10**30, 1.5, float("nan"), True, [], ["x", None, {}], {}, {"a": 1}, "<script>", "\0"]
TYPES = {Flag: bool, Html: str, OneOf: str, Style: str, Text: str, ManyOf: list}


@pytest.mark.parametrize("code", sorted(blocks.kinds()))
@pytest.mark.parametrize("garbage", GARBAGE)
def test_every_kind_gets_values_of_the_declared_types(code, garbage):
    kind = blocks.kinds()[code]
    found = kind.read_options({option.name: garbage for option in kind.options} | {"lạ": 1})
    assert set(found) == {option.name for option in kind.options}
    for option in kind.options:
        assert isinstance(found[option.name], TYPES.get(type(option), int)), option.name
        assert option.read(found[option.name]) == found[option.name], option.name
    assert kind.read_options(garbage) == kind.read_options({})


def test_numbers_keep_their_bounds():
    declared = [Count(4, most=8), Days()]
    assert read_options(declared, {}) == {"count": 4, "days": 30}
    assert read_options(declared, {"count": 99, "days": 10**9}) == {"count": 8, "days": 3650}
    assert read_options(declared, {"count": -1, "days": True}) == {"count": 1, "days": 30}


def test_many_are_kept_once_in_their_order():
    assert ManyOf("a", "A").read(["b", "a", "b", 5, ""]) == ["b", "a"]


def test_html_is_cleaned_and_styles_are_a_closed_list():
    assert Html().read("<p onclick=x>Chữ</p><script>alert(1)</script>") == "<p>Chữ</p>"
    assert (Style().read("notice"), Style().read('"><script>')) == ("notice", "")


def test_what_is_offered_is_read_once():
    asked = []

    def choices(site_id):
        asked.append(site_id)
        return [("a", "A")]

    offered = Offered(7)
    one, many = OneOf("x", "X", choices=choices), ManyOf("y", "Y", choices=choices)
    assert [one.missing(offered, "a"), one.missing(offered, "b"), one.missing(offered, "")] == [[], ["b"], []]
    assert many.missing(offered, ["a", "c"]) == ["c"]
    assert asked == [7]


@pytest.mark.django_db
def test_chosen_boxes_stand_first_in_their_order():
    site = make.the_site()
    tree = make.category("Tin tức")
    make.category("Kinh tế", parent=tree)
    make.category("Văn hóa")
    option = next(one for one in blocks.kinds()["articles.sections"].options if one.name == "categories")
    field = option.field(site.pk, ["van-hoa", "tin-tuc/kinh-te", "da-xoa"])
    assert field.choices == [
        ("van-hoa", "Văn hóa"), ("tin-tuc/kinh-te", "Kinh tế"), ("da-xoa", "da-xoa (không còn)"), ("tin-tuc", "Tin tức")
    ]  # fmt: skip
