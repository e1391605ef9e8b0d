"""Charts: well-formed pictures with a name, without styles, safe against what titles hold."""

import xml.etree.ElementTree as ElementTree

import pytest

from portal.visits import charts

EVIL = "<script>\"&'"


def drawn() -> dict[str, str]:
    return {
        "columns": charts.columns("a", EVIL, EVIL, [EVIL, "02/11"], [3, 1_200_000], [5, 0]),
        "shares": charts.shares("b", EVIL, EVIL, [(EVIL, 3), ("Điện thoại", 1)]),
        "heat map": charts.heat_map("c", EVIL, EVIL, [(EVIL, [0, 7]), ("Thứ ba", [1, 2])], [EVIL, "1h"]),
        "nothing": charts.columns("d", "Không có", "Không có", [], []),
        "zeros": charts.columns("e", "Không có", "Không có", ["1"], [0], [0]),
        "no shares": charts.shares("f", "Không có", "Không có", [("Điện thoại", 0)]),
    }


@pytest.mark.parametrize("name", drawn())
def test_it_is_a_named_picture_without_styles(name):
    markup = drawn()[name]
    picture = ElementTree.fromstring(markup)  # noqa: S314
    assert picture.get("role") == "img"
    ids = {element.get("id") for element in picture.iter() if element.get("id")}
    assert set(picture.get("aria-labelledby").split()) == ids
    assert " style=" not in markup and "<script" not in markup


def numbers(markup: str, name: str) -> list[float]:
    picture = ElementTree.fromstring(markup)  # noqa: S314
    return [float(rect.get(name)) for rect in picture.iter("rect") if rect.get("class") == "chart-column"]


def test_columns_are_as_high_as_their_numbers():
    low, high = numbers(charts.columns("a", "", "", ["1", "2"], [50, 100]), "height")
    assert high == 2 * low > 0


def test_the_scale_holds_the_line_too():
    assert max(numbers(charts.columns("a", "", "", ["1"], [10], [1000]), "height")) < 3


@pytest.mark.parametrize(
    ("most", "steps"), [(0, [0, 1, 2]), (1, [0, 1, 2]), (7, [0, 2, 4, 6, 8]), (1307, [0, 500, 1000, 1500])]
)
def test_the_scale_has_round_steps(most, steps):
    assert charts._scale(most) == steps


def test_shares_are_parts_of_the_whole():
    markup = charts.shares("b", "", "", [("Điện thoại", 30), ("Máy tính", 10)], 100)
    assert "30 (30,0%)" in markup
    assert numbers(markup, "width") == [560, 186.7]


def test_the_darkest_cell_is_the_largest():
    markup = charts.heat_map("c", "", "", [("T2", [0, 1, 100])], ["0h", "1h", "2h"])
    assert [f"heat-{level}" in markup for level in (0, 1, 5)] == [True, True, True]
