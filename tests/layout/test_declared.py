"""Declarations of page data: reading them, trial values, and comparing real values with them."""

from datetime import date
from typing import Annotated, TypedDict

import pytest
from django.utils.safestring import mark_safe

from portal.layout import declared
from portal.layout.declared import empty, fields, follow, mismatches, read, sample
from portal.layout.page_data import Link, Nothing


class Node(TypedDict):
    """Một mục."""

    label: Annotated[str, "nhãn", "Tin tức"]
    children: Annotated[list["Node"], "các mục con"]


SCOPE = {
    "title": read(Annotated[str, "tiêu đề", "Ngày hội"]),
    "nodes": read(Annotated[list[Node], "các mục"]),
    "topic": read(Annotated[Link | Nothing, "dòng sự kiện"]),
    "count": read(Annotated[int, "số", 3]),
}
GOOD = {
    "title": "Chữ",
    "nodes": ({"label": "Một", "children": ()},),
    "topic": {"label": "Bão", "url": "/su-kien/bao/"},
    "count": 0,
}


def test_it_reads_meaning_sample_and_type():
    said = SCOPE["title"]
    assert (said.type, said.meaning, said.sample, said.printed_type) == (str, "tiêu đề", "Ngày hội", "chữ")
    assert SCOPE["topic"].optional
    assert not SCOPE["nodes"].optional


@pytest.mark.parametrize("annotation", [object, dict, Annotated[set[str], "tập"], "chữ"])
def test_it_refuses_types_that_page_data_may_not_hold(annotation):
    with pytest.raises(TypeError):
        read(annotation)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("title", str), ("nodes", list), ("nodes.0.label", str), ("topic.url", str), ("nothing", None),
        ("title.upper", None), ("nodes.label", None), ("topic.nothing", None), ("topic.url.x", None),
    ],
)  # fmt: skip
def test_it_follows_a_path_of_names(path, found):
    said = follow(SCOPE, tuple(path.split(".")))
    assert (said.type if said else None) is found


def test_real_data_of_the_declared_types_passes():
    assert list(mismatches(SCOPE, GOOD)) == []
    assert list(mismatches(SCOPE, {**GOOD, "topic": "", "nodes": []})) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": 5}, "title: int instead of str"),
        ({"title": mark_safe("<b>")}, "title: SafeString instead of str"),
        ({"count": True}, "count: bool instead of int"),
        ({"count": "3"}, "count: str instead of int"),
        ({"nodes": "abc"}, "nodes: str instead of list"),
        ({"nodes": [{"label": "Một"}]}, "nodes.0.children: missing"),
        ({"nodes": [{"label": "Một", "children": [{"label": 1, "children": []}]}]}, "nodes.0.children.0.label: int instead of str"),
        ({"topic": {"label": "a", "url": "b", "name": "c"}}, "topic.name: not declared"),
        ({"topic": None}, "topic: NoneType instead of Link"),
        ({"more": 1}, "more: not declared"),
    ],
)  # fmt: skip
def test_it_tells_where_real_data_differs(wrong, told):
    assert list(mismatches(SCOPE, {**GOOD, **wrong})) == [told]


def test_a_missing_name_is_told():
    assert list(mismatches(SCOPE, {name: value for name, value in GOOD.items() if name != "count"})) == [
        "count: missing"
    ]


def test_trial_values_are_of_the_declared_type():
    for values in (sample, empty):
        assert list(mismatches(SCOPE, {name: values(said) for name, said in SCOPE.items()})) == []
    assert empty(read(date)) is None
    assert sample(SCOPE["nodes"])[0]["children"]


def test_a_group_within_itself_ends():
    depth, nodes = 0, sample(SCOPE["nodes"])
    while nodes:
        depth, nodes = depth + 1, nodes[0]["children"]
    assert depth == declared.LEVELS


def test_fields_of_a_group_keep_their_order():
    assert list(fields(Node)) == ["label", "children"]
